"""The tables of counts. They have no key to anybody, and in SQLite no order of their rows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base


class Tally(Base):
    """How often something was so in one area and period, of how many people.

    `period` is "2026", "2026-Q4" or "2026-11". `what` is an indicator's id, `part` one of its parts
    (a theme, a face, an age band) or empty, `team` a team's id or empty for the whole area.
    """

    __tablename__ = "tallies"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(7), primary_key=True)
    what: Mapped[str] = mapped_column(String(40), primary_key=True)
    part: Mapped[str] = mapped_column(String(40), primary_key=True)
    team: Mapped[str] = mapped_column(String(36), primary_key=True)
    count: Mapped[int]
    people: Mapped[int]


class ClosedPeriod(Base):
    """That the working facts of a period were counted, once: what comes later changes nothing."""

    __tablename__ = "closed_periods"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(7), primary_key=True)
    closed_on: Mapped[date]
