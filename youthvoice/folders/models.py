"""Tables of folders, their line of keys, who holds them, and who has looked."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PublicKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, Moment, one_of


class Act(StrEnum):
    """What a folder's record can say that somebody did, in the young person's words."""

    MADE = "made"
    INVITED = "invited"
    JOINED = "joined"
    LOOKED = "looked"
    REPLIED = "replied"
    SAID_WHEN = "said_when"
    SAW_CALL = "saw_call"
    ENDED_CALL = "ended_call"
    GAVE_KEY = "gave_key"
    CHANGED_PLAN = "changed_plan"
    CHANGED_SAFETY = "changed_safety"
    CHANGED_AGREEMENT = "changed_agreement"
    WROTE_CONTACT = "wrote_contact"
    CHECKED_IN = "checked_in"
    WROTE_DIARY = "wrote_diary"
    CHANGED_PEOPLE = "changed_people"
    WROTE_SHARING = "wrote_sharing"
    TOLD_CHANGE = "told_change"
    HANDED_OVER = "handed_over"
    TOOK_OVER = "took_over"
    COVERS = "covers"


class Folder(Identified, Base):
    """All that belongs to one young person. It exists before they join, and has its own lock."""

    __tablename__ = "folders"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"), index=True)
    keyworker_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    young_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), unique=True)
    # Name and label are always sealed under the current version.
    current_version: Mapped[int] = mapped_column(default=1)
    last_number: Mapped[int] = mapped_column(default=0)
    sealed_label: Mapped[Sealed] = mapped_column(Ciphertext)
    sealed_name: Mapped[Sealed | None] = mapped_column(Ciphertext)


class Leaf(Identified):
    """What the tables of a folder's words share: one row, its fields sealed together.

    Everything else in such a row is a working fact: a day, a number, one of a few fixed words.
    """

    __tablename__: str

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), index=True
    )
    key_version: Mapped[int]
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place(self.__tablename__, "sealed_words", self.id)


class OwnLeaf(Identified):
    """A leaf whose author chose who reads it: whoever holds the folder, or themselves alone."""

    __tablename__: str

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    # One of the two is there: the folder's version, or the key of its author. The latter is no
    # foreign key: the page must know that a lost code locked these words.
    key_version: Mapped[int | None]
    own_key_id: Mapped[UUID | None] = mapped_column(Uuid)
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place(self.__tablename__, "sealed_words", self.id)


class FolderKey(Identified, Base):
    """One version of a folder's key pair. Its private half exists only inside grants."""

    __tablename__ = "folder_keys"
    __table_args__ = (UniqueConstraint("folder_id", "version"),)

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    version: Mapped[int]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def public(self) -> PublicKey:
        """The half by which anyone may post into the folder."""
        return PublicKey(self.public_key)


class Grant(Identified, Base):
    """One version's private key, sealed to one holder. Deleting it ends what they can open."""

    __tablename__ = "grants"
    __table_args__ = (UniqueConstraint("folder_key_id", "holder_key_id"),)

    folder_key_id: Mapped[UUID] = mapped_column(ForeignKey("folder_keys.id", ondelete="CASCADE"))
    holder_key_id: Mapped[UUID] = mapped_column(
        ForeignKey("keys.id", ondelete="CASCADE"), index=True
    )
    sealed_private_key: Mapped[Sealed] = mapped_column(Ciphertext)
    # The last day it opens anything; None for one that lasts.
    until: Mapped[date | None]


class FolderInvitation(Identified, Base):
    """Four words that let a young person in, once, for 48 hours. Holds grants until then."""

    __tablename__ = "folder_invitations"

    folder_id: Mapped[UUID] = mapped_column(
        ForeignKey("folders.id", ondelete="CASCADE"), unique=True
    )
    key_id: Mapped[UUID] = mapped_column(ForeignKey("keys.id", ondelete="CASCADE"))
    lookup: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)


class RecordLine(Identified, Base):
    """Who did what with a folder on which day. The young person reads this."""

    __tablename__ = "record_lines"
    __table_args__ = (UniqueConstraint("folder_id", "person_id", "act", "day"),)

    folder_id: Mapped[UUID] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    act: Mapped[Act] = mapped_column(one_of(Act))
    day: Mapped[date]
    times: Mapped[int] = mapped_column(default=1)
