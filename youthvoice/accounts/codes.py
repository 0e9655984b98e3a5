"""The secrets young people choose: six pictures in order, or words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from youthvoice.errors import WordsRefused
from youthvoice.pictures import Picture, pictures

CODE_LENGTH = 6
_FEWEST_DIFFERENT = 3
_FEWEST_LETTERS = 12


@cache
def code_pictures() -> tuple[Picture, ...]:
    """The 32 pictures a code is made from. Raises ValueError when they are not 32 different."""
    chosen = tuple(each for each in pictures().values() if "code" in each.sets)
    if len(chosen) != 32 or len({each.word for each in chosen}) != 32:
        raise ValueError("a picture code needs 32 different pictures")
    return chosen


def picked_pictures(text: str) -> tuple[str, ...]:
    """The picture names in `text`, in order, at most six; anything else is dropped."""
    known = {each.name for each in code_pictures()}
    return tuple(name for name in text.split() if name in known)[:CODE_LENGTH]


def picture_secret(picked: Sequence[str]) -> str:
    """The secret that these pictures spell."""
    return "pictures " + " ".join(picked)


def words_secret(words: str) -> str:
    """The secret that these words spell; capitals and extra spaces do not matter."""
    return "words " + " ".join(words.casefold().split())


def check_new_pictures(picked: Sequence[str]) -> None:
    """Raises WordsRefused for a code that somebody could guess by trying the first few."""
    if len(picked) != CODE_LENGTH:
        raise WordsRefused("Pick six pictures.")
    if len(set(picked)) < _FEWEST_DIFFERENT:
        raise WordsRefused("Pick at least three different pictures.")
    if list(picked) == [each.name for each in code_pictures()[:CODE_LENGTH]]:
        raise WordsRefused("Those are the first six. Pick other ones.")


def check_new_words(words: str) -> None:
    """Raises WordsRefused for secret words that are too short to keep a secret."""
    if len(set(words.casefold().split())) < _FEWEST_DIFFERENT:
        raise WordsRefused("Use three different words or more.")
    if len("".join(words.split())) < _FEWEST_LETTERS:
        raise WordsRefused("Use more letters. Twelve or more.")
