"""The house's keys: what the server may look up and open, and a copied database may not."""

from __future__ import annotations

import unicodedata
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.crypto.house import House
from youthvoice.crypto.inventory import Place
from youthvoice.errors import CannotOpen

HERE = Place("people", "sealed_name", UUID(int=1))
THERE = Place("people", "sealed_name", UUID(int=2))
house = House(b"the secret of this installation")
other_house = House(b"the secret of another")

calm = settings(deadline=None)
names = st.text(max_size=40)


@calm
@given(names)
def test_a_name_is_found_however_its_accents_are_encoded(name: str) -> None:
    spellings = (unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD"))

    assert {house.lookup("name", each) for each in spellings} == {house.lookup("name", name)}


@calm
@given(st.lists(st.text("abcdeéüñ", min_size=1), min_size=1, max_size=4))
def test_capitals_and_the_spaces_between_words_do_not_matter(words: list[str]) -> None:
    plain = house.lookup("name", " ".join(words))

    assert house.lookup("name", "  " + " \t ".join(words).upper() + "\n") == plain


@pytest.mark.parametrize("other", ["ottter", "oter", "ot ter", "", "óttér"])
def test_another_name_is_another_fingerprint(other: str) -> None:
    assert house.lookup("name", "otter") != house.lookup("name", other)


def test_a_name_and_an_invitation_of_the_same_words_are_not_the_same() -> None:
    assert house.lookup("name", "otter") != house.lookup("invitation", "otter")


def test_a_fingerprint_cannot_be_made_without_the_houses_secret() -> None:
    assert house.lookup("name", "otter") != other_house.lookup("name", "otter")
    assert len(house.lookup("name", "otter")) == 32


@calm
@given(names)
def test_what_the_house_sealed_it_opens(text: str) -> None:
    assert house.open(house.seal(text, HERE), HERE) == text


@pytest.mark.parametrize(("opener", "place"), [(other_house, HERE), (house, THERE)])
def test_another_house_or_another_row_opens_nothing(opener: House, place: Place) -> None:
    sealed = house.seal("Sam", HERE)

    with pytest.raises(CannotOpen):
        opener.open(sealed, place)


def test_the_secret_does_not_show_in_a_repr() -> None:
    assert "installation" not in repr(house)
