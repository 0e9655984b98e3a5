"""What lists show of plans: working facts alone, for many folders at once and without a key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select, union
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan.models import (
    PlanItem,
    PlanLook,
    PlanStep,
    PlanVersion,
    PromiseState,
    View,
    Whose,
)

_SEEN = (
    select(PlanLook.number)
    .where(
        PlanLook.folder_id == bindparam("folder_id"), PlanLook.person_id == bindparam("person_id")
    )
    .scalar_subquery()
)
# Built once: the home page asks for it each time.
NEW = select(func.count()).select_from(
    union(
        *(
            select(of.item_id).where(
                of.folder_id == bindparam("folder_id"),
                of.person_id != bindparam("person_id"),
                of.number > func.coalesce(_SEEN, 0),
            )
            for of in (PlanVersion, PlanStep)
        )
    ).subquery()
)


@dataclass(frozen=True)
class PlanMarks:
    """What is owed on one plan, in numbers of its items. One that owes nothing is all noughts.

    `late` counts what adults promised; `unheard` what the young person said did not happen and no
    worker has answered, ended or not; `without_view` what they have said nothing to as it is
    worded now.
    """

    late: int = 0
    late_since: date | None = None
    unheard: int = 0
    unheard_since: date | None = None
    disagreed: int = 0
    without_view: int = 0


@dataclass(frozen=True)
class DuePromise:
    """A promise that is to come, or late."""

    folder_id: UUID
    item_id: UUID
    by_day: date
    whose: Whose


def plan_marks(session: Session, folder_ids: Collection[UUID]) -> dict[UUID, PlanMarks]:
    """The marks of each of these folders, in one query. A folder without a plan has none set."""
    going_on = PlanItem.ended_on.is_(None)
    late = and_(
        going_on, _to_come(), PlanItem.whose != Whose.YOUNG, PlanItem.by_day < clock.today()
    )
    unheard = PlanItem.unanswered_since.is_not(None)
    rows = session.execute(
        select(
            PlanItem.folder_id,
            _count(late),
            func.min(case((late, PlanItem.by_day))),
            _count(unheard),
            func.min(PlanItem.unanswered_since),
            _count(and_(going_on, PlanItem.view == View.DISAGREE)),
            _count(and_(going_on, PlanItem.view.is_(None))),
        )
        .where(PlanItem.folder_id.in_(folder_ids))
        .group_by(PlanItem.folder_id)
    )
    found = {row[0]: PlanMarks(*row[1:]) for row in rows}
    return {each: found.get(each, PlanMarks()) for each in folder_ids}


def due_promises(session: Session, folder_ids: Collection[UUID], until: date) -> list[DuePromise]:
    """What is to come in these folders by this day, the last day included, earliest day first."""
    rows = session.execute(
        select(PlanItem.folder_id, PlanItem.id, PlanItem.by_day, PlanItem.whose)
        .where(
            PlanItem.folder_id.in_(folder_ids),
            PlanItem.ended_on.is_(None),
            _to_come(),
            PlanItem.by_day <= until,
        )
        .order_by(PlanItem.by_day, PlanItem.folder_id, PlanItem.number)
    )
    return [
        DuePromise(folder_id, item_id, by_day, whose)
        for folder_id, item_id, by_day, whose in rows
        if by_day is not None and whose is not None
    ]


def new_in_plan(session: Session, folder: Folder, person: Person) -> int:
    """How many aims and promises others changed, or said something to, since they last looked."""
    whose = {"folder_id": folder.id, "person_id": person.id}
    return session.scalar(NEW, whose) or 0


def _to_come() -> ColumnElement[bool]:
    """Neither side says that it was done: as `reading.is_late` has it."""
    return and_(
        PlanItem.state == PromiseState.TO_COME,
        or_(PlanItem.happened.is_(None), PlanItem.happened.is_(False)),
    )


def _count(what: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((what, 1), else_=0)), 0)
