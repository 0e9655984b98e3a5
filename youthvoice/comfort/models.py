"""The table of "my worker, I need you"."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified


class HelpCall(Identified, Base):
    """A young person needs their worker now. It stays on top until somebody was in touch."""

    __tablename__ = "help_calls"
    __table_args__ = (
        CheckConstraint("(seen_by IS NULL) = (seen_on IS NULL)", name="seen_by_somebody"),
        CheckConstraint("(ended_by IS NULL) = (ended_on IS NULL)", name="ended_by_somebody"),
    )

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), index=True
    )
    asked_on: Mapped[date]
    seen_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    seen_on: Mapped[date | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    ended_on: Mapped[date | None]
