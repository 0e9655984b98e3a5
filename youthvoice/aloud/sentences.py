"""Where a sentence ends, and the short name it goes by. static/js/aloud_sentences.js says the same;

a test holds the two together.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

KEY_LENGTH: Final = 10

# Full stops of Arabic and Urdu among them; then what may close behind one.
_ENDS: Final = ".!?…\u061f\u06d4"
_CLOSES: Final = "\"'”\u2019»)\\]"
_END: Final = re.compile(f"[{_ENDS}]+[{_CLOSES}]*\\s+|\\s*\u2029\\s*")
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W_]")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with single spaces; what holds no letter or number is none."""
    found, start = [], 0
    for end in _END.finditer(text):
        found.append(text[start : end.end()])
        start = end.end()
    tidied = (_SPACE.sub(" ", each).strip() for each in (*found, text[start:]))
    return [each for each in tidied if _WORD.search(each)]


def key(sentence: str) -> str:
    """What a sentence goes by in lists and addresses. Another sentence has another key."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:KEY_LENGTH]
