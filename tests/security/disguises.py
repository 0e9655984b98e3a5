"""The shapes in which a word could lie in a file: plain, encoded, escaped, cut by base64."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

_ZEROS = b"\0" * 64
_EMPTY = re.compile(_ZEROS + b"\0+")


def shapes(secret: str | bytes) -> set[bytes]:
    """Every way the secret could be written; long enough each that none occurs by chance."""
    found: set[bytes] = set()
    if isinstance(secret, str):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            found |= _of_bytes(secret.encode(encoding))
        found |= {
            json.dumps(secret)[1:-1].encode(),
            quote(secret).encode(),
            quote_plus(secret).encode(),
            repr(secret)[1:-1].encode(),
            secret.encode("utf-8")[::-1],
            secret.casefold().encode(),
            secret.upper().encode(),
        }
    else:
        found |= _of_bytes(secret)
    return {shape for shape in found if len(shape) >= 6}


def _of_bytes(raw: bytes) -> set[bytes]:
    return {
        raw,
        raw.hex().encode(),
        raw.hex().upper().encode(),
        base64.b32encode(raw).rstrip(b"=")[:-1],
        *_in_base64(raw),
    }


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """What stays the same in base64 wherever in a longer text the secret begins."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw).rstrip(b"=")
        # The first characters mix in what stands before, the last one what comes after.
        inner = encoded[(0, 2, 3)[before] : -1]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def found_in(text: bytes, secrets: dict[str, str | bytes]) -> set[str]:
    """The names of the secrets that can be read out of this text."""
    # Files of databases are mostly empty room; no secret has that many zeros in a row.
    text = _EMPTY.sub(_ZEROS, text)
    return {
        name for name, secret in secrets.items() if any(shape in text for shape in shapes(secret))
    }
