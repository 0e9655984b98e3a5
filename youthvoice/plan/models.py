"""Tables of the plan: its aims and promises, each wording of them, and what was said to them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified, one_of
from youthvoice.folders.models import Leaf


class Whose(StrEnum):
    """Who does what was promised. Whoever else it is has a name, and that is sealed."""

    WORKER = "worker"
    YOUNG = "young"
    OTHER = "other"


class PromiseState(StrEnum):
    """What the staff say of a promise. That it is late is not said: its day says so."""

    TO_COME = "to_come"
    DONE = "done"
    CANNOT = "cannot"


class View(StrEnum):
    """What the young person thinks of an item as it is worded now."""

    OWN_WORDS = "own_words"
    AGREE = "agree"
    NOT_SURE = "not_sure"
    DISAGREE = "disagree"


class PlanStepKind(StrEnum):
    """What can be said to an item, by the young person (the first five) or by staff."""

    AGREE = "agree"
    NOT_SURE = "not_sure"
    DISAGREE = "disagree"
    HAPPENED = "happened"
    NOT_HAPPENED = "not_happened"
    TO_COME = "to_come"
    DONE = "done"
    CANNOT = "cannot"
    ANSWERED = "answered"
    ENDED = "ended"
    TAKEN_UP = "taken_up"


class PlanItem(Identified, Base):
    """An aim, or a promise under one, as it stands: working facts that lists ask for, no words."""

    __tablename__ = "plan_items"
    __table_args__ = (
        UniqueConstraint("folder_id", "number"),
        CheckConstraint("(aim_id IS NULL) = (state IS NULL)", name="promise_has_a_state"),
        CheckConstraint("(aim_id IS NULL) = (whose IS NULL)", name="promise_has_a_person"),
        CheckConstraint("(aim_id IS NULL) = (by_day IS NULL)", name="promise_has_a_day"),
    )

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    number: Mapped[int]
    aim_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("plan_items.id", ondelete="CASCADE"), index=True
    )
    version: Mapped[int]
    whose: Mapped[Whose | None] = mapped_column(one_of(Whose))
    by_day: Mapped[date | None]
    state: Mapped[PromiseState | None] = mapped_column(one_of(PromiseState))
    # Of the present wording only: nobody agrees to words they have not seen.
    view: Mapped[View | None] = mapped_column(one_of(View))
    happened: Mapped[bool | None]
    # The young person said that it did not happen, and no worker has said anything since.
    unanswered_since: Mapped[date | None]
    ended_on: Mapped[date | None]


class PlanVersion(Leaf, Base):
    """One wording of an item, by whom and since when. Earlier ones stay."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("item_id", "version"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"))
    version: Mapped[int]
    number: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]
    whose: Mapped[Whose | None] = mapped_column(one_of(Whose))
    by_day: Mapped[date | None]


class PlanStep(Leaf, Base):
    """One thing somebody said to an item in one wording, with words or without: nobody can tell."""

    __tablename__ = "plan_steps"
    __table_args__ = (UniqueConstraint("folder_id", "number"),)

    item_id: Mapped[UUID] = mapped_column(
        ForeignKey("plan_items.id", ondelete="CASCADE"), index=True
    )
    version: Mapped[int]
    number: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]
    kind: Mapped[PlanStepKind] = mapped_column(one_of(PlanStepKind))


class PlanLook(Base):
    """How far in a folder's order somebody had come when they last looked at its plan."""

    __tablename__ = "plan_looks"

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int]
