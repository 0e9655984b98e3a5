"""What somebody said, as it is sealed: words and a face together, so that neither shows alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from youthvoice.errors import CannotOpen, WordsRefused
from youthvoice.languages.known import ENGLISH, LANGUAGES
from youthvoice.ways.parts import Kind, Part, strip_of
from youthvoice.words import plain_words

FACES = (1, 2, 3, 4, 5)
_FACES_AS_TYPED = {str(face): face for face in FACES}


@dataclass(frozen=True)
class Said:
    """Plain words, a face from 1 (very bad) to 5 (very good), or none, and the page's language.

    The language is a code, and nothing where it was English. Beside the words there may be pictures
    in order, a voice note and a drawing.
    """

    words: str = ""
    face: int | None = None
    language: str = ""
    pictures: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(
        cls, words: str, face: str | int | None = None, language: str = "", pictures: str = ""
    ) -> Said:
        """What was typed and picked, tidied; pictures by their names, with spaces between them.

        Raises WordsRefused for words that are too long.
        """
        strip = strip_of(pictures.split())
        return cls(plain_words(words), _FACES_AS_TYPED.get(str(face)), _known(language), strip)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.words or self.face or self.pictures or self.parts)

    def part(self, kind: Kind) -> Part | None:
        """The recording or the drawing, if there is one."""
        return next((part for part in self.parts if part.kind is kind), None)

    def to_bytes(self) -> bytes:
        """The form that is sealed."""
        fields: dict[str, object] = {"words": self.words, "face": self.face}
        if self.language:
            fields["language"] = self.language
        if self.pictures:
            fields["pictures"] = " ".join(self.pictures)
        if self.parts:
            fields["parts"] = [part.as_written() for part in self.parts]
        return json.dumps(fields, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, opened: bytes) -> Said:
        """What was sealed, here or on a phone, which may have sealed anything: it is looked at as

        if it had just been typed. Raises CannotOpen when it is not what this product writes.
        """
        try:
            fields = json.loads(opened)
            pictures = str(fields.get("pictures", ""))
            said = cls.of(
                str(fields["words"]), fields.get("face"), fields.get("language", ""), pictures
            )
            return replace(said, parts=_parts(fields.get("parts", [])))
        except (ValueError, KeyError, TypeError, AttributeError, WordsRefused):
            raise CannotOpen from None


def _parts(written: list[dict[str, object]]) -> tuple[Part, ...]:
    parts = tuple(map(Part.read, written))
    if len({part.kind for part in parts}) != len(parts):
        raise ValueError("two of a kind")
    return parts


def _known(language: object) -> str:
    return str(language) if language in LANGUAGES and language != ENGLISH else ""
