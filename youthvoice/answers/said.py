"""What somebody said, as it is sealed: words and a face together, so that neither shows alone."""

from __future__ import annotations

import json
from dataclasses import dataclass

from youthvoice.errors import CannotOpen, WordsRefused
from youthvoice.languages.known import ENGLISH, LANGUAGES
from youthvoice.words import plain_words

FACES = (1, 2, 3, 4, 5)
_FACES_AS_TYPED = {str(face): face for face in FACES}


@dataclass(frozen=True)
class Said:
    """Plain words, a face from 1 (very bad) to 5 (very good), or none, and the page's language.

    The language is a code, and nothing where it was English.
    """

    words: str = ""
    face: int | None = None
    language: str = ""

    @classmethod
    def of(cls, words: str, face: str | int | None = None, language: str = "") -> Said:
        """What was typed and picked, tidied. Raises WordsRefused for words that are too long."""
        return cls(plain_words(words), _FACES_AS_TYPED.get(str(face)), _known(language))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.words and self.face is None

    def to_bytes(self) -> bytes:
        """The form that is sealed."""
        fields: dict[str, object] = {"words": self.words, "face": self.face}
        if self.language:
            fields["language"] = self.language
        return json.dumps(fields, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, opened: bytes) -> Said:
        """What was sealed, here or on a phone, which may have sealed anything: it is looked at as

        if it had just been typed. Raises CannotOpen when it is not what this product writes.
        """
        try:
            fields = json.loads(opened)
            return cls.of(str(fields["words"]), fields.get("face"), fields.get("language", ""))
        except (ValueError, KeyError, TypeError, AttributeError, WordsRefused):
            raise CannotOpen from None


def _known(language: object) -> str:
    return str(language) if language in LANGUAGES and language != ENGLISH else ""
