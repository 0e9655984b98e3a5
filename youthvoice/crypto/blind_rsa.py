"""Signs what it cannot see: blind signatures, RSABSSA-SHA384-PSS-Randomized (RFC 9474).

`cryptography` has no bare RSA, so `sign_blinded` is our own small code, which nobody has audited.
Python's integers promise no constant time. What stands against that: a fresh blinding of the base
for every signature, a key of its own for every use, and a short life for each key.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

from youthvoice.errors import BlindedRefused, Broken

_EXPONENT = 65537
_KEY_BITS = 2048
_SALT = 48
# RFC 9474, section 4.1: so many random bytes stand before a message, and are signed with it.
PREFIX_BYTES = 32


@dataclass(frozen=True, repr=False)
class _Numbers:
    """A private key as integers: the modulus and the two primes, with what belongs to each."""

    n: int
    e: int
    p: int
    q: int
    d_p: int
    d_q: int
    q_inverse: int

    @property
    def size(self) -> int:
        return (self.n.bit_length() + 7) // 8

    def power_of_d(self, base: int) -> int:
        """The base to the private exponent, by the two primes (RFC 8017, section 5.1.2, 2b)."""
        by_p, by_q = pow(base, self.d_p, self.p), pow(base, self.d_q, self.q)
        return by_q + self.q * ((by_p - by_q) * self.q_inverse % self.p)


@dataclass(frozen=True)
class SigningKey:
    """A pair for blind signatures; `private` is PKCS#8 in DER, to be sealed wherever it is kept."""

    private: bytes = field(repr=False)

    @classmethod
    def from_private(cls, private: bytes) -> SigningKey:
        """The pair that `private` once was of. Raises ValueError when it is not an RSA key."""
        key = cls(private)
        _ = key.numbers
        return key

    @cached_property
    def public(self) -> bytes:
        """The other half: SubjectPublicKeyInfo in DER, under rsaEncryption.

        Browsers import no RSA key under any other identifier, not even under PSS's own.
        """
        return self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    @cached_property
    def numbers(self) -> _Numbers:
        """The key as integers, worked out once."""
        own = self._key.private_numbers()
        public = own.public_numbers
        return _Numbers(public.n, public.e, own.p, own.q, own.dmp1, own.dmq1, own.iqmp)

    @cached_property
    def _key(self) -> RSAPrivateKey:
        try:
            # It was sealed by us and opens only as it was: trying its primes again each time would
            # take longer than all that is signed with it.
            key = load_der_private_key(self.private, None, unsafe_skip_rsa_key_validation=True)
        except (TypeError, UnsupportedAlgorithm) as error:
            raise ValueError("not a private key of ours") from error
        if not isinstance(key, RSAPrivateKey):
            raise ValueError("not an RSA key")
        return key


def new_signing_key() -> SigningKey:
    """A new pair from the system's randomness: RSA of 2,048 bits."""
    key = generate_private_key(_EXPONENT, _KEY_BITS)
    return SigningKey(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def sign_blinded(key: SigningKey, blinded: bytes) -> bytes:
    """The signature under a blinded message, blinded like it (RFC 9474, section 4.3).

    Our own code, not audited; what it does against its lack of constant time stands above.
    Raises BlindedRefused for another length than the key's, or a number that is not below its
    modulus; Broken when the signature came out wrong, because such a one gives the key away.
    """
    numbers = key.numbers
    message = int.from_bytes(blinded)
    if len(blinded) != numbers.size or message >= numbers.n:
        raise BlindedRefused
    factor, inverse = _blinding(numbers)
    signature = numbers.power_of_d(message * factor % numbers.n) * inverse % numbers.n
    if pow(signature, numbers.e, numbers.n) != message:
        raise Broken
    return signature.to_bytes(numbers.size)


def verify(public: bytes, prepared: bytes, signature: bytes) -> bool:
    """Whether this is the pair's signature under the prepared message; False for any nonsense."""
    try:
        key = load_der_public_key(public)
        if not isinstance(key, RSAPublicKey):
            return False
        key.verify(signature, prepared, PSS(MGF1(SHA384()), _SALT), SHA384())
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def _blinding(numbers: _Numbers) -> tuple[int, int]:
    """A fresh random r as the factor r^e, and the inverse of r that takes it off again."""
    while True:
        r = secrets.randbelow(numbers.n)
        try:
            inverse = pow(r, -1, numbers.n)
        except ValueError:  # r is 0, or shares a prime with n: as good as never
            continue
        return pow(r, numbers.e, numbers.n), inverse
