"""Opens the plan: every item with its wordings, what was said to it, and what of it is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import NotFound
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, read_leaf
from youthvoice.folders.models import Folder
from youthvoice.plan.models import (
    PlanItem,
    PlanLook,
    PlanStep,
    PlanStepKind,
    PlanVersion,
    PromiseState,
    View,
    Whose,
)

_VIEWS = frozenset({PlanStepKind.AGREE, PlanStepKind.NOT_SURE, PlanStepKind.DISAGREE})
_HAPPENED = frozenset({PlanStepKind.HAPPENED, PlanStepKind.NOT_HAPPENED})
_STATES = frozenset({PlanStepKind.TO_COME, PlanStepKind.DONE, PlanStepKind.CANNOT})


@dataclass(frozen=True)
class Wording:
    """How an item was worded, by whom and since when; a promise also says who and by when."""

    person_id: UUID
    day: date
    fields: Fields
    whose: Whose | None
    by_day: date | None


@dataclass(frozen=True)
class Said:
    """What somebody said to an item."""

    kind: PlanStepKind
    person_id: UUID
    day: date
    version: int
    fields: Fields


@dataclass(frozen=True)
class Item:
    """An aim with its promises, or a promise, opened for whoever holds the folder."""

    id: UUID
    aim_id: UUID | None
    version: int
    state: PromiseState | None
    ended_on: date | None
    is_late: bool
    is_new: bool
    # The place in the folder's order of the last that was written or said to it.
    newest: int
    in_own_words: bool
    wordings: tuple[Wording, ...]
    said: tuple[Said, ...]
    promises: tuple[Item, ...] = field(default=())

    @property
    def now(self) -> Wording:
        """The present wording."""
        return self.wordings[-1]

    @property
    def before(self) -> tuple[Wording, ...]:
        """The earlier wordings, newest first."""
        return self.wordings[-2::-1]

    @property
    def view(self) -> Said | None:
        """What the young person last thought of it, maybe in an earlier wording."""
        return self._last(_VIEWS)

    @property
    def has_view(self) -> bool:
        """Whether they have said what they think of the present wording, or it is their own."""
        return self.in_own_words or (self.view is not None and self.view.version == self.version)

    @property
    def happened(self) -> Said | None:
        """Whether it happened, as the young person last said, maybe of an earlier wording."""
        return self._last(_HAPPENED)

    @property
    def ticked(self) -> Said | None:
        """What the staff last said of the present wording: done, to come after all, or cannot."""
        ticked = self._last(_STATES)
        return ticked if ticked is not None and ticked.version == self.version else None

    @property
    def answer(self) -> Said | None:
        """What a worker last answered."""
        return self._last(frozenset({PlanStepKind.ANSWERED}))

    @property
    def people(self) -> set[UUID]:
        """Everybody who worded it or said something to it."""
        return {each.person_id for each in self.wordings} | {each.person_id for each in self.said}

    def _last(self, kinds: frozenset[PlanStepKind]) -> Said | None:
        return next((each for each in reversed(self.said) if each.kind in kinds), None)


@dataclass(frozen=True)
class Plan:
    """The aims that go on, and those that have ended, in the order in which they were made."""

    aims: tuple[Item, ...]
    ended: tuple[Item, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there never was an aim."""
        return not self.aims and not self.ended

    @property
    def has_view(self) -> bool:
        """Whether the young person has said anything to it as it is now, or made some of it."""
        items = [each for aim in self.aims for each in (aim, *aim.promises)]
        return any(each.has_view for each in items)

    @property
    def people(self) -> set[UUID]:
        """Everybody who wrote or said something in it."""
        return {person for item in self._all() for person in item.people}

    @property
    def has_news(self) -> bool:
        """Whether anything in it is new to whoever opened it."""
        return any(each.is_new for each in self._all())

    @property
    def newest(self) -> int:
        """How far in the folder's order this plan goes."""
        return max((each.newest for each in self._all()), default=0)

    def _all(self) -> list[Item]:
        return [each for aim in (*self.aims, *self.ended) for each in (aim, *aim.promises)]


def open_plan(session: Session, keyring: Keyring, folder: Folder, viewer: Person) -> Plan:
    """The whole plan as this person may read it, and what others changed since they last looked."""
    opened = _open(session, keyring, folder, viewer, None)
    aims = [each for each in opened if each.aim_id is None]
    return Plan(
        tuple(each for each in aims if each.ended_on is None),
        tuple(each for each in aims if each.ended_on is not None),
    )


