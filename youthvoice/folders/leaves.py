"""The leaves of a folder: a few fields of words sealed together, under the folder's key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.errors import CannotOpen, NoKey, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.letters import Letter
from youthvoice.folders.models import Folder, Leaf, OwnLeaf
from youthvoice.folders.service import current_public_key
from youthvoice.words import plain_words


@dataclass(frozen=True)
class Fields:
    """The words of one leaf by their names; one that was never written is empty.

    `readable` is False for a leaf that does not open: the rest of the folder is still shown.
    """

    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    readable: bool = True

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __bool__(self) -> bool:
        return any(self.words.values())


def put_leaf(
    session: Session, folder: Folder, leaf: Leaf, words: Mapping[str, str] | Letter
) -> None:
    """Seals these fields into the leaf for whoever holds the folder from now on.

    They are tidied first; a letter is sealed already. Raises WordsRefused for words that are too
    long, NotFound for a letter to its author alone.
    """
    if isinstance(words, Letter):
        if words.version is None or words.id != leaf.id:
            raise NotFound
        leaf.key_version, leaf.sealed_words = words.version, words.sealed
        return
    leaf.key_version = folder.current_version
    leaf.sealed_words = seal(as_bytes(words), current_public_key(session, folder), leaf.place)


def read_leaf(keyring: Keyring, leaf: Leaf) -> Fields:
    """The fields of a leaf; of one that is damaged or not granted, none, and it says so."""
    try:
        key = keyring.folder_key(leaf.folder_id, leaf.key_version)
        return from_bytes(open_sealed(leaf.sealed_words, key, leaf.place))
    except (CannotOpen, NoKey) as error:
        note_damage(leaf.place, error)
        return Fields(readable=False)


def put_own_leaf(
    session: Session,
    author: Person,
    folder: Folder,
    leaf: OwnLeaf,
    words: Mapping[str, str],
    *,
    shared: bool,
) -> None:
    """Seals these fields for whoever holds the folder from now on, or for their author alone.

    Raises WordsRefused as `put_leaf`.
    """
    own = session.get_one(LockedKey, author.key_id)
    to = current_public_key(session, folder) if shared else own.public
    # Nothing is asked of the database from here on: it would be told of half a change.
    leaf.key_version = folder.current_version if shared else None
    leaf.own_key_id = None if shared else own.id
    leaf.sealed_words = seal(as_bytes(words), to, leaf.place)


def read_own_leaf(keyring: Keyring, leaf: OwnLeaf) -> Fields:
    """The fields, as `read_leaf` gives them."""
    try:
        key = keyring.own
        if leaf.key_version is not None:
            key = keyring.folder_key(leaf.folder_id, leaf.key_version)
        return from_bytes(open_sealed(leaf.sealed_words, key, leaf.place))
    except (CannotOpen, NoKey) as error:
        note_damage(leaf.place, error)
        return Fields(readable=False)


def tidied(words: Mapping[str, str]) -> dict[str, str]:
    """The fields that hold something, as they are kept. Raises WordsRefused for too many words."""
    tidy = {name: plain_words(text) for name, text in words.items()}
    return {name: text for name, text in tidy.items() if text}


def as_bytes(words: Mapping[str, str]) -> bytes:
    """The form in which fields are sealed. Raises WordsRefused for too many words."""
    return json.dumps(tidied(words), ensure_ascii=False).encode()


def from_bytes(opened: bytes) -> Fields:
    """The fields that were sealed, here or on a phone. Raises CannotOpen for what is none."""
    try:
        fields = {str(name): plain_words(str(text)) for name, text in json.loads(opened).items()}
    except (ValueError, AttributeError, WordsRefused):
        raise CannotOpen from None
    return Fields(MappingProxyType(fields))
