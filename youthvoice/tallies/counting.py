"""Counts the facts of one period: all of an indicator and its parts, each with its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, cast, distinct, func, literal, select, union_all
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Person
from youthvoice.agreement.models import ContactKind
from youthvoice.folders.models import Folder
from youthvoice.tallies.facts import Facts, Window
from youthvoice.tallies.turns import turn_marks


@dataclass(frozen=True)
class Counted:
    """How often, of how many people. `part` is empty for the whole."""

    part: str
    count: int
    people: int


Counting = Callable[[Session, Window], list[Counted]]


class Grouped:
    """Counts what a query of facts finds. The database does it."""

    def __init__(self, query: Callable[[Window], Facts]) -> None:
        self._query = query

    def __call__(self, session: Session, window: Window) -> list[Counted]:
        """The whole, and each part there is."""
        found = self._query(window).cte("facts")
        numbers = func.count(), func.count(distinct(found.c.folder_id))
        part = cast(found.c.part, String)
        whole = select(literal("").label("part"), *numbers).select_from(found)
        each = select(part, *numbers).where(part != "").group_by(part)
        return [Counted(*row) for row in session.execute(union_all(whole, each))]

    def by_team(self, session: Session, window: Window) -> dict[UUID | None, Counted]:
        """The whole by the team of each folder's keyworker today; None for those without one."""
        found = self._query(window).cte("facts")
        rows = session.execute(
            select(Person.team_id, func.count(), func.count(distinct(found.c.folder_id)))
            .select_from(found)
            .join(Folder, Folder.id == found.c.folder_id)
            .outerjoin(Person, Person.id == Folder.keyworker_id)
            .group_by(Person.team_id)
        )
        return {team_id: Counted("", count, people) for team_id, count, people in rows}


def grouped(query: Callable[[Window], Facts]) -> Grouped:
    """Counts by this query."""
    return Grouped(query)


def held_turns(kind: ContactKind) -> Counting:
    """Counts the turns of one kind of contact."""

    def count(session: Session, window: Window) -> list[Counted]:
        return counted(
            (folder_id, mark, times)
            for (folder_id, mark), times in turn_marks(session, window, kind).items()
        )

    return count


def counted(facts: Iterable[tuple[UUID, str, int]]) -> list[Counted]:
    """The whole and the parts of (folder, part, how often)."""
    count: Counter[str] = Counter()
    people: dict[str, set[UUID]] = {"": set()}
    for folder_id, part, times in facts:
        for name in ("", str(part)):
            count[name] += times
            people.setdefault(name, set()).add(folder_id)
    return [Counted(part, count[part], len(who)) for part, who in people.items()]
