"""The phone's half of RFC 9474 in Python, for tests alone; phones run static/js/blinding.js."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from youthvoice.crypto.blind_rsa import PREFIX_BYTES, verify

_HASH = 48
SALT_BYTES = 48


@dataclass(frozen=True)
class Blinded:
    """What goes to the signer, and the secret that takes the blinding off what comes back."""

    message: bytes
    inverse: bytes


def modulus(public: bytes) -> int:
    """The n of a public key."""
    return _key(public)[0]


def prepare(message: bytes, prefix: bytes | None = None) -> bytes:
    """The message with a random beginning (RFC 9474, section 4.1)."""
    return (secrets.token_bytes(PREFIX_BYTES) if prefix is None else prefix) + message


def blind(
    public: bytes, prepared: bytes, *, salt: bytes | None = None, inverse: bytes | None = None
) -> Blinded:
    """RFC 9474, section 4.2, with a salt and a blinding that a test vector may set."""
    n, e = _key(public)
    size = (n.bit_length() + 7) // 8
    salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt
    encoded = int.from_bytes(_encode(prepared, n.bit_length() - 1, salt))
    off = int.from_bytes(inverse) if inverse else pow(1 + secrets.randbelow(n - 1), -1, n)
    blinded = encoded * pow(pow(off, -1, n), e, n) % n
    return Blinded(blinded.to_bytes(size), off.to_bytes(size))


def finalize(public: bytes, prepared: bytes, signed: bytes, inverse: bytes) -> bytes:
    """RFC 9474, section 4.4: the signature, after a look at whether it is one."""
    n, _ = _key(public)
    signature = int.from_bytes(signed) * int.from_bytes(inverse) % n
    written = signature.to_bytes(len(signed))
    assert verify(public, prepared, written), "not a signature"
    return written


def _key(public: bytes) -> tuple[int, int]:
    key = load_der_public_key(public)
    assert isinstance(key, RSAPublicKey)
    numbers = key.public_numbers()
    return numbers.n, numbers.e


def _encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """EMSA-PSS (RFC 8017, section 9.1.1) with SHA-384."""
    size = (bits + 7) // 8
    digest = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = (b"\x01" + salt).rjust(size - _HASH - 1, b"\0")
    mask = int.from_bytes(_mask(digest, len(block)))
    masked = (int.from_bytes(block) ^ mask) & ((1 << (bits - 8 * (_HASH + 1))) - 1)
    return masked.to_bytes(len(block)) + digest + b"\xbc"


def _mask(seed: bytes, length: int) -> bytes:
    """MGF1 (RFC 8017, appendix B.2.1) with SHA-384."""
    rounds = range(-(-length // _HASH))
    parts = (hashlib.sha384(seed + number.to_bytes(4)).digest() for number in rounds)
    return b"".join(parts)[:length]
