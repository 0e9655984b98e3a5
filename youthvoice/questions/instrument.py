"""The 26 questions of the Voice of the Child, each with its theme, plain words and picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from youthvoice.errors import NotFound
from youthvoice.places import ACCESSIBILITY
from youthvoice.spoken import marked

_FRAMEWORK: Final = Path(__file__).resolve().parent
_THEMES: Final = 5
_QUESTIONS: Final = 26
_COLOURS: Final = frozenset({"sun", "mint", "lilac", "peach", "sky"})


@dataclass(frozen=True)
class Question:
    """One question: `text` in the framework's wording, `plain` in ours, `picture` by its name."""

    id: str
    theme_id: str
    text: str
    plain: str
    picture: str


@dataclass(frozen=True)
class Theme:
    """A group of questions, and the prompts that workers are asked to answer beside it."""

    id: str
    heading: str
    plain: str
    picture: str
    colour: str
    purpose: str
    prompts: tuple[str, ...]
    questions: tuple[Question, ...]


# For what fits none of the questions. It stands apart from the framework's own 26.
MY_OWN: Final = Question(
    id="my-own", theme_id="my-own", text="", plain=marked("Something else"), picture="thought"
)


# A request that the worker must answer with words, like any other question.
RATHER: Final = Question(
    id="rather",
    theme_id="rather",
    text="",
    plain=marked("I would rather work with someone else"),
    picture="side-by-side",
)
# What we ask beside the framework: no theme, no prompts.
OUR_OWN: Final = (MY_OWN, RATHER)


@dataclass(frozen=True)
class Instrument:
    """The published instrument with its source, in the framework's order."""

    source: str
    themes: tuple[Theme, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All 26 questions in the framework's order, which says nothing about where to start."""
        return tuple(question for theme in self.themes for question in theme.questions)

    def question(self, question_id: str) -> Question:
        """The question with this id, one of `OUR_OWN` among them. Raises NotFound for any other."""
        for question in (*self.questions, *OUR_OWN):
            if question.id == question_id:
                return question
        raise NotFound

    def theme(self, theme_id: str) -> Theme:
        """The theme with this id. Raises NotFound for any other, and for `OUR_OWN`."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise NotFound


@cache
def instrument() -> Instrument:
    """The instrument as it is shipped, read once. Raises ValueError where a part is missing."""
    return assemble(
        voice=_read(_FRAMEWORK / "voice_of_the_child.yaml"),
        protecting=_read(_FRAMEWORK / "protecting_the_child.yaml"),
        words=_read(ACCESSIBILITY / "plain_words.yaml"),
        pictures=_read(ACCESSIBILITY / "pictures.yaml"),
    )


def assemble(
    *,
    voice: Mapping[str, Any],
    protecting: Mapping[str, Any],
    words: Mapping[str, Any],
    pictures: Mapping[str, Any],
) -> Instrument:
    """Joins the four files into one instrument that is whole.

    Raises ValueError, naming what is missing, unless there are 5 themes with prompts and 26
    questions, each with plain words and a picture that exists.
    """
    prompts = {entry["theme"]: entry for entry in protecting["themes"]}
    themes = tuple(_theme(entry, prompts.get(entry["id"], {}), words) for entry in voice["themes"])
    whole = Instrument(source=voice["source"], themes=themes)
    _demand_whole(whole, {picture["name"] for picture in pictures["pictures"]})
    return whole


def _theme(entry: Mapping[str, Any], prompts: Mapping[str, Any], words: Mapping[str, Any]) -> Theme:
    shown = words["themes"].get(entry["id"], {})
    return Theme(
        id=entry["id"],
        heading=entry["heading"],
        plain=shown.get("plain", ""),
        picture=shown.get("picture", ""),
        colour=shown.get("colour", ""),
        purpose=prompts.get("purpose", ""),
        prompts=tuple(prompts.get("prompts", ())),
        questions=tuple(
            _question(question, entry["id"], words["questions"].get(question["id"], {}))
            for question in entry["questions"]
        ),
    )


def _question(entry: Mapping[str, Any], theme_id: str, shown: Mapping[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        theme_id=theme_id,
        text=entry["text"],
        plain=shown.get("plain", ""),
        picture=shown.get("picture", ""),
    )


def _demand_whole(whole: Instrument, pictures: set[str]) -> None:
    ids = {question.id for question in whole.questions}
    if len(whole.themes) != _THEMES or len({theme.id for theme in whole.themes}) != _THEMES:
        raise ValueError(f"The instrument has {_THEMES} themes, not {len(whole.themes)}.")
    if len(whole.questions) != _QUESTIONS or len(ids) != _QUESTIONS:
        raise ValueError(
            f"The instrument has {_QUESTIONS} questions, not {len(ids)} different ones."
        )
    for theme in whole.themes:
        if not theme.purpose or not theme.prompts:
            raise ValueError(f"Theme {theme.id} has no prompts for workers.")
        if theme.colour not in _COLOURS:
            raise ValueError(f"Theme {theme.id} has no colour of the look.")
    everything: tuple[Theme | Question, ...] = (*whole.themes, *whole.questions, *OUR_OWN)
    for shown in everything:
        if not shown.plain:
            raise ValueError(f"{shown.id} has no plain words.")
        if shown.picture not in pictures:
            raise ValueError(f"{shown.id} has no picture that exists: {shown.picture or 'none'}.")


def _read(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found
