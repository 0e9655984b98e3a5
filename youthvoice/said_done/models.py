"""The tables of "You said, we did": one row for each, and a row for every state it was ever in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified, one_of


class Outcome(StrEnum):
    """How it ended. A promise that came to nothing is never shown as done."""

    DONE = "done"
    NOT_DONE = "not_done"


class SaidDone(Identified, Base):
    """Something that was heard and answered; `version` is the number of its present state."""

    __tablename__ = "said_done"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), index=True)
    version: Mapped[int]


class SaidDoneVersion(Base):
    """One state of it, as it was from a day on. The board publishes the newest; none is deleted."""

    __tablename__ = "said_done_versions"
    __table_args__ = (
        CheckConstraint("(theme_id IS NULL) = (service_id IS NOT NULL)", name="about_one_thing"),
        CheckConstraint("(outcome IS NULL) = (came_of_it IS NULL)", name="closed_with_words"),
        CheckConstraint("came_of_it <> ''", name="words_say_something"),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("said_done.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[date]
    theme_id: Mapped[str | None] = mapped_column(String(40))
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("services.id"), index=True)
    heard: Mapped[str] = mapped_column(Text)
    decided: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(80))
    by_day: Mapped[date]
    outcome: Mapped[Outcome | None] = mapped_column(one_of(Outcome))
    came_of_it: Mapped[str | None] = mapped_column(Text)
