"""Seals to a public key for one cell of the database, and opens again: HPKE (RFC 9180)."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey, PublicKey
from youthvoice.crypto.padding import SMALLEST_BUCKET, pad, unpad
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen

_VERSION = b"\x01"
_PURPOSE = "envelope"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal(plaintext: bytes, to: PublicKey, place: Place, at_least: int = SMALLEST_BUCKET) -> Sealed:
    """The plaintext, padded and sealed so that only the other half opens it, and only there.

    `at_least` is the smallest bucket it fills, for what must all have one size.
    """
    message = _SUITE.encrypt(pad(plaintext, at_least), to.hpke, info=place.context(_PURPOSE))
    return Sealed(_VERSION + message)


def open_sealed(sealed: Sealed, key: PrivateKey, place: Place) -> bytes:
    """What was sealed. Raises CannotOpen when it is damaged, was moved, or is another's."""
    if sealed[:1] != _VERSION:
        raise CannotOpen
    try:
        return unpad(_SUITE.decrypt(sealed[1:], key.hpke, info=place.context(_PURPOSE)))
    except (InvalidTag, ValueError):
        raise CannotOpen from None
