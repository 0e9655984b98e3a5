"""Seals under a key that one party keeps (a secret, a cookie, the house): AES-256-GCM."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.padding import pad, unpad
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen

_VERSION = b"\x02"
_NONCE = 12
KEY_BYTES = 32


def derive_key(secret: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose from a secret that is random already (HKDF, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


def seal_with(key: bytes, plaintext: bytes, place: Place, purpose: str) -> Sealed:
    """The plaintext, padded and sealed under this key for this cell and purpose."""
    nonce = secrets.token_bytes(_NONCE)
    context = place.context(purpose)
    return Sealed(_VERSION + nonce + AESGCM(key).encrypt(nonce, pad(plaintext), context))


def open_with(key: bytes, sealed: Sealed, place: Place, purpose: str) -> bytes:
    """What was sealed. Raises CannotOpen when it is damaged, was moved, or the key is another."""
    nonce, message = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    if sealed[:1] != _VERSION or len(nonce) < _NONCE:
        raise CannotOpen
    try:
        return unpad(AESGCM(key).decrypt(nonce, message, place.context(purpose)))
    except (InvalidTag, ValueError):
        raise CannotOpen from None
