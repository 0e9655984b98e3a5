"""Higher or lower is said only where it is true, whatever rounding and hiding have made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.sample import empty_report, line, sample_report
from youthvoice.reports.change import Change, change_of, changed_lines, first_lines, part_change
from youthvoice.reports.disclosure import parts, share, shown_count
from youthvoice.reports.wording import change_words, value_words

_MANY = st.integers(0, 200)
_PEOPLE = st.integers(0, 40)


@given(_MANY, _MANY, _PEOPLE, _PEOPLE)
def test_a_count_is_said_to_change_only_if_it_did(
    now: int, before: int, people: int, people_before: int
) -> None:
    change = change_of(line("a", "A", shown_count(now, people), shown_count(before, people_before)))
    assert change is not Change.UP or now > before
    assert change is not Change.DOWN or now < before


@given(_MANY, _MANY, _MANY, _MANY, _PEOPLE, _PEOPLE)
def test_a_share_is_said_to_change_only_if_it_did(
    some: int, rest: int, some_before: int, rest_before: int, people: int, people_before: int
) -> None:
    now = share(some, some + rest, people)
    before = share(some_before, some_before + rest_before, people_before)
    change = change_of(line("a", "A", now, before))
    if change in (Change.UP, Change.DOWN):
        true, true_before = some / (some + rest), some_before / (some_before + rest_before)
        assert (true > true_before) is (change is Change.UP)


@given(st.tuples(_MANY, _MANY), st.tuples(_MANY, _MANY), _PEOPLE)
def test_a_part_is_said_to_change_only_if_it_did(
    now: tuple[int, int], before: tuple[int, int], people: int
) -> None:
    """Of two parts, both shown: with a third one that is hidden, percentages leave that out."""
    keys = ("x", "y")
    found = parts(dict(zip(keys, now, strict=True)), people)
    earlier = parts(dict(zip(keys, before, strict=True)), people)
    if found.complete and earlier.complete:
        change = part_change(line("a", "A", found, earlier), "x")
        if change in (Change.UP, Change.DOWN):
            true, true_before = now[0] / sum(now), before[0] / sum(before)
            assert (true > true_before) is (change is Change.UP)


def test_what_is_small_or_cannot_be_compared_is_no_change() -> None:
    assert change_of(line("a", "A", shown_count(155, 60), shown_count(150, 60))) is Change.SAME
    assert change_of(line("a", "A", shown_count(160, 60), None)) is Change.UNKNOWN
    assert change_of(line("a", "A", shown_count(3, 60), shown_count(60, 60))) is Change.UNKNOWN
    nothing = line("a", "A", parts({"x": 1}, 5), share(10, 40, 30))
    assert part_change(nothing, "x") is Change.UNKNOWN
    assert change_words(nothing) == ""


def test_the_first_page_takes_the_first_line_of_each_principle_that_can_be_shown() -> None:
    report = sample_report()
    first = [each.id for each in first_lines(report)]
    assert first == [
        *("answered-in-week", "plans-with-view", "contacts-kept", "distance", "shared-told"),
        "heard",
    ]
    assert first_lines(empty_report()) == []
    assert changed_lines(empty_report()) == []
    said = {each.id: change_words(each) for each in changed_lines(report)}
    assert said["answers-it"] == "Higher than before: “Yes”. Lower than before: “A bit”."
    assert said["answered-in-week"] == "Higher than before."
    assert "contacts-kept" not in said


def test_a_number_is_said_with_its_limits() -> None:
    said = {
        each.id: value_words(each.now, each.names)
        for section in sample_report().sections
        for each in section.lines
    }
    assert said["answered-in-week"] == "about 65 of 80 (81%)"
    assert said["plans-with-view"] == "about 55 (at least 92%)"
    assert said["told-before"] == "too few to show (at most 24%)"
    assert said["wishes"] == "about 45 or more"
    assert said["asked-help"] == "too few to show"
    assert said["answers-it"] == "most often “Yes” (64%)"
    assert value_words(None, {}) == "not counted yet"
    equal = parts({"x": 20, "y": 20, "z": 0}, 40)
    assert value_words(equal, {"x": "X"}) == "most often “X” and “y” (50% each)"


def test_of_parts_that_are_known_from_below_none_is_called_the_most() -> None:
    some_hidden = [parts({"x": 20, "y": 3}, 25), parts({"x": 20, "y": 30}, 55)]
    whole = parts({"x": 40, "y": 33}, 60, some_hidden)
    assert value_words(whole, {"x": "X"}) == "“X”: about 40"


def test_parts_of_which_none_has_moved_are_about_the_same() -> None:
    now, before = parts({"x": 60, "y": 40}, 90), parts({"x": 61, "y": 41}, 90)
    assert change_words(line("a", "A", now, before)) == "About the same as before."
    hidden = parts({"x": 60, "y": 3}, 60)
    assert change_words(line("a", "A", now, hidden)) != "About the same as before."
