"""The table of pieces: of recordings and drawings, each sealed by itself and all of one size."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified


class Piece(Identified, Base):
    """Part of a recording or a drawing. It belongs to no answer until all of them are here."""

    __tablename__ = "pieces"
    __table_args__ = (
        CheckConstraint("(key_version IS NULL) <> (own_key_id IS NULL)", name="sealed_to_one_key"),
    )

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), index=True
    )
    answer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), index=True
    )
    came_on: Mapped[date]
    key_version: Mapped[int | None]
    own_key_id: Mapped[UUID | None] = mapped_column(Uuid)
    sealed_bytes: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the bytes."""
        return Place("pieces", "sealed_bytes", self.id)
