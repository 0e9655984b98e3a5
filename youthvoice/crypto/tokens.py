"""Random tokens that a browser keeps: the server stores their hash, and seals under them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property

from youthvoice.crypto.box import derive_key, open_with, seal_with
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed

_BYTES = 32
_PURPOSE = "token"


@dataclass(frozen=True)
class Token:
    """256 random bits. Whoever holds the database without this holds nothing."""

    raw: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> Token:
        """A new token from the system's randomness."""
        return cls(secrets.token_bytes(_BYTES))

    @classmethod
    def from_text(cls, text: str) -> Token | None:
        """The token that `text` spells, or None when it spells none."""
        try:
            raw = base64.b64decode(text + "=", altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        return cls(raw) if len(raw) == _BYTES else None

    @property
    def text(self) -> str:
        """How a cookie or a link spells it: 43 characters, URL-safe."""
        return base64.urlsafe_b64encode(self.raw).decode().rstrip("=")

    @property
    def digest(self) -> bytes:
        """What the server stores in its place (SHA-256)."""
        return hashlib.sha256(self.raw).digest()

    @cached_property
    def _key(self) -> bytes:
        return derive_key(self.raw, "session")

    def seal(self, plaintext: bytes, place: Place) -> Sealed:
        """The plaintext, sealed so that only this token opens it."""
        return seal_with(self._key, plaintext, place, _PURPOSE)

    def open(self, sealed: Sealed, place: Place) -> bytes:
        """What was sealed. Raises CannotOpen."""
        return open_with(self._key, sealed, place, _PURPOSE)