def open_item(
    session: Session, keyring: Keyring, folder: Folder, viewer: Person, item_id: UUID
) -> Item:
    """One item, an aim without its promises. Raises NotFound."""
    for each in _open(session, keyring, folder, viewer, item_id):
        return each
    raise NotFound


def remember_look(session: Session, folder: Folder, viewer: Person, seen: Plan) -> None:
    """Whatever this person saw of the plan is not new to them any more; what came since is."""
    insert_or_change(
        session,
        PlanLook,
        {"folder_id": folder.id, "person_id": viewer.id, "number": seen.newest},
        ("folder_id", "person_id"),
        {"number": seen.newest},
    )


def _last_look(session: Session, folder: Folder, viewer: Person) -> int:
    number = session.scalar(
        select(PlanLook.number).where(
            PlanLook.folder_id == folder.id, PlanLook.person_id == viewer.id
        )
    )
    return number or 0


def _open(
    session: Session, keyring: Keyring, folder: Folder, viewer: Person, only: UUID | None
) -> list[Item]:
    items = select(PlanItem).where(PlanItem.folder_id == folder.id)
    versions = select(PlanVersion).where(PlanVersion.folder_id == folder.id)
    steps = select(PlanStep).where(PlanStep.folder_id == folder.id)
    if only is not None:
        items = items.where(PlanItem.id == only)
        versions = versions.where(PlanVersion.item_id == only)
        steps = steps.where(PlanStep.item_id == only)
    seen = _last_look(session, folder, viewer)
    # First the items, and then only what belongs to them as they were: what somebody writes while
    # this reads must not put its number on a page that shows the words before.
    rows = session.scalars(items.order_by(PlanItem.number)).all()
    known = {row.id: row.version for row in rows}
    wordings: dict[UUID, list[Wording]] = {}
    said: dict[UUID, list[Said]] = {}
    new: set[UUID] = set()
    newest: dict[UUID, int] = {}
    for version in session.scalars(versions.order_by(PlanVersion.number)):
        if version.version > known.get(version.item_id, 0):
            continue
        wordings.setdefault(version.item_id, []).append(_wording(keyring, version))
        newest[version.item_id] = version.number
        if version.number > seen and version.person_id != viewer.id:
            new.add(version.item_id)
    for step in session.scalars(steps.order_by(PlanStep.number)):
        if step.version > known.get(step.item_id, 0):
            continue
        said.setdefault(step.item_id, []).append(_said(keyring, step))
        newest[step.item_id] = max(step.number, newest[step.item_id])
        if step.number > seen and step.person_id != viewer.id:
            new.add(step.item_id)
    return [_item(row, rows, wordings, said, new, newest) for row in rows]


def _item(
    row: PlanItem,
    rows: Iterable[PlanItem],
    wordings: dict[UUID, list[Wording]],
    said: dict[UUID, list[Said]],
    new: set[UUID],
    newest: dict[UUID, int],
) -> Item:
    under = [each for each in rows if each.aim_id == row.id]
    return Item(
        id=row.id,
        aim_id=row.aim_id,
        version=row.version,
        state=row.state,
        ended_on=row.ended_on,
        is_late=is_late(row),
        is_new=row.id in new,
        newest=newest[row.id],
        in_own_words=row.view is View.OWN_WORDS,
        wordings=tuple(wordings[row.id]),
        said=tuple(said.get(row.id, ())),
        promises=tuple(_item(each, (), wordings, said, new, newest) for each in under),
    )


def is_late(item: PlanItem) -> bool:
    """Its day is over, and neither side says that it was done. The database asks in marks.py."""
    return (
        item.state is PromiseState.TO_COME
        and item.ended_on is None
        and not item.happened
        and item.by_day is not None
        and item.by_day < clock.today()
    )


def _wording(keyring: Keyring, row: PlanVersion) -> Wording:
    return Wording(row.person_id, row.day, read_leaf(keyring, row), row.whose, row.by_day)


def _said(keyring: Keyring, row: PlanStep) -> Said:
    return Said(row.kind, row.person_id, row.day, row.version, read_leaf(keyring, row))
