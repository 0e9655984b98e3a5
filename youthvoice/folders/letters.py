"""Words that a phone has sealed for their own cell: they are stored as they came, unread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.folders.service import current_public_key, hold_folder

AnyRow = TypeVar("AnyRow", bound=Base)

# What the words of one answer may come to, padded: 5,000 characters are at most 20 KB in UTF-8,
# and JSON doubles some of them.
MOST_WORDS = 64 * 1024


@dataclass(frozen=True)
class Letter:
    """Sealed words for the row with this id, under a version of the folder's key; None for the

    author's own key.
    """

    id: UUID
    version: int | None
    sealed: Sealed


def for_now(
    session: Session, keyring: Keyring, folder: Folder, letter: Letter, table: str
) -> Letter:
    """The letter under the folder's present key: it may have waited on a phone during a hand-over.

    Only then it is opened. Raises NoKey for a version that never was, CannotOpen for a damaged one.
    """
    if letter.version in (None, folder.current_version):
        return letter
    place = Place(table, "sealed_words", letter.id)
    key = keyring.folder_key(folder.id, letter.version or 0)
    words = open_sealed(letter.sealed, key, place)
    sealed = seal(words, current_public_key(session, folder), place)
    return replace(letter, version=folder.current_version, sealed=sealed)


def came_before(
    session: Session, folder: Folder, said: object, kind: type[AnyRow]
) -> AnyRow | None:
    """The row that this letter became when it came before; None for a new one and for no letter.

    Two that come at once wait for each other.
    """
    if not isinstance(said, Letter):
        return None
    hold_folder(session, folder.id)
    return session.get(kind, said.id)
