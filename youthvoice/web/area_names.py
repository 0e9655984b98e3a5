"""What areas call it on their young people's phones: asked of the database once a minute."""

from __future__ import annotations

from time import monotonic
from uuid import UUID

from sqlalchemy import select

from youthvoice.accounts.models import Area
from youthvoice.comfort.looks import USUAL, known_name
from youthvoice.db.database import Database, writing
from youthvoice.errors import NotSaved

_LASTS = 60.0


class AreaNames:
    """The names by area. Every page wants one, a page about a failed database too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names: dict[UUID, str] = {}
        self._until = 0.0

    def of(self, area_id: UUID | None) -> str:
        """What this area calls it; for somebody unknown, the only area there is, or the usual."""
        if self._until < monotonic():
            self._ask()
        if area_id is None and len(self._names) == 1:
            (name,) = self._names.values()
            return name
        return self._names.get(area_id, USUAL) if area_id else USUAL

    def forget(self) -> None:
        """A name was changed: this process says so at once, the others within a minute."""
        self._until = 0.0

    def _ask(self) -> None:
        self._until = monotonic() + _LASTS
        try:
            with writing(), self._database.session() as session:
                rows = session.execute(select(Area.id, Area.called)).all()
        except NotSaved:
            # What was known before holds on; whoever looks at this page needs it more than a name.
            return
        self._names = {area_id: known_name(called) for area_id, called in rows}
