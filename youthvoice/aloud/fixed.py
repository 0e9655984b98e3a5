"""Every sentence that stands the same on everybody's pages, and so can have a sound of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

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
_MARKS: Final = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
# A name or a day is put in there, or a tag stands there: not one sentence but many, or half of one.
_NOT_FIXED: Final = re.compile(r"%\(\w+\)|[<>{}]")


def fixed_sentences(language: str) -> dict[str, str]:
    """The fixed sentences in a language, by their keys; questions and themes come first.

    Nothing for what is not translated.
    """
    spoken = _translations(language)
    found: dict[str, str] = {}
    for text in _texts():
        for sentence in sentences(text if language == ENGLISH else spoken.get(text, "")):
            if not _NOT_FIXED.search(sentence):
                found.setdefault(key(sentence), sentence)
    return found


def _translations(language: str) -> Mapping[str, str]:
    return _catalogue(TRANSLATIONS / language / "LC_MESSAGES" / "young.po")


def _catalogue(path: Path) -> Mapping[str, str]:
    """The sentences of a catalogue and what they are there; nothing where there is none."""
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        pairs = [(each.id, each.string) for each in read_po(file)]
    return {a: b for a, b in pairs if isinstance(a, str) and isinstance(b, str)}


@cache
def _texts() -> tuple[str, ...]:
    return tuple(_read())


def _read() -> Iterator[str]:
    yield from (theme.plain for theme in instrument().themes)
    yield from (question.plain for question in (*instrument().questions, *OUR_OWN))
    yield from (question.text for question in instrument().questions)
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
    # What is marked in some other way stands in the template of all catalogues.
    yield from _catalogue(TRANSLATIONS / "young.pot")


def _marked(folder: Path, files: str, method: str) -> Iterator[str]:
    """What is marked for translation in these files: the sentences themselves."""
    for path in sorted(folder.rglob(files)):
        if path.name not in _FOR_STAFF:
            for _, said, _, _ in extract_from_file(method, path, _MARKS):
                yield from (said,) if isinstance(said, str) else said
