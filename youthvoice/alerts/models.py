"""Tables of who wants to be told that there is something new, and of the key it is signed with."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, Moment, one_of


class PartOfDay(StrEnum):
    """When a message may come."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Days(StrEnum):
    """On which days it may."""

    EVERY = "every"
    WEEK = "week"
    WEEKEND = "weekend"


class Alert(Identified, Base):
    """One young person wants messages on one phone. Where that is, the database alone cannot tell.

    `last_day` and `last_part` say when it was last looked whether there was anything, which is at a
    random moment and says nothing of anybody.
    """

    __tablename__ = "alerts"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), unique=True
    )
    morning: Mapped[bool]
    afternoon: Mapped[bool]
    evening: Mapped[bool]
    days: Mapped[Days] = mapped_column(one_of(Days))
    sealed_endpoint: Mapped[Sealed] = mapped_column(Ciphertext)
    sealed_told: Mapped[Sealed] = mapped_column(Ciphertext)
    last_day: Mapped[date | None]
    last_part: Mapped[PartOfDay | None] = mapped_column(one_of(PartOfDay))
    failures: Mapped[int]
    not_before: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def parts(self) -> frozenset[PartOfDay]:
        """The times that were picked."""
        return frozenset(part for part in PartOfDay if getattr(self, part.value))

    @property
    def endpoint_place(self) -> Place:
        """The cell of the address that the phone's maker gave out."""
        return Place("alerts", "sealed_endpoint", self.id)

    @property
    def told_place(self) -> Place:
        """The cell of what was new before."""
        return Place("alerts", "sealed_told", self.id)


class AlertKey(Identified, Base):
    """The key pair by which a push service tells an area's messages from others' (RFC 8292)."""

    __tablename__ = "alert_keys"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_private_key: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the private half."""
        return Place("alert_keys", "sealed_private_key", self.id)
