"""What becomes of text that a person typed: plain text, whole, and never longer than agreed."""

from __future__ import annotations

import re
import unicodedata

from youthvoice.errors import WordsRefused

ANSWER_LIMIT = 5000
NAME_LIMIT = 40
_BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015/]+")
_NUMBER = re.compile(r"\+?[0-9]+(?: [0-9]+)*")
# All of Unicode's category Cc but the ends of lines and the tab.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """The text without characters that no page may hold and no PostgreSQL text can."""
    return _CONTROLS.sub("", text)


def plain_words(text: str, limit: int = ANSWER_LIMIT) -> str:
    """The text with one kind of line end and without control characters; markup stays as typed.

    Marks of writing direction stay too: Arabic and Urdu need them, and pages isolate them.
    Raises WordsRefused when more than `limit` characters remain.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = without_controls(lines).strip()
    if len(kept) > limit:
        over = len(kept) - limit
        raise WordsRefused(
            "That is too long. Take out about %(count)s letters and send it again.",
            count=f"{over:,}",
        )
    return kept


def one_line(text: str, limit: int = NAME_LIMIT) -> str:
    """A name or label: plain words on one line, without marks that turn the writing round.

    Raises WordsRefused when nothing remains, or too much.
    """
    kept = visible(text)
    if not kept:
        raise WordsRefused("Write something here first.")
    if len(kept) > limit:
        raise WordsRefused("That is too long. Use at most %(count)s letters.", count=str(limit))
    return kept


def phone_number(text: str) -> str:
    """A telephone number in digits, with the spaces it was typed with and a plus at most in front.

    Raises WordsRefused for what no telephone takes.
    """
    shown = _BETWEEN_DIGITS.sub(" ", visible(text))
    kept = " ".join("".join(_digit(each) for each in shown).split())
    if not _NUMBER.fullmatch(kept) or not 3 <= sum(map(str.isdigit, kept)) <= 15:
        raise WordsRefused("A phone number has only digits in it. Look at it again.")
    return kept


def _digit(letter: str) -> str:
    # Arabic and Urdu keyboards type digits of their own, which no telephone link takes.
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def visible(text: str) -> str:
    """The text on one line, without characters that nobody sees; two names that look alike agree.

    Keyboards put joiners into pictures and into Urdu: whoever types a name must not have to know.
    """
    shown = (
        each for each in text if each.isspace() or unicodedata.category(each) not in ("Cc", "Cf")
    )
    return " ".join("".join(shown).split())
