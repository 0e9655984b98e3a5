"""Tables of how things are: what a young person said, and that a worker asked."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.answers.models import Audience
from youthvoice.db.base import Base, one_of
from youthvoice.folders.models import OwnLeaf


class HowEntry(OwnLeaf, Base):
    """Some of six faces on one day: for whoever holds the folder, or "just me"."""

    __tablename__ = "how_entries"
    __table_args__ = (
        CheckConstraint(
            "(audience = 'worker') = (key_version IS NOT NULL)", name="shared_under_folder_key"
        ),
        CheckConstraint(
            "(audience = 'just_me') = (own_key_id IS NOT NULL)", name="just_me_under_own_key"
        ),
        Index("ix_how_entries_folder_id", "folder_id"),
    )

    number: Mapped[int]
    audience: Mapped[Audience] = mapped_column(one_of(Audience))
    said_on: Mapped[date]
    seen_on: Mapped[date | None]


class HowAsk(Base):
    """A worker asked how things are. There is one for each folder, until it is answered."""

    __tablename__ = "how_asks"

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), primary_key=True
    )
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    asked_on: Mapped[date]
