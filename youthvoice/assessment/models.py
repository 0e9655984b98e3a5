"""The table of the self-assessment: a row for every state a requirement was ever said to be in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, one_of


class Standing(StrEnum):
    """How far a requirement is met, by the board's own account."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_LOOKED = "not_looked"


class RequirementVersion(Base):
    """What a board said of one requirement, from a day on. None is changed or deleted."""

    __tablename__ = "requirement_versions"
    __table_args__ = (
        CheckConstraint("requirement BETWEEN 1 AND 15", name="one_of_the_15"),
        CheckConstraint("standing <> 'met' OR evidence <> ''", name="met_with_evidence"),
    )

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), primary_key=True)
    requirement: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[date]
    standing: Mapped[Standing] = mapped_column(one_of(Standing))
    evidence: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(80))
    next_step: Mapped[str] = mapped_column(Text)
    by_day: Mapped[date | None]
