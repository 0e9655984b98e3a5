"""The template of all catalogues: every sentence that a young person or a public page can show."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Catalog
from jinja2 import nodes

from youthvoice.about.topics import topics
from youthvoice.languages.reached import reached_python, reached_templates
from youthvoice.pictures import pictures
from youthvoice.places import TEMPLATES
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.ratings.dimensions import groups

_MARKS: Final = frozenset({"_", "gettext", "lazy_gettext", "marked"})
_PLURALS: Final = frozenset({"ngettext"})
# Refusals and error pages hold sentences that are looked up when they are shown.
_REFUSALS: Final = frozenset(
    {"WordsRefused", "FieldRefused", "RatingRefused", "TicketsRefused", "ErrorPage", "OtherList"}
    | {"TooManyTries"}
)
_HEADER: Final = """\
# Every sentence that a young person or a public page of YouthVoice can show.
# Made by `make messages`. Write no sentence here: change it where it stands, and run that again."""
# Each stays as it is in every language, so a sentence has to fit it.
_PLACEHOLDERS: Final = {
    "name": "somebody's name, as it is",
    "worker": "somebody's name, as it is",
    "whom": "somebody's name, as it is",
    "day": "“today”, “tomorrow”, “yesterday”, “Monday” or “3 May”, in your language",
    "first": "a day, such as “3 May”, in your language",
    "last": "a day, such as “3 May”, in your language",
    "month": "a month, such as “May” or “May 2026”, in your language",
    "hours": "typed by staff in English, such as “on weekdays from 9 to 5”",
}
_Found = tuple[str, str | tuple[str, str]]


def template() -> Catalog:
    """The template as the sources have it now, by file and in the order of each file.

    Each sentence names the files it stands in and no lines, so that it changes only with words.
    """
    catalogue = Catalog(header_comment=_HEADER, charset="utf-8", fuzzy=False)
    for where, text in (*_in_templates(), *_in_python(), *_in_data()):
        catalogue.add(text, locations=[(where, 0)], auto_comments=_notes(text))
    return catalogue


def _notes(text: str | tuple[str, str]) -> list[str]:
    """What whoever translates has to know of the placeholders in a sentence."""
    whole = text if isinstance(text, str) else text[1]
    return [f"{name}: {note}" for name, note in _PLACEHOLDERS.items() if f"%({name})s" in whole]


def _in_templates() -> Iterator[_Found]:
    for name, parts in reached_templates(TEMPLATES):
        calls = [call for part in parts for call in _calls(part)]
        for call in sorted(calls, key=lambda each: each.lineno):
            called = call.node.name if isinstance(call.node, nodes.Name) else ""
            texts = [
                each.value
                for each in call.args
                if isinstance(each, nodes.Const) and isinstance(each.value, str)
            ]
            if texts and called in _MARKS:
                yield f"templates/{name}", texts[0]
            elif called in _PLURALS and len(texts) > 1:
                yield f"templates/{name}", (texts[0], texts[1])


def _calls(part: nodes.Node) -> list[nodes.Call]:
    return [*([part] if isinstance(part, nodes.Call) else []), *part.find_all(nodes.Call)]


def _in_python() -> Iterator[_Found]:
    for name, statements in reached_python():
        calls = [
            node
            for statement in statements
            for node in ast.walk(statement)
            if isinstance(node, ast.Call)
        ]
        for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
            called = _called(call)
            texts = _texts(call)
            if called in _PLURALS and len(texts) > 1:
                yield name, (texts[0], texts[1])
            elif called in _MARKS:
                yield from ((name, text) for text in texts[:1])
            elif called in _REFUSALS:
                yield from ((name, text) for text in texts if " " in text)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts(call: ast.Call) -> list[str]:
    values = (*call.args, *(each.value for each in call.keywords))
    return [
        each.value
        for each in values
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
    ]


def _in_data() -> Iterator[_Found]:
    for theme in instrument().themes:
        yield "accessibility/plain_words.yaml", theme.plain
        for question in theme.questions:
            yield "accessibility/plain_words.yaml", question.plain
            yield "youthvoice/questions/voice_of_the_child.yaml", question.text
    for question in OUR_OWN:
        yield "youthvoice/questions/instrument.py", question.plain
    for topic in topics():
        for text in (topic.plain, topic.hint, *(tick.plain for tick in topic.ticks)):
            yield "youthvoice/about/topics.yaml", text
    for group in groups():
        for text in (group.plain, *(each.plain for each in group.dimensions)):
            yield "youthvoice/ratings/dimensions.yaml", text
    for picture in pictures().values():
        yield "accessibility/pictures.yaml", picture.word
