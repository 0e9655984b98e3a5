"""What every translation of a sentence has to keep: its placeholders, its markup, its edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Message

_PLACEHOLDER: Final = re.compile(r"%(?:\((\w+)\))?[a-zA-Z%]")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^>]*>|&\w+;")


def texts(said: object) -> tuple[str, ...]:
    """The forms of a message's id or string, one for each plural."""
    return tuple(map(str, said)) if isinstance(said, (tuple, list)) else (str(said or ""),)


def faults(message: Message, forms: int) -> Iterator[str]:
    """What is wrong with a translation, in words. `forms` is how many plurals its language has."""
    asked, given = texts(message.id), texts(message.string)
    if message.fuzzy:
        yield "is only guessed"
    if not all(given) or (len(asked) > 1 and len(given) != forms):
        yield "is not translated"
        return
    whole = asked[-1]
    for said in given:
        if not _fits(_PLACEHOLDER, whole, said, every=len(given) == 1):
            yield "has other placeholders"
        if Counter(_MARKUP.findall(whole)) != Counter(_MARKUP.findall(said)):
            yield "has other markup"
        if _edges(whole) != _edges(said) or "\n" in said:
            yield "has other space around it"


def _fits(pattern: re.Pattern[str], asked: str, said: str, *, every: bool) -> bool:
    """Whether the same placeholders are in both. Of plurals, some need not say their number: one

    letter is “a letter” in many languages.
    """
    wanted = Counter(each.group() for each in pattern.finditer(asked))
    found = Counter(each.group() for each in pattern.finditer(said))
    if every:
        return wanted.keys() == found.keys()
    return found.keys() <= wanted.keys() and wanted.keys() - found.keys() <= {"%(num)s"}


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()
