"""The table of what a young person told about themselves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.answers.models import Audience
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, one_of


class AboutEntry(Identified, Base):
    """What was told under one topic: for whoever holds the folder, or "just me"."""

    __tablename__ = "about_entries"
    __table_args__ = (
        UniqueConstraint("folder_id", "topic_id"),
        CheckConstraint(
            "(audience = 'worker') = (key_version IS NOT NULL)", name="shared_under_folder_key"
        ),
        CheckConstraint(
            "(audience = 'just_me') = (own_key_id IS NOT NULL)", name="just_me_under_own_key"
        ),
    )

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    topic_id: Mapped[str] = mapped_column(String(24))
    audience: Mapped[Audience] = mapped_column(one_of(Audience))
    told_on: Mapped[date]
    key_version: Mapped[int | None]
    # No foreign key, as in answers: the page must know that a lost code locked these words.
    own_key_id: Mapped[UUID | None] = mapped_column(Uuid)
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place("about_entries", "sealed_words", self.id)
