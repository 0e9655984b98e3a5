"""The four short words of an invitation: easy to say, to read and to type."""

from __future__ import annotations

import re
import secrets
from functools import cache
from pathlib import Path

HOW_MANY = 4
_LIST = Path(__file__).with_name("invitation_words.txt")
_FORM = re.compile(r"[a-z]{3,6}")


@cache
def word_list() -> tuple[str, ...]:
    """The 1,024 words (10 bits each). Raises ValueError when one is unfit or there twice."""
    words = tuple(_LIST.read_text(encoding="ascii").split())
    if len(words) != 1024 or len(set(words)) != len(words):
        raise ValueError("the word list needs 1,024 different words")
    for word in words:
        if not _FORM.fullmatch(word):
            raise ValueError(f"unfit for the word list: {word}")
    return words


def new_words() -> str:
    """Four words at random, joined by hyphens: 40 bits."""
    return "-".join(secrets.choice(word_list()) for _ in range(HOW_MANY))


def tidy_words(typed: str) -> str:
    """What was typed as the four words would be written; spaces, commas and capitals forgiven."""
    return "-".join(re.findall(r"[a-z]+", typed.casefold()))
