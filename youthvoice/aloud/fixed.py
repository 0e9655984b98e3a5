"""Every sentence that stands the same on everybody's pages, and so can have a sound of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_from_file

from youthvoice.about.topics import topics
from youthvoice.aloud.sentences import key, sentences
from youthvoice.errors import PAGES
from youthvoice.pictures import pictures
from youthvoice.places import TEMPLATES
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.ratings.dimensions import groups

ENGLISH: Final = "en"
TRANSLATIONS: Final = Path(__file__).resolve().parents[1] / "translations"

_PACKAGE: Final = TRANSLATIONS.parent
_FOLDERS: Final = ("young", "public", "components", "layouts")
# What only workers and boards read, in folders that young people's pages share with theirs.
_FOR_STAFF: Final = frozenset(
    {"work.py", "board.py", "staff_forms.py", "access.py", "cli.py", "desk.html", "worklist.html"}
    | {"record.html", "report_chart.html", "chart.html", "work.html", "board.html"}
)
# A name or a day is put in there, or a tag stands there: not one sentence but many, or half of one.
_NOT_FIXED: Final = re.compile(r"%\(\w+\)|[<>{}]")


def fixed_sentences(language: str) -> dict[str, str]:
    """The fixed sentences in a language, by their keys; questions and themes come first.

    Nothing for what is not translated.
    """
    spoken = _translations(language)
    found: dict[str, str] = {}
    for text in _texts():
        translated = spoken.gettext(text)
        if language != ENGLISH and translated == text:
            continue
        for sentence in sentences(translated):
            if not _NOT_FIXED.search(sentence):
                found.setdefault(key(sentence), sentence)
    return found


def _translations(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    return translation("messages", TRANSLATIONS, [language], fallback=True)


@cache
def _texts() -> tuple[str, ...]:
    return tuple(_read())


def _read() -> Iterator[str]:
    yield from (theme.plain for theme in instrument().themes)
    yield from (question.plain for question in (*instrument().questions, *OUR_OWN))
    for topic in topics():
        yield from (topic.plain, topic.hint, *(tick.plain for tick in topic.ticks))
    for group in groups():
        yield from (group.plain, *(each.plain for each in group.dimensions))
    yield from (each.word for each in pictures().values())
    for page in PAGES.values():
        yield from (page.title, page.what_next)
    for folder in _FOLDERS:
        yield from _marked(TEMPLATES / folder, "*.html", "jinja2.ext:babel_extract")
    yield from _marked(_PACKAGE, "*.py", "python")


def _marked(folder: Path, files: str, method: str) -> Iterator[str]:
    """What is marked for translation in these files: the sentences themselves."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}
    for path in sorted(folder.rglob(files)):
        if path.name not in _FOR_STAFF:
            for _, said, _, _ in extract_from_file(method, path, keywords):
                yield from (said,) if isinstance(said, str) else said
