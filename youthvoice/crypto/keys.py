"""Key pairs of the hybrid KEM that holds against quantum computers (X-Wing)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
)

_SEED = 32
_MLKEM_SEED = 64
_MLKEM_PUBLIC = 1184
PUBLIC_KEY_BYTES = _MLKEM_PUBLIC + 32


@dataclass(frozen=True)
class PublicKey:
    """The half that anyone may seal to: 1,216 bytes, ML-KEM-768 then X25519 (X-Wing, section 5)."""

    raw: bytes

    @cached_property
    def hpke(self) -> MLKEM768X25519PublicKey:
        """The key as the HPKE suite takes it. Raises ValueError when it is not one."""
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(self.raw[_MLKEM_PUBLIC:]),
        )


@dataclass(frozen=True)
class PrivateKey:
    """The half that opens: the 32-byte X-Wing seed, the same form a browser's library keeps."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> PrivateKey:
        """A new key from the system's randomness."""
        return cls(secrets.token_bytes(_SEED))

    @cached_property
    def hpke(self) -> MLKEM768X25519PrivateKey:
        """The key as the HPKE suite takes it."""
        mlkem, x25519 = self._halves()
        return MLKEM768X25519PrivateKey(mlkem, x25519)

    @cached_property
    def public(self) -> PublicKey:
        """The other half of this pair."""
        mlkem, x25519 = self._halves()
        return PublicKey(
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        # draft-connolly-cfrg-xwing-kem, section 5.2: SHAKE-256 spreads the seed over both halves.
        wide = hashlib.shake_256(self.seed).digest(_MLKEM_SEED + 32)
        return (
            MLKEM768PrivateKey.from_seed_bytes(wide[:_MLKEM_SEED]),
            X25519PrivateKey.from_private_bytes(wide[_MLKEM_SEED:]),
        )
