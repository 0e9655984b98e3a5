"""The table of what was typed and not sent."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified


class Draft(Identified, Base):
    """Words not sent yet, sealed to their author alone. One for each thing they write on."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("person_id", "subject"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    # A key that ends takes its drafts along: nobody could open them again.
    key_id: Mapped[UUID] = mapped_column(ForeignKey("keys.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(60))
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place("drafts", "sealed_words", self.id)
