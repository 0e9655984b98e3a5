"""The table of safety plans: a row for each version, so that earlier ones stay readable."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base
from youthvoice.folders.models import Leaf


class SafetyPlan(Leaf, Base):
    """One version of a young person's safety plan, and who wrote it on which day."""

    __tablename__ = "safety_plans"
    __table_args__ = (UniqueConstraint("folder_id", "version"),)

    version: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]
