"""Tables of a round: its services with their keys, who has asked for tickets, and cards unused."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, Moment, one_of
from youthvoice.services.models import ServiceKind

_OPEN = text("closed_on IS NULL")


class Round(Identified, Base):
    """A time in which an area's services are rated. An area has one open round at most."""

    __tablename__ = "rounds"
    __table_args__ = (
        Index("uq_rounds_open", "area_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    name: Mapped[str] = mapped_column(String(80))
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    # Whether it takes ratings without a ticket and without a card, which are counted apart.
    allows_open: Mapped[bool]


class RoundService(Identified, Base):
    """One service of a round, under the name it had then, and its key pair.

    The private half is gone once the round has closed.
    """

    __tablename__ = "round_services"
    __table_args__ = (UniqueConstraint("round_id", "service_id"),)

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[ServiceKind] = mapped_column(one_of(ServiceKind))
    picture: Mapped[str] = mapped_column(String(40))
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_private_key: Mapped[Sealed | None] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the private half."""
        return Place("round_services", "sealed_private_key", self.id)


class TicketIssue(Base):
    """That somebody has asked for their tickets of a round, for all services at once: not when.

    The digest is of the blinded list, so that a phone whose answer was lost may ask again.
    """

    __tablename__ = "ticket_issues"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class Card(Base):
    """A card that nobody has used yet; it goes when it is used, and at the latest with its round.

    Neither what its QR code holds nor the letters for typing are kept, but their digests.
    """

    __tablename__ = "cards"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"), index=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"))


class CodeTries(Base):
    """Wrong letters of cards, whoever typed them: what slows the next try down, for everybody."""

    __tablename__ = "code_tries"

    what: Mapped[str] = mapped_column(String(8), primary_key=True)
    failures: Mapped[int]
    not_before: Mapped[datetime] = mapped_column(Moment)
    forgotten_at: Mapped[datetime] = mapped_column(Moment)
