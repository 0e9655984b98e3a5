"""A made-up language: every sentence of the catalogues twice as long, in odd letters, in brackets.

Whatever a page shows outside brackets was left behind; whatever breaks, breaks in long languages.
"""

from __future__ import annotations

import re
from typing import Final

import pytest
from babel.support import NullTranslations

from youthvoice.languages import catalogue
from youthvoice.languages.extract import template
from youthvoice.languages.known import LANGUAGES, Language
from youthvoice.languages.sentences import texts
from youthvoice.web import languages as web

CODE: Final = "xa"
TAG: Final = "en"
OPEN, CLOSE = "⟦", "⟧"
_KEPT: Final = re.compile(r"(%(?:\(\w+\))?[a-z%]|<[^>]*>|&\w+;)")
_ODD: Final = str.maketrans("aeiouyAEIOUYcnsCNS", "áéíóúýÁÉÍÓÚÝçñšÇÑŠ")
_INNERMOST: Final = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def odd(sentence: str) -> str:
    """The sentence in brackets, with accents, about twice as long, and with its placeholders."""
    parts = _KEPT.split(sentence)
    said = "".join(part if at % 2 else part.translate(_ODD) for at, part in enumerate(parts))
    words = "".join(part for at, part in enumerate(parts) if not at % 2).split()
    return f"{OPEN}{said} {' '.join(words).translate(_ODD)}{CLOSE}"


def outside(text: str) -> str:
    """What stands in no brackets."""
    while (rest := _INNERMOST.sub(" ", text)) != text:
        text = rest
    return " ".join(text.split())


class Pseudo(NullTranslations):
    """Says only what is in the template: the rest shows that it was never extracted."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {form for each in template() if each.id for form in texts(each.id)}

    def gettext(self, message: str) -> str:
        return odd(message) if message in self.known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    ugettext, ungettext = gettext, ngettext


def speak_pseudo(patch: pytest.MonkeyPatch) -> None:
    """Every page is in that language from here on."""
    said = Pseudo()
    real = catalogue.sentences_in
    patch.setitem(LANGUAGES, CODE, Language(CODE, TAG, f"{OPEN}xa{CLOSE}", "Pseudo"))
    patch.setattr(web, "_chosen", lambda: CODE)
    patch.setattr(web, "sentences_in", lambda code: said if code == CODE else real(code))
