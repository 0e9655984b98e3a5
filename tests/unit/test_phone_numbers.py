"""A telephone number rings whatever it was typed like, or is refused in plain words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.errors import WordsRefused
from youthvoice.words import phone_number

_RINGS = re.compile(r"\+?[0-9 ]{3,}")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("0123456789+ -().x٣\u200e\n"), max_size=24) | st.text(max_size=20))
def test_whatever_is_kept_can_be_rung_and_stays_as_it_is(text: str) -> None:
    try:
        kept = phone_number(text)
    except WordsRefused:
        return
    assert _RINGS.fullmatch(kept)
    assert phone_number(kept) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01632 960 111", "01632 960 111"),
        (" (01632) 960-111 ", "01632 960 111"),
        ("+44 1632 960111", "+44 1632 960111"),
        ("999", "999"),
        ("٠١٦٣٢ ٩٦٠", "01632 960"),
        ("01632\u2011960\u2011111", "01632 960 111"),
    ],
)
def test_a_number_is_kept_as_people_write_it(typed: str, kept: str) -> None:
    assert phone_number(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "call me", "12", "+", "44+1632", "1" * 16, "999;javascript", "999,1"]
)
def test_what_no_telephone_takes_is_refused(typed: str) -> None:
    with pytest.raises(WordsRefused, match="only digits"):
        phone_number(typed)
