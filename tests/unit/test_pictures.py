"""What somebody picks is drawn, and whatever a cookie says draws nothing but our pictures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youthvoice.pictures import OwnPictures, pictures, shown_anywhere

NAMES = st.sampled_from([*shown_anywhere()])


@given(st.lists(st.tuples(NAMES, NAMES), max_size=20))
def test_what_was_picked_last_is_drawn_and_found_again(picks: list[tuple[str, str]]) -> None:
    own = OwnPictures()
    for name, other in picks:
        own = own.put(name, other)
        assert own[name] == other
    assert OwnPictures.of(own.text) == own
    for name in {name for name, _ in picks}:
        own = own.put(name, name)
    assert own == OwnPictures()
    assert own.text == ""


@given(st.text() | st.text("scales.rainbow~owl-", max_size=40))
def test_whatever_a_cookie_says_only_our_pictures_are_drawn(text: str) -> None:
    own = OwnPictures.of(text)
    for name in pictures():
        assert own[name] in pictures()


def test_no_picture_of_a_code_can_be_put_anywhere_or_changed() -> None:
    assert OwnPictures.of("owl.tree~tree.owl~scales.rainbow").text == "scales.rainbow"
    assert len(pictures()) - len(shown_anywhere()) == 32


def test_a_cookie_stays_small() -> None:
    own = OwnPictures()
    for name in shown_anywhere():
        own = own.put(name, "magnifying-glass")
    assert len(own.text) < 2000
