"""The four words of an invitation: easy to say and type, and hard to take for one another."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.accounts.invitation_words import HOW_MANY, new_words, tidy_words, word_list

calm = settings(deadline=None)
four_words = st.lists(st.sampled_from(word_list()), min_size=4, max_size=4)
between = st.sampled_from([" ", "-", ",", ", ", "  ", " - ", ".", "\n", "\t", " , "])
spelling = st.sampled_from([str.lower, str.upper, str.title, str.swapcase])


def test_there_are_1024_different_words_of_three_to_six_plain_letters() -> None:
    words = word_list()

    assert len(words) == len(set(words)) == 1024
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert all(3 <= len(word) <= 6 for word in words)


def test_no_slip_of_one_letter_turns_a_word_into_another() -> None:
    words = set(word_list())
    letters = "abcdefghijklmnopqrstuvwxyz"

    for word in words:
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        dropped = {left + right[1:] for left, right in cuts if right}
        changed = {left + c + right[1:] for left, right in cuts if right for c in letters}
        added = {left + c + right for left, right in cuts for c in letters}
        assert not ((dropped | changed | added) - {word}) & words


def test_no_two_letters_swapped_turn_a_word_into_another() -> None:
    words = set(word_list())

    for word in words:
        swapped = {
            word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)
        }
        assert not (swapped - {word}) & words


def test_new_words_are_always_four_from_the_list() -> None:
    for _ in range(200):
        words = new_words().split("-")
        assert len(words) == HOW_MANY == 4
        assert set(words) <= set(word_list())


def test_new_words_are_new() -> None:
    assert max(Counter(new_words() for _ in range(200)).values()) == 1


@calm
@given(four_words, between, spelling, st.sampled_from(["", " ", "\n", ", "]))
def test_spaces_commas_and_capitals_are_forgiven(words, separator, spell, around) -> None:
    typed = around + separator.join(spell(word) for word in words) + around

    assert tidy_words(typed) == "-".join(words)


@calm
@given(st.text())
def test_tidying_what_is_tidy_changes_nothing(typed: str) -> None:
    assert tidy_words(tidy_words(typed)) == tidy_words(typed)


@calm
@given(four_words)
def test_new_words_are_tidy_already(words: list[str]) -> None:
    assert tidy_words("-".join(words)) == "-".join(words)
