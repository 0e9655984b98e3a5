"""Seals to a public key for one cell of the database, and opens again: HPKE (RFC 9180)."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from youthvoice.crypto.inventory import OnItsWay, Place
from youthvoice.crypto.keys import PrivateKey, PublicKey
from youthvoice.crypto.padding import SMALLEST_BUCKET, pad, unpad
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen

_VERSION = b"\x01"
_PURPOSE = "envelope"
# Around the padded words: the version, the key that X-Wing encapsulates and the tag.
_AROUND = 1 + 1088 + 32 + 16
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal(
    plaintext: bytes,
    to: PublicKey,
    place: Place | OnItsWay,
    at_least: int = SMALLEST_BUCKET,
) -> Sealed:
    """The plaintext, padded and sealed so that only the other half opens it, and only there.

    `at_least` is the smallest bucket it fills, for what must all have one size.
    """
    message = _SUITE.encrypt(pad(plaintext, at_least), to.hpke, info=place.context(_PURPOSE))
    return Sealed(_VERSION + message)


def received(raw: bytes, most: int) -> Sealed:
    """What a phone has sealed, by its shape alone: whether it opens, its reader finds out.

    Raises ValueError for what no phone of ours makes, and where it would open to more than `most`
    bytes, which is the largest bucket.
    """
    bucket = len(raw) - _AROUND
    if raw[:1] != _VERSION or bucket not in _buckets(most):
        raise ValueError("not an envelope")
    return Sealed(raw)


def open_sealed(sealed: Sealed, key: PrivateKey, place: Place | OnItsWay) -> bytes:
    """What was sealed. Raises CannotOpen when it is damaged, was moved, or is another's."""
    if sealed[:1] != _VERSION:
        raise CannotOpen
    try:
        return unpad(_SUITE.decrypt(sealed[1:], key.hpke, info=place.context(_PURPOSE)))
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def _buckets(most: int) -> set[int]:
    doublings = range((most // SMALLEST_BUCKET).bit_length())
    return {SMALLEST_BUCKET << each for each in doublings}
