"""The table of what young people said of themselves for the counts."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified


class OwnFacts(Identified, Base):
    """One young person's choices, and the years they are counted in; sealed to them alone."""

    __tablename__ = "own_facts"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), unique=True
    )
    # A key that ends takes them along: nobody could open them again.
    key_id: Mapped[UUID] = mapped_column(ForeignKey("keys.id", ondelete="CASCADE"))
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the choices."""
        return Place("own_facts", "sealed_words", self.id)
