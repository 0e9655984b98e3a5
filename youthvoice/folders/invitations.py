"""Four words that let a young person into their folder: made in person, good once, for 48 hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.invitation_words import new_words, tidy_words
from youthvoice.accounts.keyholders import new_locked_key, replace_key
from youthvoice.accounts.models import LockedKey, Person, SecretKind
from youthvoice.accounts.roles import Role
from youthvoice.accounts.sign_in import Unlocked, name_lookup
from youthvoice.crypto.house import House
from youthvoice.crypto.keys import PrivateKey
from youthvoice.errors import CannotOpen, InvitationRefused, NameTaken
from youthvoice.folders.grants import pass_on_all
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Act, Folder, FolderInvitation, RecordLine
from youthvoice.folders.record import note
from youthvoice.folders.service import names_on, put_name
from youthvoice.words import one_line

LASTS = timedelta(hours=48)
_LOOKUP = "invitation"


@dataclass(frozen=True)
class Invited:
    """What the four words opened, before anybody has joined with them."""

    invitation: FolderInvitation
    folder: Folder
    keyring: Keyring
    earlier_name: str


@dataclass(frozen=True)
class OpenInvitation:
    """For the worker: an invitation is open until then."""

    expires_at: datetime


def invite(session: Session, house: House, keyring: Keyring, worker: Person, folder: Folder) -> str:
    """Four new words for this folder; an earlier invitation ends. They are shown once."""
    cancel_invitation(session, folder.id)
    _end_expired(session)
    words = new_words()
    # The invitation is a holder like any other: a key of its own, locked under the four words.
    locked, _ = new_locked_key(session, house, words)
    pass_on_all(session, keyring, folder.id, locked)
    session.add(
        FolderInvitation(
            folder_id=folder.id,
            key_id=locked.id,
            lookup=house.lookup(_LOOKUP, words),
            expires_at=clock.now() + LASTS,
        )
    )
    note(session, folder.id, worker.id, Act.INVITED)
    return words


def cancel_invitation(session: Session, folder_id: UUID) -> None:
    """Ends the folder's open invitation, if there is one, and the grants it held."""
    key_ids = select(FolderInvitation.key_id).where(FolderInvitation.folder_id == folder_id)
    session.execute(delete(LockedKey).where(LockedKey.id.in_(key_ids)))


def end_invitations_by(session: Session, worker_id: UUID) -> None:
    """Ends what this worker gave out and nobody has used: they know the words.

    For when they are switched off: they must not come back as the young person.
    """
    theirs = select(RecordLine.folder_id).where(
        RecordLine.person_id == worker_id, RecordLine.act == Act.INVITED
    )
    key_ids = select(FolderInvitation.key_id).where(FolderInvitation.folder_id.in_(theirs))
    session.execute(delete(LockedKey).where(LockedKey.id.in_(key_ids)))


def open_invitation(session: Session, folder_id: UUID) -> OpenInvitation | None:
    """The invitation that is open for this folder, or None."""
    expires = session.scalar(
        select(FolderInvitation.expires_at).where(
            FolderInvitation.folder_id == folder_id, FolderInvitation.expires_at > clock.now()
        )
    )
    return OpenInvitation(expires) if expires else None


def open_with_words(session: Session, house: House, typed: str) -> Invited:
    """What these words open. Raises InvitationRefused, in the same time whatever the reason."""
    words = tidy_words(typed)
    found = session.execute(
        select(FolderInvitation, LockedKey, Folder)
        .join(LockedKey, LockedKey.id == FolderInvitation.key_id)
        .join(Folder, Folder.id == FolderInvitation.folder_id)
        .where(
            FolderInvitation.lookup == house.lookup(_LOOKUP, words),
            FolderInvitation.expires_at > clock.now(),
        )
    ).one_or_none()
    if found is None:
        house.locker.waste_time(words)
        # Not before: whoever guesses words must not hold the database meanwhile.
        _end_expired(session)
        raise InvitationRefused
    invitation, locked, folder = found
    try:
        private = house.locker.unlock(locked.lock, words, locked.place)
    except CannotOpen:
        raise InvitationRefused from None
    keyring = Keyring(session, locked.id, private)
    return Invited(invitation, folder, keyring, names_on(keyring, [folder])[folder.id].name)


def join(
    session: Session, house: House, typed: str, name: str, kind: SecretKind, secret: str
) -> Unlocked:
    """A young person in their folder, new or back after a lost code.

    Raises InvitationRefused, NameTaken, WordsRefused. A lost code's old key ends here: folder
    words stay readable, "just me" words do not.
    """
    invited = open_with_words(session, house, typed)
    name = one_line(name, 30)
    folder, lookup = invited.folder, name_lookup(house, name)
    check_name(session, house, name, folder)
    # Before anything is written, because it takes long and the database is not held meanwhile.
    locked, private = new_locked_key(session, house, secret)
    used = session.execute(
        delete(FolderInvitation).where(FolderInvitation.id == invited.invitation.id)
    ).rowcount  # type: ignore[attr-defined]
    if used != 1:
        raise InvitationRefused
    pass_on_all(session, invited.keyring, folder.id, locked)
    person = _young_person(session, folder, lookup, kind)
    replace_key(session, person, locked)
    folder.young_person_id = person.id
    put_name(session, folder, name)
    note(session, folder.id, person.id, Act.JOINED)
    session.execute(delete(LockedKey).where(LockedKey.id == invited.keyring.key_id))
    session.flush()
    return Unlocked(person, private)


def check_name(session: Session, house: House, name: str, folder: Folder) -> None:
    """Raises NameTaken when somebody else than this folder's young person has the name."""
    other = session.scalar(select(Person.id).where(Person.lookup == name_lookup(house, name)))
    if other is not None and other != folder.young_person_id:
        raise NameTaken


def made_up_name(session: Session, person: Person, key: PrivateKey) -> str:
    """The made-up name of a young person who has just signed in."""
    folder = session.scalars(select(Folder).where(Folder.young_person_id == person.id)).one()
    keyring = Keyring(session, _key_id(person), key)
    return names_on(keyring, [folder])[folder.id].name


def _end_expired(session: Session) -> None:
    # Their grants would stay behind four words that somebody may have noted down.
    over = select(FolderInvitation.key_id).where(FolderInvitation.expires_at <= clock.now())
    session.execute(delete(LockedKey).where(LockedKey.id.in_(over)))


def _key_id(person: Person) -> UUID:
    if person.key_id is None:
        raise InvitationRefused
    return person.key_id


def _young_person(session: Session, folder: Folder, lookup: bytes, kind: SecretKind) -> Person:
    person = session.get(Person, folder.young_person_id) if folder.young_person_id else None
    if person is None:
        person = Person(
            id=uuid4(), area_id=folder.area_id, role=Role.YOUNG_PERSON, holds_duty=False
        )
        session.add(person)
    person.lookup, person.secret_kind, person.active = lookup, kind, True
    session.flush()
    return person
