"""Tables of the diary: what is on which day, and what is said before and after it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, one_of
from youthvoice.folders.models import Leaf


class MeetingKind(StrEnum):
    """What can stand in a diary."""

    PROTECTION = "protection"
    REVIEW = "review"
    COURT = "court"
    VISIT = "visit"
    HEALTH = "health"
    OTHER = "other"


class Part(StrEnum):
    """What is said about a meeting: before it, how it felt, and what came of it."""

    BEFORE = "before"
    HEARD = "heard"
    DECIDED = "decided"


class Meeting(Leaf, Base):
    """One day in the diary. Its time, place, people and words are sealed together."""

    __tablename__ = "meetings"
    __table_args__ = (Index("ix_meetings_folder_day", "folder_id", "day"),)

    kind: Mapped[MeetingKind] = mapped_column(one_of(MeetingKind))
    day: Mapped[date]
    version: Mapped[int]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    by_young_person: Mapped[bool]
    changed_on: Mapped[date]
    called_off_on: Mapped[date | None]


class MeetingPart(Leaf, Base):
    """What one side says of a meeting: before and heard are the young person's to write, decided

    the worker's.
    """

    __tablename__ = "meeting_parts"
    __table_args__ = (UniqueConstraint("meeting_id", "part"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    part: Mapped[Part] = mapped_column(one_of(Part))
    version: Mapped[int]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    written_on: Mapped[date]
