"""Picture codes and secret words: what can be picked, and which are good enough."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.accounts.codepad import is_full, is_pressing, picked_so_far
from youthvoice.accounts.codes import (
    CODE_LENGTH,
    check_new_pictures,
    check_new_words,
    code_pictures,
    picked_pictures,
    picture_secret,
    words_secret,
)
from youthvoice.errors import WordsRefused

NAMES = [picture.name for picture in code_pictures()]
GOOD = ["owl", "kite", "cake", "boat", "sun", "drum"]

calm = settings(deadline=None)
picks = st.sampled_from(NAMES).map(lambda name: {"pick": name})
junk = st.text(max_size=20).filter(lambda text: not set(text.split()) & set(NAMES))
presses = st.one_of(picks, picks, st.just({"undo": ""}), junk.map(lambda text: {"pick": text}))


@calm
@given(st.lists(presses, max_size=30))
def test_any_presses_pick_at_most_six_known_pictures_in_their_order(
    pressed: list[dict[str, str]],
) -> None:
    shown: tuple[str, ...] = ()
    expected: list[str] = []
    for press in pressed:
        shown = picked_so_far({"picked": " ".join(shown), **press})
        if "undo" in press:
            del expected[-1:]
        elif press["pick"] in NAMES and len(expected) < CODE_LENGTH:
            expected.append(press["pick"])

        assert shown == tuple(expected)
        assert is_full(shown) == (len(expected) == CODE_LENGTH)


@calm
@given(st.text(), st.text())
def test_whatever_a_form_claims_was_picked_only_known_pictures_count(
    picked: str, pressed: str
) -> None:
    for form in ({"picked": picked}, {"picked": picked, "pick": pressed}):
        shown = picked_so_far(form)

        assert len(shown) <= CODE_LENGTH
        assert set(shown) <= set(NAMES)


def test_a_form_that_is_sent_presses_nothing() -> None:
    assert is_pressing({"pick": "owl"})
    assert is_pressing({"undo": ""})
    assert not is_pressing({"picked": "owl", "go": ""})
    assert picked_so_far({"picked": "owl kite"}) == ("owl", "kite")


def test_a_code_is_made_from_32_pictures_with_a_word_each() -> None:
    assert len(NAMES) == len(set(NAMES)) == 32
    assert len({picture.word.casefold() for picture in code_pictures()}) == 32


@calm
@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_pictures_are_read_back_from_how_a_form_spells_them(names: list[str]) -> None:
    assert picked_pictures("  ".join(names)) == tuple(names[:CODE_LENGTH])


@calm
@given(
    st.lists(st.sampled_from(NAMES), min_size=6, max_size=6),
    st.lists(st.sampled_from(NAMES), min_size=6, max_size=6),
)
def test_two_codes_are_one_secret_only_when_they_are_the_same_in_order(
    one: list[str], other: list[str]
) -> None:
    assert (picture_secret(one) == picture_secret(other)) == (one == other)


@pytest.mark.parametrize(
    "picked",
    [
        [],
        GOOD[:5],
        [*GOOD, "owl"],
        ["owl"] * 6,
        ["owl", "kite"] * 3,
        NAMES[:6],
    ],
    ids=["none", "five", "seven", "one six times", "two in turn", "the first six"],
)
def test_a_code_that_could_be_guessed_by_trying_a_few_is_refused(picked: list[str]) -> None:
    with pytest.raises(WordsRefused):
        check_new_pictures(picked)


def test_six_pictures_of_three_kinds_are_a_code() -> None:
    check_new_pictures(GOOD)
    check_new_pictures(["owl", "owl", "kite", "kite", "cake", "cake"])


@pytest.mark.parametrize(
    "words", ["", "otter", "otter kite", "a b c", "otter Otter OTTER otter", "one two six"]
)
def test_secret_words_that_are_too_few_or_too_short_are_refused(words: str) -> None:
    with pytest.raises(WordsRefused):
        check_new_words(words)


def test_three_different_words_of_twelve_letters_are_enough() -> None:
    check_new_words("green otter kite")


@calm
@given(st.lists(st.text("abcdefgh", min_size=1), min_size=1))
def test_capitals_and_extra_spaces_do_not_change_secret_words(words: list[str]) -> None:
    typed = "  " + "   ".join(word.title() for word in words) + " "

    assert words_secret(typed) == words_secret(" ".join(words))


@calm
@given(st.text(), st.lists(st.sampled_from(NAMES)))
def test_words_never_spell_the_secret_of_pictures(words: str, picked: list[str]) -> None:
    assert words_secret(words) != picture_secret(picked)
