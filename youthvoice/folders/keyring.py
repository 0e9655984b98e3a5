"""What one signed-in person can open: their own key, and the folder keys granted to it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import NoKey
from youthvoice.folders.models import FolderKey, Grant


def grant_place(grant_id: UUID) -> Place:
    """The cell of a granted private key."""
    return Place("grants", "sealed_private_key", grant_id)


class Keyring:
    """Opens what its holder was granted, asking the database each time a request begins anew."""

    def __init__(self, session: Session, key_id: UUID, private: PrivateKey) -> None:
        self._session = session
        self.key_id = key_id
        self.own = private
        self._grants: dict[UUID, dict[int, tuple[UUID, Sealed]]] = {}
        self._opened: dict[tuple[UUID, int], PrivateKey] = {}

    def look_up(self, folder_ids: Iterable[UUID]) -> None:
        """Reads the grants for many folders in one query; folders without one stay unknown."""
        wanted = [each for each in folder_ids if each not in self._grants]
        if not wanted:
            return
        rows = self._session.execute(
            select(FolderKey.folder_id, FolderKey.version, Grant.id, Grant.sealed_private_key)
            .join(Grant, Grant.folder_key_id == FolderKey.id)
            .where(
                Grant.holder_key_id == self.key_id,
                FolderKey.folder_id.in_(wanted),
                or_(Grant.until.is_(None), Grant.until >= clock.today()),
            )
        )
        for folder_id, version, grant_id, sealed in rows:
            self._grants.setdefault(folder_id, {})[version] = (grant_id, sealed)

    def look_again(self, folder_id: UUID) -> None:
        """Forgets what was read about this folder, because its grants have changed."""
        self._grants.pop(folder_id, None)

    def versions(self, folder_id: UUID) -> dict[int, PrivateKey]:
        """Every version of this folder's key that the holder was granted."""
        self.look_up([folder_id])
        return {each: self.folder_key(folder_id, each) for each in self._grants.get(folder_id, {})}

    def holds(self, folder_id: UUID) -> bool:
        """Whether the holder was granted any version."""
        self.look_up([folder_id])
        return bool(self._grants.get(folder_id))

    def folder_key(self, folder_id: UUID, version: int) -> PrivateKey:
        """That version's private key. Raises NoKey without a grant, CannotOpen if damaged."""
        if (folder_id, version) not in self._opened:
            self.look_up([folder_id])
            grant = self._grants.get(folder_id, {}).get(version)
            if grant is None:
                raise NoKey
            grant_id, sealed = grant
            seed = open_sealed(sealed, self.own, grant_place(grant_id))
            self._opened[folder_id, version] = PrivateKey(seed)
        return self._opened[folder_id, version]
