"""The next key in a folder's line: what comes from now on opens for those who are here now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey, PublicKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen
from youthvoice.folders.grants import grant_folder_key
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder, FolderKey, Grant
from youthvoice.folders.service import hold_folder, label_place, name_place


def turn_key(
    session: Session, keyring: Keyring, folder: Folder, holders: Mapping[UUID, date | None]
) -> None:
    """A new version of the folder's key, granted to these keys alone, each until its last day.

    The names go under it. What was sealed before stays as it is, and opens for whoever holds the
    earlier versions.
    """
    hold_folder(session, folder.id)
    before = keyring.folder_key(folder.id, folder.current_version)
    private = PrivateKey.generate()
    version = folder.current_version + 1
    key = FolderKey(id=uuid4(), folder_id=folder.id, version=version, public_key=private.public.raw)
    session.add(key)
    session.flush()
    for holder in session.scalars(select(LockedKey).where(LockedKey.id.in_(holders))):
        grant_folder_key(session, key.id, private, holder, holders[holder.id])
    label = _under(folder.sealed_label, label_place(folder.id), before, private.public)
    folder.sealed_label = label or folder.sealed_label
    if folder.sealed_name is not None:
        name = _under(folder.sealed_name, name_place(folder.id), before, private.public)
        folder.sealed_name = name or folder.sealed_name
    folder.current_version = version
    session.flush()
    keyring.look_again(folder.id)


def take_keys(session: Session, folder_id: UUID, holder_key_id: UUID) -> None:
    """Ends what this key opens of the folder."""
    versions = select(FolderKey.id).where(FolderKey.folder_id == folder_id)
    session.execute(
        delete(Grant).where(Grant.holder_key_id == holder_key_id, Grant.folder_key_id.in_(versions))
    )


def _under(sealed: Sealed, place: Place, before: PrivateKey, now: PublicKey) -> Sealed | None:
    """The same words under the new key; None for what was damaged before."""
    try:
        return seal(open_sealed(sealed, before, place), now, place)
    except CannotOpen as error:
        note_damage(place, error)
        return None
