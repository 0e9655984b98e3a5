"""How pages look is chosen once, and a cookie that says something else changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youthvoice.comfort.looks import _CHOICES, COLOURS, LOCK, Look

_ANY = st.builds(
    Look,
    **{name: st.sampled_from(["", *choices]) for name, choices in _CHOICES.items()},
)


@given(_ANY)
def test_what_was_chosen_is_found_again(look: Look) -> None:
    assert Look.of(look.text) == look
    assert (look.text == "") == (look == Look())


@given(st.text() | st.text("-x10dark", max_size=30))
def test_whatever_a_cookie_says_is_a_choice_or_none(text: str) -> None:
    look = Look.of(text)
    assert look.colours in COLOURS
    assert look.lock in LOCK
    assert Look.of(look.text) == look


def test_nobody_waits_longer_than_the_session() -> None:
    assert max(int(each) for each in LOCK if each) < 15 * 60
