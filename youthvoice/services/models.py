"""The table of an area's services: what young people rate, and read about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified, one_of


class ServiceKind(StrEnum):
    """What a service is, in a few words that the board's reports use."""

    SOCIAL_CARE = "social_care"
    EXPLOITATION = "exploitation"
    YOUTH_WORK = "youth_work"
    HEALTH = "health"
    SEXUAL_HEALTH = "sexual_health"
    SCHOOL = "school"
    POLICE = "police"
    HOUSING = "housing"
    ADVOCACY = "advocacy"
    OTHER = "other"


class Service(Identified, Base):
    """One service of an area. The board publishes all that stands here; it is never deleted."""

    __tablename__ = "services"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), index=True)
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[ServiceKind] = mapped_column(one_of(ServiceKind))
    about: Mapped[str] = mapped_column(Text)
    picture: Mapped[str] = mapped_column(String(40))
    shown: Mapped[bool] = mapped_column(default=True)
    # The day from which it is no longer offered; past results keep its name.
    retired_on: Mapped[date | None]
