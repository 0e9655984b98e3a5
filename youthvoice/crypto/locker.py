"""Locks a private key under a secret that a person remembers: Argon2id (RFC 9106)."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from youthvoice.crypto.box import KEY_BYTES, open_with, seal_with
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.sealed import Sealed

_PURPOSE = "lock"
_SALT = 16
# Each derivation takes 64 MiB: more at once than this and sign-ins could exhaust the memory.
_AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Cost:
    """How hard a guess is. Kept with each lock, so that it can be raised for new ones."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


@dataclass(frozen=True)
class Lock:
    """A private key under its lock, with all but the secret that opens it."""

    sealed: Sealed
    salt: bytes
    cost: Cost


@dataclass(frozen=True)
class Locker:
    """Locks and unlocks with the server's pepper, which is not in the database."""

    pepper: bytes = field(repr=False)
    cost: Cost = field(default_factory=Cost)

    def lock(self, key: PrivateKey, secret: str, place: Place) -> Lock:
        """The private key, locked under this secret at today's cost."""
        salt = secrets.token_bytes(_SALT)
        wrapping = self._derive(secret, salt, self.cost)
        return Lock(seal_with(wrapping, key.seed, place, _PURPOSE), salt, self.cost)

    def unlock(self, lock: Lock, secret: str, place: Place) -> PrivateKey:
        """The private key. Raises CannotOpen when the secret is another."""
        wrapping = self._derive(secret, lock.salt, lock.cost)
        return PrivateKey(open_with(wrapping, lock.sealed, place, _PURPOSE))

    def waste_time(self, secret: str) -> None:
        """Takes as long as an unlocking, for a name that is not known."""
        self._derive(secret, bytes(_SALT), self.cost)

    def _derive(self, secret: str, salt: bytes, cost: Cost) -> bytes:
        with _AT_ONCE:
            return Argon2id(
                salt=salt,
                length=KEY_BYTES,
                iterations=cost.passes,
                lanes=cost.lanes,
                memory_cost=cost.memory_kib,
                secret=self.pepper,
            ).derive(secret.encode())
