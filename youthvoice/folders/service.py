"""Makes folders, finds the ones a person may open, and reads the names on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import duty_leads
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey, PublicKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen, NoDutyLead, NoKey, NotFound
from youthvoice.folders.grants import grant_folder_key
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Act, Folder, FolderKey, Grant
from youthvoice.folders.record import note
from youthvoice.words import one_line

UNREADABLE = "?"

_OWN = select(Folder).where(Folder.young_person_id == bindparam("young_person_id"))


@dataclass(frozen=True)
class Names:
    """What a folder is called: the made-up name (none before joining) and the worker's label."""

    name: str
    label: str

    @property
    def shown(self) -> str:
        """The made-up name, or the label until there is one."""
        return self.name or self.label


def make_folder(session: Session, keyworker: Person, label: str) -> Folder:
    """A new folder with its first key, granted to the keyworker and the area's duty leads.

    Raises NoDutyLead where there is none, WordsRefused for a label that cannot be kept.
    """
    leads = duty_leads(session, keyworker.area_id) or _let_in(session, keyworker.area_id)
    if not leads:
        raise NoDutyLead
    private = PrivateKey.generate()
    folder = Folder(id=uuid4(), area_id=keyworker.area_id, keyworker_id=keyworker.id)
    folder.current_version = 1
    folder.sealed_label = seal(one_line(label).encode(), private.public, label_place(folder.id))
    session.add(folder)
    session.flush()
    key = FolderKey(id=uuid4(), folder_id=folder.id, version=1, public_key=private.public.raw)
    session.add(key)
    session.flush()
    holders = {keyworker.key_id, *(lead.key_id for lead in leads)}
    for holder in session.scalars(select(LockedKey).where(LockedKey.id.in_(holders))):
        grant_folder_key(session, key.id, private, holder)
    note(session, folder.id, keyworker.id, Act.MADE)
    return folder


def folder_for(session: Session, keyring: Keyring, folder_id: UUID) -> Folder:
    """The folder. Raises NotFound alike when there is none and when its keys are not held."""
    folder = session.get(Folder, folder_id)
    if folder is None or not keyring.holds(folder_id):
        raise NotFound
    return folder


def own_folder(session: Session, young_person_id: UUID) -> Folder:
    """A young person's own folder. Raises NotFound."""
    folder = session.scalar(_OWN, {"young_person_id": young_person_id})
    if folder is None:
        raise NotFound
    return folder


def current_public_key(session: Session, folder: Folder) -> PublicKey:
    """The key that whatever comes next is sealed to."""
    raw = session.scalars(
        select(FolderKey.public_key).where(
            FolderKey.folder_id == folder.id, FolderKey.version == folder.current_version
        )
    ).one()
    return PublicKey(raw)


def next_number(session: Session, folder_id: UUID) -> int:
    """The next number in this folder's order; two at once never get the same."""
    return _hold(session, folder_id, 1)


def hold_folder(session: Session, folder_id: UUID) -> None:
    """Whoever else would take a step in this folder waits until this piece of work is done."""
    _hold(session, folder_id, 0)


def names_on(keyring: Keyring, folders: Iterable[Folder]) -> dict[UUID, Names]:
    """The names on these folders; a damaged one shows as a question mark, the rest stay."""
    folders = list(folders)
    keyring.look_up(folder.id for folder in folders)
    return {folder.id: _names(keyring, folder) for folder in folders}


def put_name(session: Session, folder: Folder, name: str) -> None:
    """Seals the made-up name into the folder."""
    public = current_public_key(session, folder)
    folder.sealed_name = seal(name.encode(), public, name_place(folder.id))


def label_place(folder_id: UUID) -> Place:
    """The cell of what the worker calls them."""
    return Place("folders", "sealed_label", folder_id)


def name_place(folder_id: UUID) -> Place:
    """The cell of the made-up name."""
    return Place("folders", "sealed_name", folder_id)


def _hold(session: Session, folder_id: UUID, numbers: int) -> int:
    number, version = session.execute(
        update(Folder)
        .where(Folder.id == folder_id)
        .values(last_number=Folder.last_number + numbers)
        .returning(Folder.last_number, Folder.current_version)
        .execution_options(synchronize_session=False)
    ).one()
    folder = session.identity_map.get(identity_key(Folder, folder_id))
    if folder is not None:
        # While this waited the folder may have got its next key: what follows is for that one.
        set_committed_value(folder, "current_version", version)
    return int(number)


def _let_in(session: Session, area_id: UUID) -> list[Person]:
    # Where nobody on the staff holds a key, nobody could let a duty lead in: those who are here
    # hold duty from this folder on, or the area could never have another one.
    holders = select(Person.id).join(Grant, Grant.holder_key_id == Person.key_id)
    held = holders.where(Person.area_id == area_id, Person.role != Role.YOUNG_PERSON).limit(1)
    if session.scalar(held) is not None:
        return []
    leads = session.scalars(
        select(Person).where(
            Person.area_id == area_id, Person.active, Person.role == Role.DUTY_LEAD
        )
    ).all()
    for lead in leads:
        lead.holds_duty = True
    return list(leads)


def _names(keyring: Keyring, folder: Folder) -> Names:
    name = ""
    if folder.sealed_name is not None:
        name = _opened(keyring, folder, folder.sealed_name, name_place(folder.id))
    return Names(name, _opened(keyring, folder, folder.sealed_label, label_place(folder.id)))


def _opened(keyring: Keyring, folder: Folder, sealed: Sealed, place: Place) -> str:
    try:
        key = keyring.folder_key(folder.id, folder.current_version)
        return open_sealed(sealed, key, place).decode()
    except NoKey:
        return UNREADABLE
    except CannotOpen as error:
        note_damage(place, error)
        return UNREADABLE
