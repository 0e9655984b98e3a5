"""What the running server itself may read, and a copied database may not: the house's keys."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from youthvoice.crypto.box import derive_key, open_with, seal_with
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.locker import Cost, Locker
from youthvoice.crypto.sealed import Sealed

_PURPOSE = "house"


@dataclass(frozen=True)
class House:
    """All that is derived from the one secret of an installation (32 bytes or more)."""

    secret: bytes = field(repr=False)
    cost: Cost = field(default_factory=Cost)

    @cached_property
    def locker(self) -> Locker:
        """The locker, peppered with this house's secret."""
        return Locker(derive_key(self.secret, "pepper"), self.cost)

    @cached_property
    def _lookup_key(self) -> bytes:
        return derive_key(self.secret, "lookup")

    @cached_property
    def _sealing_key(self) -> bytes:
        return derive_key(self.secret, "staff names")

    def lookup(self, what: str, text: str) -> bytes:
        """A fingerprint by which a name or an invitation is found without being stored.

        Case, accents' encoding and the spaces between words do not matter.
        """
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        message = f"{what}\x1f{plain}".encode()
        return hmac.new(self._lookup_key, message, hashlib.sha256).digest()

    def seal(self, text: str, place: Place) -> Sealed:
        """The text, sealed under the house's own key."""
        return seal_with(self._sealing_key, text.encode(), place, _PURPOSE)

    def open(self, sealed: Sealed, place: Place) -> str:
        """What was sealed. Raises CannotOpen."""
        return open_with(self._sealing_key, sealed, place, _PURPOSE).decode()
