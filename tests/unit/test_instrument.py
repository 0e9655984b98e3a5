"""The instrument is the framework's own, whole, and shown in plain words and pictures."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
import yaml

from youthvoice.errors import NotFound
from youthvoice.places import ACCESSIBILITY
from youthvoice.questions import instrument as module
from youthvoice.questions.instrument import MY_OWN, OUR_OWN, RATHER, assemble, instrument

COLOURS = {
    "who-i-am": "sun",
    "make-me-safe": "mint",
    "not-just-me": "lilac",
    "right-people": "sky",
    "no-quick-fix": "peach",
}


@pytest.fixture
def files() -> dict[str, Any]:
    """The four files as they are shipped, to be broken one at a time."""
    framework = module._FRAMEWORK
    places = {
        "voice": framework / "voice_of_the_child.yaml",
        "protecting": framework / "protecting_the_child.yaml",
        "words": ACCESSIBILITY / "plain_words.yaml",
        "pictures": ACCESSIBILITY / "pictures.yaml",
    }
    return {name: yaml.safe_load(path.read_text("utf-8")) for name, path in places.items()}


def test_all_26_questions_stand_in_the_frameworks_order(files) -> None:
    published = [
        (question["id"], question["text"])
        for theme in files["voice"]["themes"]
        for question in theme["questions"]
    ]
    assert [(question.id, question.text) for question in instrument().questions] == published
    assert len(published) == 26


def test_the_source_is_named() -> None:
    assert "If only someone had listened" in instrument().source


def test_each_theme_is_a_place_of_its_own() -> None:
    themes = instrument().themes
    assert {theme.id: theme.colour for theme in themes} == COLOURS
    assert [theme.plain for theme in themes] == [
        "About me and what I need",
        "Keeping me safe",
        "Other people too",
        "Putting it right",
        "For as long as it takes",
    ]
    assert sum(len(theme.prompts) for theme in themes) == 25
    assert all(theme.purpose for theme in themes)


def test_no_two_questions_look_or_read_the_same() -> None:
    shown = (*instrument().questions, *OUR_OWN)
    assert len({question.plain for question in shown}) == 28
    assert len({question.picture for question in shown}) == 28


def test_a_question_is_found_by_its_id_and_knows_its_theme() -> None:
    question = instrument().question("make-me-safe.4")
    assert question.plain == "Who is in charge of helping me?"
    assert question in instrument().theme(question.theme_id).questions


def test_something_that_fits_no_question_can_still_be_said() -> None:
    assert instrument().question("my-own") is MY_OWN
    assert MY_OWN not in instrument().questions


def test_to_ask_for_someone_else_is_a_question_of_its_own() -> None:
    assert instrument().question("rather") is RATHER
    assert RATHER not in instrument().questions


@pytest.mark.parametrize("unknown", ["", "who-i-am", "who-i-am.6", "MY-OWN", "../etc"])
def test_an_unknown_question_is_not_found(unknown: str) -> None:
    with pytest.raises(NotFound):
        instrument().question(unknown)


@pytest.mark.parametrize("unknown", ["", "my-own", "who-i-am.1"])
def test_an_unknown_theme_is_not_found(unknown: str) -> None:
    with pytest.raises(NotFound):
        instrument().theme(unknown)


def test_the_instrument_is_read_once_and_cannot_be_changed() -> None:
    assert instrument() is instrument()
    with pytest.raises(FrozenInstanceError):
        instrument().questions[0].plain = "Other words"  # type: ignore[misc]


def test_whole_files_make_the_instrument(files) -> None:
    assert assemble(**files) == instrument()


def _no_plain_words(files: dict[str, Any]) -> None:
    del files["words"]["questions"]["who-i-am.2"]


def _no_picture(files: dict[str, Any]) -> None:
    files["words"]["questions"]["who-i-am.2"]["picture"] = "missing"


def _no_prompts(files: dict[str, Any]) -> None:
    files["protecting"]["themes"][0]["prompts"] = []


def _no_colour(files: dict[str, Any]) -> None:
    files["words"]["themes"]["who-i-am"]["colour"] = "red"


def _a_theme_less(files: dict[str, Any]) -> None:
    files["voice"]["themes"].pop()


def _a_question_less(files: dict[str, Any]) -> None:
    files["voice"]["themes"][0]["questions"].pop()


def _a_question_twice(files: dict[str, Any]) -> None:
    questions = files["voice"]["themes"][0]["questions"]
    questions[0] = copy.deepcopy(questions[1])


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_no_plain_words, "who-i-am.2 has no plain words"),
        (_no_picture, "who-i-am.2 has no picture that exists: missing"),
        (_no_prompts, "Theme who-i-am has no prompts"),
        (_no_colour, "Theme who-i-am has no colour"),
        (_a_theme_less, "5 themes, not 4"),
        (_a_question_less, "26 questions, not 25"),
        (_a_question_twice, "26 questions, not 25 different"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_an_instrument_that_is_not_whole_is_refused_by_name(files, damage, told: str) -> None:
    damage(files)
    with pytest.raises(ValueError, match=told):
        assemble(**files)
