"""What becomes of typed text: kept whole as plain text, or refused with what to change."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.answers.said import FACES, Said
from youthvoice.errors import CannotOpen, WordsRefused
from youthvoice.words import ANSWER_LIMIT, NAME_LIMIT, one_line, plain_words

RTL = "\u200f\u202b\u2067"

calm = settings(deadline=None)
typed = st.text(max_size=300)
controls = st.characters(categories=["Cc"])


@calm
@given(typed)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)


@calm
@given(st.lists(st.one_of(st.text(max_size=5), controls)).map("".join))
def test_no_control_character_is_kept_but_new_lines_and_tabs(text: str) -> None:
    kept = plain_words(text)

    assert not [each for each in kept if unicodedata.category(each) == "Cc" and each not in "\n\t"]


@calm
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_everything_that_can_be_seen_is_kept_as_it_was_typed(text: str) -> None:
    assert plain_words(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "1 < 2 && 3 > 2",
        "&lt;b&gt; {{ name }} %(name)s \\n",
        "'; DROP TABLE answers; --",
        "https://example.org/?a=1&b=2",
        "👩‍👩‍👧 🏳️‍🌈",
        f"{RTL}من يقرر؟",
        "one\n\ntwo\tthree",
    ],
)
def test_markup_script_pictures_and_right_to_left_marks_stay_as_typed(text: str) -> None:
    assert plain_words(text) == text


@calm
@given(st.lists(st.text("abc"), max_size=6), st.sampled_from(["\r\n", "\r"]))
def test_every_kind_of_line_end_becomes_one_kind(lines: list[str], end: str) -> None:
    assert plain_words(end.join(lines)) == "\n".join(lines).strip()


@calm
@given(st.integers(1, 50), st.integers(0, 60))
def test_words_are_refused_over_the_limit_and_never_cut(limit: int, length: int) -> None:
    text = "x" * length

    if length <= limit:
        assert plain_words(text, limit) == text
    else:
        with pytest.raises(WordsRefused, match=f"about {length - limit} letters"):
            plain_words(text, limit)


def test_an_answer_has_5000_characters_and_spaces_around_it_do_not_count() -> None:
    assert ANSWER_LIMIT == 5000
    assert len(plain_words("  " + "ü" * 5000 + "\n\n")) == 5000

    with pytest.raises(WordsRefused, match="about 1 letters"):
        plain_words("ü" * 5001)


@calm
@given(typed)
def test_a_name_is_one_line_that_shows_or_is_refused(text: str) -> None:
    try:
        name = one_line(text)
    except WordsRefused:
        return

    assert name == one_line(name)
    assert 0 < len(name) <= NAME_LIMIT
    assert "\n" not in name
    assert not {unicodedata.category(each) for each in name} & {"Cc", "Cf"}


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b\u202e", "x" * 41])
def test_a_name_of_nothing_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(WordsRefused):
        one_line(text)


@pytest.mark.parametrize("between", [" ", "\n", "\r\n", "\t", "\r", "  \v "])
def test_the_words_of_a_name_stay_apart(between: str) -> None:
    assert one_line(f"Sam{between}Lee") == "Sam Lee"


def test_a_mark_that_turns_the_writing_round_is_no_part_of_a_name() -> None:
    assert one_line("Sam\u202egnaw\u202c") == "Samgnaw"


@calm
@given(typed, st.sampled_from([None, *FACES]))
def test_what_was_said_is_sealed_and_read_back_whole(words: str, face: int | None) -> None:
    said = Said.of(words, face)

    assert Said.from_bytes(said.to_bytes()) == said


@calm
@given(st.one_of(st.none(), st.integers(), st.text(), st.text("0123456789", min_size=1)))
def test_any_face_a_form_sends_is_one_of_five_or_none(face: str | int | None) -> None:
    assert Said.of("", face).face in {None, *FACES}


@pytest.mark.parametrize("face", ["²", "①", "٣", "9" * 5000, "-1", "0", "6", "1.0", " "])
def test_a_face_that_is_none_is_left_out(face: str) -> None:
    assert Said.of("words", face) == Said("words", None)


@pytest.mark.parametrize("face", FACES)
def test_each_of_the_five_faces_is_kept(face: int) -> None:
    assert Said.of("", str(face)) == Said("", face)


@calm
@given(st.binary(max_size=100))
def test_bytes_this_product_did_not_write_are_not_words(opened: bytes) -> None:
    with pytest.raises(CannotOpen):
        Said.from_bytes(opened)
