"""Whether a staff passphrase is hard enough to guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youthvoice.errors import WordsRefused

SHORTEST = 12
_STRONG_ENOUGH = 3
# zxcvbn's work grows with the length, and past this nothing more is learnt.
_LOOKED_AT = 72


def check_new_passphrase(passphrase: str, about: Sequence[str] = ()) -> None:
    """Raises WordsRefused for one that is short, common, or made of the words `about` its owner.

    Strength is zxcvbn's estimate (Wheeler 2016), which knows the common lists; 3 of 4 is asked.
    """
    # Loaded late: its word lists are memory that a serving process rarely needs.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    if len(passphrase) < SHORTEST:
        raise WordsRefused(
            "Use at least %(count)s characters. Four or five words work well.", count=str(SHORTEST)
        )
    rest = _without(about, passphrase)[:_LOOKED_AT]
    if not rest or zxcvbn(rest)["score"] < _STRONG_ENOUGH:
        raise WordsRefused(
            "That is easy to guess. Use four or five words that do not belong together."
        )


def _without(about: Sequence[str], passphrase: str) -> str:
    # zxcvbn counts each known word as thousands of guesses: three times one's own name would pass.
    words = [re.escape(word) for each in about for word in each.split()]
    return re.sub("|".join(words), "", passphrase, flags=re.IGNORECASE) if words else passphrase
