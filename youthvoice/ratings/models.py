"""Tables of ratings and of what they add up to. None has a key to anybody, or a time.

In SQLite they have no row numbers either: rows lie in the order of random ids and digests.
"""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, Identified, one_of


class Way(StrEnum):
    """What let a rating in. The three are counted and shown apart."""

    TICKET = "ticket"
    CARD = "card"
    OPEN = "open"


class Rating(Identified, Base):
    """One rating, until its round closes: a face from 1 to 5 for each thing, or nothing.

    The columns are the ids of dimensions.yaml. The month is the only time.
    """

    __tablename__ = "ratings"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"))
    month: Mapped[str] = mapped_column(String(7))
    way: Mapped[Way] = mapped_column(one_of(Way))
    listened: Mapped[int | None] = mapped_column(SmallInteger)
    views_considered: Mapped[int | None] = mapped_column(SmallInteger)
    my_needs: Mapped[int | None] = mapped_column(SmallInteger)
    kept_informed: Mapped[int | None] = mapped_column(SmallInteger)
    my_pace: Mapped[int | None] = mapped_column(SmallInteger)
    respected: Mapped[int | None] = mapped_column(SmallInteger)
    trust: Mapped[int | None] = mapped_column(SmallInteger)
    one_worker: Mapped[int | None] = mapped_column(SmallInteger)
    not_given_up: Mapped[int | None] = mapped_column(SmallInteger)
    plain_language: Mapped[int | None] = mapped_column(SmallInteger)
    made_a_difference: Mapped[int | None] = mapped_column(SmallInteger)


class SpentTicket(Base):
    """The digest of a ticket that was used, so that it is refused the second time."""

    __tablename__ = "spent_tickets"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)


class RatingCount(Base):
    """How many ratings of a closed round gave a thing this face. Zeros have no row."""

    __tablename__ = "rating_counts"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"), primary_key=True)
    way: Mapped[Way] = mapped_column(one_of(Way), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(20), primary_key=True)
    face: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    count: Mapped[int]


class RatingRaters(Base):
    """How many ratings a service got in a closed round, each way."""

    __tablename__ = "rating_raters"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"), primary_key=True)
    way: Mapped[Way] = mapped_column(one_of(Way), primary_key=True)
    count: Mapped[int]
