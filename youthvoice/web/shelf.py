"""Where a phone keeps somebody's tickets: under a name that tells nothing, new each round."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from youthvoice.rounds.service import open_round_in
from youthvoice.web.cookies import own_phone_name
from youthvoice.web.visit import Visitor, db, house

_BYTES = 9


@dataclass(frozen=True)
class Shelf:
    """Two young people on one phone have two shelves. `own_phone`: they said that it is theirs."""

    owner: str
    round_id: UUID
    own_phone: bool


def shelf_of(who: Visitor) -> Shelf | None:
    """The shelf for the open round of this young person's area, or None where none is open."""
    found = open_round_in(db(), who.person.area_id)
    if found is None:
        return None
    owner = house().lookup("shelf", f"{found.id} {who.person.id}")[:_BYTES].hex()
    return Shelf(owner, found.id, own_phone_name() == who.name)
