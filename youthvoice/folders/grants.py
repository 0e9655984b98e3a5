"""Who holds a folder's keys: grants given, and given back to those who should hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import duty_leads
from youthvoice.crypto.envelope import seal
from youthvoice.crypto.keys import PrivateKey
from youthvoice.errors import NotFound
from youthvoice.folders.keyring import Keyring, grant_place
from youthvoice.folders.models import Act, Folder, FolderKey, Grant
from youthvoice.folders.record import note


def grant_folder_key(
    session: Session,
    folder_key_id: UUID,
    private: PrivateKey,
    holder: LockedKey,
    until: date | None = None,
) -> None:
    """Seals one version of a folder's private key to one holder, for good or until a day."""
    id_ = uuid4()
    sealed = seal(private.seed, holder.public, grant_place(id_))
    session.add(
        Grant(
            id=id_,
            folder_key_id=folder_key_id,
            holder_key_id=holder.id,
            sealed_private_key=sealed,
            until=until,
        )
    )


def pass_on_all(
    session: Session,
    keyring: Keyring,
    folder_id: UUID,
    holder: LockedKey,
    until: date | None = None,
) -> int:
    """Grants `holder` every version this keyring holds and `holder` does not yet. Says how many."""
    held = set(session.scalars(select(Grant.folder_key_id).where(Grant.holder_key_id == holder.id)))
    granted = 0
    for key in session.scalars(select(FolderKey).where(FolderKey.folder_id == folder_id)):
        versions = keyring.versions(folder_id)
        if key.id not in held and key.version in versions:
            grant_folder_key(session, key.id, versions[key.version], holder, until)
            granted += 1
    session.flush()
    return granted


@dataclass(frozen=True)
class WaitingForKeys:
    """A member of staff who should hold folders' keys and does not."""

    person: Person
    folder_ids: tuple[UUID, ...]


def waiting_for_keys(session: Session, giver: Person) -> list[WaitingForKeys]:
    """Who lacks keys that `giver` holds and may give, after checking in person who they are.

    They are keyworkers whose key is new, and duty leads who are let in or whose key is new.
    """
    held_by_giver = (
        select(FolderKey.folder_id)
        .join(Grant, Grant.folder_key_id == FolderKey.id)
        .where(Grant.holder_key_id == giver.key_id)
    )
    lacking = ~(
        select(Grant.id)
        .join(FolderKey, FolderKey.id == Grant.folder_key_id)
        .where(
            FolderKey.folder_id == Folder.id,
            FolderKey.version == Folder.current_version,
            Grant.holder_key_id == Person.key_id,
        )
        .exists()
    )
    should = or_(Folder.keyworker_id == Person.id, Person.role == Role.DUTY_LEAD)
    rows = session.execute(
        select(Person, Folder.id)
        .join(Folder, and_(Folder.area_id == Person.area_id, should))
        .where(Person.active, Person.id != giver.id, Folder.id.in_(held_by_giver), lacking)
        .order_by(Person.id)
    )
    found: dict[UUID, tuple[Person, list[UUID]]] = {}
    for person, folder_id in rows:
        found.setdefault(person.id, (person, []))[1].append(folder_id)
    return [
        WaitingForKeys(person, tuple(ids))
        for person, ids in found.values()
        if _may_give(session, giver, person)
    ]


def give_keys(session: Session, keyring: Keyring, giver: Person, to_id: UUID) -> int:
    """Grants what `waiting_for_keys` says this person lacks, with a line in each record.

    Raises NotFound when they wait for nothing that `giver` may give. Says how many folders.
    """
    waiting = next(
        (each for each in waiting_for_keys(session, giver) if each.person.id == to_id), None
    )
    if waiting is None:
        raise NotFound
    holder = session.get_one(LockedKey, waiting.person.key_id)
    keyring.look_up(waiting.folder_ids)
    for folder_id in waiting.folder_ids:
        pass_on_all(session, keyring, folder_id, holder)
        note(session, folder_id, giver.id, Act.GAVE_KEY)
    if waiting.person.role is Role.DUTY_LEAD:
        waiting.person.holds_duty = True
    return len(waiting.folder_ids)


def _may_give(session: Session, giver: Person, to: Person) -> bool:
    if giver.holds_duty:
        return True
    # A keyworker gives to a duty lead who was let in; and lets one in when none is left.
    return to.role is Role.DUTY_LEAD and (to.holds_duty or not duty_leads(session, to.area_id))
