"""Tables of the participation key, of words that wait without a name, and of what was published."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.keys import PublicKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, one_of


class WordsKind(StrEnum):
    """Where words without a name came from."""

    RATING = "rating"
    WISH = "wish"
    SHARED = "shared"


class HeardKey(Identified, Base):
    """One version of an area's participation key. Its private half exists only inside grants."""

    __tablename__ = "heard_keys"
    __table_args__ = (UniqueConstraint("area_id", "version"),)

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    version: Mapped[int]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def public(self) -> PublicKey:
        """The half to which words without a name are sealed."""
        return PublicKey(self.public_key)


class HeardGrant(Identified, Base):
    """One version's private key, sealed to one participation worker; it ends with their key."""

    __tablename__ = "heard_grants"
    __table_args__ = (UniqueConstraint("heard_key_id", "holder_key_id"),)

    heard_key_id: Mapped[UUID] = mapped_column(ForeignKey("heard_keys.id", ondelete="CASCADE"))
    holder_key_id: Mapped[UUID] = mapped_column(
        ForeignKey("keys.id", ondelete="CASCADE"), index=True
    )
    sealed_private_key: Mapped[Sealed] = mapped_column(Ciphertext)


class HeardWords(Identified, Base):
    """Words that wait, without a name. Nothing in the row leads to whoever wrote them.

    `about` is a service's published name or a theme's id, `month` is "2026-11". In SQLite there is
    no row id, and in PostgreSQL `service.stir` leaves no order.
    """

    __tablename__ = "heard_words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    kind: Mapped[WordsKind] = mapped_column(one_of(WordsKind))
    about: Mapped[str] = mapped_column(String(80))
    month: Mapped[str] = mapped_column(String(7))
    key_version: Mapped[int]
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)


class PublishedWords(Identified, Base):
    """What a participation worker lets a report say: their text, and nothing of its original."""

    __tablename__ = "published_words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as above

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    month: Mapped[str] = mapped_column(String(7))
    kind: Mapped[WordsKind] = mapped_column(one_of(WordsKind))
    about: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class SharedByMe(Identified, Base):
    """Which answers somebody has shared, for their own eyes. It goes when their key goes.

    It is written each time they open the page, whether or not they then share anything.
    """

    __tablename__ = "shared_by_me"

    key_id: Mapped[UUID] = mapped_column(ForeignKey("keys.id", ondelete="CASCADE"), unique=True)
    sealed_ids: Mapped[Sealed] = mapped_column(Ciphertext)
