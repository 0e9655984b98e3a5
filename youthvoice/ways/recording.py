"""What a recording is, by its own first bytes: what a phone says it is counts for nothing."""

from __future__ import annotations

# The beginnings of what phones record (MIME Sniffing Standard, section 6.2), and what it is then
# served as. Nothing else is ever played.
_BEGINNINGS = (
    (0, b"\x1a\x45\xdf\xa3", "audio/webm"),
    (0, b"OggS\x00", "audio/ogg"),
    (4, b"ftyp", "audio/mp4"),
)


def type_of(recording: bytes) -> str | None:
    """The type to serve it as; None for what is no recording."""
    for at, beginning, name in _BEGINNINGS:
        if recording[at : at + len(beginning)] == beginning:
            return name
    return None
