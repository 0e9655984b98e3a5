"""Tables of areas, people, their locked keys, their sessions and their invitations."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.accounts.roles import Door, Role
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PublicKey
from youthvoice.crypto.locker import Cost, Lock
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, Moment, one_of


class SecretKind(StrEnum):
    """How a person proves who they are."""

    PICTURES = "pictures"
    WORDS = "words"
    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not one


class Area(Identified, Base):
    """One place that an installation serves. Everything belongs to an area."""

    __tablename__ = "areas"

    name: Mapped[str] = mapped_column(String(120))
    board_name: Mapped[str] = mapped_column(String(120))
    reading_hours: Mapped[str] = mapped_column(String(200))
    help_note: Mapped[str] = mapped_column(Text, default="")
    # What it goes by on young people's phones: a choice out of a few. None: the usual one.
    called: Mapped[str | None] = mapped_column(String(12))


class Team(Identified, Base):
    """Some of an area's workers under one name. Boards read by team how many were heard.

    Its name never changes, so that a report that was made reads the same.
    """

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("area_id", "name"),)

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    name: Mapped[str] = mapped_column(String(60))


class LockedKey(Identified, Base):
    """A key pair whose private half is under a secret: a person's, or an invitation's."""

    __tablename__ = "keys"

    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    locked_private_key: Mapped[Sealed] = mapped_column(Ciphertext)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    memory_kib: Mapped[int]
    passes: Mapped[int]
    lanes: Mapped[int]

    @property
    def public(self) -> PublicKey:
        """The half that anyone may seal to."""
        return PublicKey(self.public_key)

    @property
    def place(self) -> Place:
        """The cell of the locked half."""
        return Place("keys", "locked_private_key", self.id)

    @property
    def lock(self) -> Lock:
        """The private half as the locker takes it."""
        return Lock(
            self.locked_private_key, self.salt, Cost(self.memory_kib, self.passes, self.lanes)
        )

    def put(self, lock: Lock) -> None:
        """Keeps the private half under this lock from now on."""
        self.locked_private_key, self.salt = lock.sealed, lock.salt
        self.memory_kib, self.passes = lock.cost.memory_kib, lock.cost.passes
        self.lanes = lock.cost.lanes


class Person(Identified, Base):
    """Somebody who signs in. A young person has no name here: theirs is in their folder."""

    __tablename__ = "people"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    role: Mapped[Role] = mapped_column(one_of(Role))
    # None once they were switched off: their key is gone, and with it every grant they held.
    key_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("keys.id", ondelete="SET NULL"), unique=True
    )
    lookup: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    secret_kind: Mapped[SecretKind] = mapped_column(one_of(SecretKind))
    active: Mapped[bool] = mapped_column(default=True)
    # A duty lead gets folders' keys only once another duty lead has let them in.
    holds_duty: Mapped[bool] = mapped_column(default=False)
    told_on: Mapped[date | None]
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("teams.id"))
    sealed_name: Mapped[Sealed | None] = mapped_column(Ciphertext)
    sealed_totp: Mapped[Sealed | None] = mapped_column(Ciphertext)
    totp_step: Mapped[int | None]


class BrowserSession(Identified, Base):
    """One signed-in browser. Useless without the cookie; locked once its key is gone."""

    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    door: Mapped[Door] = mapped_column(one_of(Door))
    idle_until: Mapped[datetime] = mapped_column(Moment)
    sealed_private_key: Mapped[Sealed | None] = mapped_column(Ciphertext)
    sealed_name: Mapped[Sealed | None] = mapped_column(Ciphertext)


class TakenForm(Base):
    """A form that one signed-in browser has sent, so that sending it again does nothing again."""

    __tablename__ = "taken_forms"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    led_to: Mapped[str] = mapped_column(String(300))


class SignInAttempts(Base):
    """Wrong secrets for one name, known or not: what slows the next try down."""

    __tablename__ = "sign_in_attempts"

    lookup: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int]
    not_before: Mapped[datetime] = mapped_column(Moment)


class StaffInvitation(Identified, Base):
    """A link for one new member of staff, or for one who lost their passphrase."""

    __tablename__ = "staff_invitations"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("areas.id"))
    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    role: Mapped[Role] = mapped_column(one_of(Role))
    sealed_name: Mapped[Sealed] = mapped_column(Ciphertext)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(Moment)
