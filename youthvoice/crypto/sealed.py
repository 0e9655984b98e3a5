"""The type of what has been sealed, so that plain bytes never pass for ciphertext."""

from __future__ import annotations


class Sealed(bytes):
    """Ciphertext. It cannot open itself, and its repr shows its size only."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Sealed {len(self)} bytes>"

    __str__ = __repr__
