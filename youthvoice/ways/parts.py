"""What an answer has beside its words: a recording and a drawing in pieces, and pictures in order.

All of it is written into the words of the answer and sealed with them: a database alone does not
tell a song from a drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from youthvoice.pictures import pictures
from youthvoice.words import visible

# Each piece holds so many bytes, and its padding to the last one.
PIECE_BYTES = 64 * 1024
MOST_PICTURES = 12
_ABOUT_LIMIT = 300
_LONGEST = 3 * 60


class Kind(StrEnum):
    """What comes in pieces."""

    VOICE = "voice"
    DRAWING = "drawing"


# 5 MB a recording, 1 MB a drawing.
MOST_PIECES: Mapping[Kind, int] = {Kind.VOICE: 80, Kind.DRAWING: 16}


@dataclass(frozen=True)
class Part:
    """A recording or a drawing: the ids of its pieces in order, how long it is, what it shows."""

    kind: Kind
    pieces: tuple[UUID, ...]
    seconds: int = 0
    about: str = ""

    def as_written(self) -> dict[str, object]:
        """The part as it is written into the words."""
        pieces = [each.hex for each in self.pieces]
        return {
            "kind": self.kind.value,
            "pieces": pieces,
            "seconds": self.seconds,
            "about": self.about,
        }

    @classmethod
    def read(cls, written: Mapping[str, object]) -> Part:
        """A part as a phone wrote it. Raises ValueError or KeyError for what is none."""
        kind, listed = Kind(str(written["kind"])), written["pieces"]
        if not isinstance(listed, list) or not 0 < len(listed) <= MOST_PIECES[kind]:
            raise ValueError("no pieces, or too many")
        pieces = tuple(UUID(str(each)) for each in listed)
        seconds = written.get("seconds", 0)
        length = min(max(seconds, 0), _LONGEST) if isinstance(seconds, int) else 0
        return cls(kind, pieces, length, visible(str(written.get("about", "")))[:_ABOUT_LIMIT])


def board() -> list[str]:
    """The pictures that can be put into a strip, in order."""
    return [each.name for each in pictures().values() if "board" in each.sets]


def strip_of(names: Iterable[str]) -> tuple[str, ...]:
    """These pictures in their order, without what is not on the board."""
    known = set(board())
    return tuple(name for name in names if name in known)[:MOST_PICTURES]
