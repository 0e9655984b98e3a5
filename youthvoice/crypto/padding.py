"""Hides how long a text is: every plaintext fills a bucket of 256 bytes, doubled as needed."""

from __future__ import annotations

SMALLEST_BUCKET = 256
_END = b"\x80"


def bucket_size(length: int, at_least: int = SMALLEST_BUCKET) -> int:
    """The bucket in bytes that holds `length` bytes and the one that marks their end."""
    size = at_least
    while size < length + len(_END):
        size *= 2
    return size


def pad(plaintext: bytes, at_least: int = SMALLEST_BUCKET) -> bytes:
    """The plaintext, an end mark and zeros up to its bucket (ISO/IEC 7816-4 padding)."""
    return (plaintext + _END).ljust(bucket_size(len(plaintext), at_least), b"\x00")


def unpad(padded: bytes) -> bytes:
    """What was padded. Raises ValueError when there is no end mark."""
    plaintext, mark, zeros = padded.rpartition(_END)
    if not mark or zeros.strip(b"\x00"):
        raise ValueError("no end mark")
    return plaintext
