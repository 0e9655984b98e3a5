"""The key by which a push service knows whose messages these are (VAPID, RFC 8292)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid

_SCALAR_BYTES = 32


@dataclass(frozen=True)
class PushKey:
    """A pair on P-256; `private` is its scalar in 32 bytes, to be sealed wherever it is kept."""

    private: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> PushKey:
        """A new pair."""
        scalar = generate_private_key(SECP256R1()).private_numbers().private_value
        return cls(scalar.to_bytes(_SCALAR_BYTES, "big"))

    @cached_property
    def public(self) -> bytes:
        """The half that phones are given: an uncompressed point (RFC 8292, section 3.2)."""
        point = self._signer.public_key
        return cast("bytes", point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def authorization(self, audience: str, contact: str, until: int) -> str:
        """The header that lets a message in: signed for one push service (its origin), until then

        (seconds since 1970, at most a day ahead), with whom to ask if anything is wrong with it.
        """
        signed = self._signer.sign({"aud": audience, "sub": contact, "exp": until})
        return cast("str", signed["Authorization"])

    @cached_property
    def _signer(self) -> Vapid:
        scalar = int.from_bytes(self.private, "big")
        return Vapid(derive_private_key(scalar, SECP256R1()))
