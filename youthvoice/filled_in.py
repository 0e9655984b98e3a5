"""What staff fill in, field by field: words, names and days, each refused beside its own field."""

from __future__ import annotations

from datetime import date, timedelta

from youthvoice import clock
from youthvoice.errors import FieldRefused, WordsRefused
from youthvoice.words import one_line, plain_words

# What a board plans further away than this is not a plan that anybody can be held to.
FURTHEST = timedelta(days=2 * 365)


def words_in(field: str, text: str, limit: int, missing: str = "") -> str:
    """Plain words. Raises FieldRefused for too many, and for none when `missing` is a sentence."""
    try:
        kept = plain_words(text, limit)
    except WordsRefused as refused:
        raise FieldRefused(field, refused.reason) from None
    if not kept and missing:
        raise FieldRefused(field, missing)
    return kept


def name_in(field: str, text: str, limit: int, missing: str = "") -> str:
    """A name on one line; none is "" unless `missing` is a sentence. Raises FieldRefused."""
    try:
        return one_line(text, limit) if words_in(field, text, len(text), missing) else ""
    except WordsRefused as refused:
        raise FieldRefused(field, refused.reason) from None


def day_in(field: str, day: date | None, unless: date | None, missing: str = "") -> date | None:
    """A day from today on, two years at most; `unless` is the day it had, which may have passed.

    Raises FieldRefused for any other, and for none when `missing` is a sentence.
    """
    if day is None:
        if missing:
            raise FieldRefused(field, missing)
        return None
    if day != unless and day < clock.today():
        raise FieldRefused(field, "That day is over. Pick today or a later day.")
    if day > clock.today() + FURTHEST:
        raise FieldRefused(field, "That is more than two years away. Pick a nearer day.")
    return day
