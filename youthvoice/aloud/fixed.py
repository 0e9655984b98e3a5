"""Every sentence that stands the same on everybody's pages, and so can have a sound of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from youthvoice.aloud.sentences import key, sentences
from youthvoice.languages.catalogue import sentences_in
from youthvoice.languages.files import TEMPLATE, read
from youthvoice.languages.known import ENGLISH
from youthvoice.pictures import pictures
from youthvoice.questions.instrument import OUR_OWN, instrument

# A name or a day is put in there, or a tag stands there: not one sentence but many, or half of one.
_NOT_FIXED: Final = re.compile(r"%\(\w+\)|[<>{}]")


def fixed_sentences(language: str) -> dict[str, str]:
    """The fixed sentences in a language, by their keys; themes and questions come first.

    Nothing for what is not translated.
    """
    said = sentences_in(language)
    found: dict[str, str] = {}
    for text in _texts():
        translated = said.gettext(text)
        if language != ENGLISH and translated == text:
            continue
        for sentence in sentences(translated):
            if not _NOT_FIXED.search(sentence):
                found.setdefault(key(sentence), sentence)
    return found


def _texts() -> Iterator[str]:
    yield from (theme.plain for theme in instrument().themes)
    yield from (question.plain for question in (*instrument().questions, *OUR_OWN))
    yield from (each.word for each in pictures().values())
    # Whatever else a young person can read stands in the template of the catalogues.
    yield from (each.id for each in read(TEMPLATE) if isinstance(each.id, str) and each.id)
