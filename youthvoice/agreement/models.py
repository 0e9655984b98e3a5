"""Tables of the contact agreement, of the contacts it asks for, and of check-ins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified, one_of
from youthvoice.folders.models import Leaf

# How often something can be agreed, in days. A month is four weeks, so that each turn is as long
# as the one before and falls on the same weekday.
INTERVALS = (1, 3, 7, 14, 28)


class ContactKind(StrEnum):
    """What a worker did to be in touch. A try is written down, and keeps no promise."""

    MET = "met"
    CALLED = "called"
    TEXTED = "texted"
    TRIED = "tried"


# What can be agreed.
PROMISED = (ContactKind.MET, ContactKind.CALLED, ContactKind.TEXTED)


class Agreement(Leaf, Base):
    """One version: a proposal until the other side agrees, then in force until the next one is.

    `ended_on` is set for a proposal that was put aside, too.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("folder_id", "version"),
        CheckConstraint(
            "meet_every IS NOT NULL OR call_every IS NOT NULL OR text_every IS NOT NULL",
            name="says_how_often",
        ),
        CheckConstraint("(agreed_on IS NULL) = (agreed_by IS NULL)", name="agreed_by_somebody"),
    )

    version: Mapped[int]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    by_young_person: Mapped[bool]
    proposed_on: Mapped[date]
    agreed_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    agreed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    meet_every: Mapped[int | None]
    call_every: Mapped[int | None]
    text_every: Mapped[int | None]

    @property
    def every(self) -> Mapping[ContactKind, int]:
        """The interval in days of each kind that was agreed."""
        intervals = zip(PROMISED, (self.meet_every, self.call_every, self.text_every), strict=True)
        return {kind: days for kind, days in intervals if days is not None}


class Contact(Identified, Base):
    """One time a worker was in touch, or tried; and what the young person says of it."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint("(happened IS NULL) = (said_on IS NULL)", name="said_on_a_day"),
        Index("ix_contacts_folder_day", "folder_id", "day"),
    )

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    kind: Mapped[ContactKind] = mapped_column(one_of(ContactKind))
    day: Mapped[date]
    logged_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    logged_on: Mapped[date]
    happened: Mapped[bool | None]
    said_on: Mapped[date | None]

    @property
    def counts(self) -> bool:
        """Whether it can keep a promise: nobody says that it did not happen."""
        return self.happened is not False


class CheckIn(Leaf, Base):
    """Asks whether they are OK. Its words are empty until a face answers."""

    __tablename__ = "check_ins"

    sent_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    sent_on: Mapped[date]
    answered_on: Mapped[date | None]
    seen_on: Mapped[date | None]
