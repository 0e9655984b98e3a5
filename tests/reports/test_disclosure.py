"""What is shown is rounded, adds up, and is never small; what is hidden does not say why."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.reports.disclosure import (
    HIDDEN,
    SMALLEST_COUNT,
    SMALLEST_GROUP,
    STEP,
    Bound,
    Count,
    Figure,
    Parts,
    Percent,
    Share,
    Span,
    average,
    groups,
    is_exact,
    method,
    partition,
    parts,
    share,
    shown_count,
    shown_people,
)

MANY = 200
calm = settings(deadline=None)
numbers = st.integers(0, 300)
tables = st.dictionaries(st.sampled_from("abcdef"), numbers, min_size=1)


def faces(*counts: int) -> Parts[int]:
    return parts(dict(enumerate(counts, start=1)), sum(counts))


# One count.


@pytest.mark.parametrize(
    ("count", "shown"), [(5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (99, 100)]
)
def test_a_count_is_rounded_to_the_nearest_five(count: int, shown: int) -> None:
    assert shown_count(count, MANY) == Count(shown)


@pytest.mark.parametrize("count", range(5))
def test_none_is_not_told_from_a_few(count: int) -> None:
    assert shown_count(count, MANY) == HIDDEN


@pytest.mark.parametrize("people", range(10))
def test_nothing_is_said_of_fewer_than_ten_people(people: int) -> None:
    assert shown_people(people) == HIDDEN
    assert shown_count(60, people) == HIDDEN
    assert parts({"a": 60, "b": 40}, people).counts == {"a": HIDDEN, "b": HIDDEN}
    assert share(60, 100, people) == Share(HIDDEN, HIDDEN)


@calm
@given(numbers, numbers)
def test_rounding_moves_nothing_by_more_than_two(count: int, people: int) -> None:
    shown = shown_count(count, people).shown

    assert shown is None or (abs(shown - count) <= 2 and shown % STEP == 0 and shown >= 5)
    assert (shown is None) == (count < SMALLEST_COUNT or people < SMALLEST_GROUP)


def test_more_is_never_shown_as_less() -> None:
    shown = [shown_count(count, MANY).shown or 0 for count in range(100)]

    assert all(less <= more for less, more in pairwise(shown))


@pytest.mark.parametrize(("count", "people"), [(-1, 20), (20, -1)])
def test_a_count_below_nothing_is_a_mistake(count: int, people: int) -> None:
    with pytest.raises(ValueError, match="fewer than 0"):
        shown_count(count, people)


def test_what_was_counted_is_not_in_a_repr() -> None:
    assert repr(Figure(3, 12)) == "Figure()"


# A whole and its parts.


def test_the_total_is_of_what_is_shown() -> None:
    found = faces(7, 7, 4)

    assert [count.shown for count in found.counts.values()] == [5, 5, None]
    assert found.total == Count(10, at_least=True)
    assert not found.complete


def test_all_parts_shown_are_a_complete_whole() -> None:
    found = parts({"kept": 41, "late": 6, "missed": 9}, MANY)

    assert found.total == Count(55)
    assert found.complete
    assert [found.percent(key) for key in found.counts] == [73, 9, 18]


def test_five_and_a_hidden_one_of_ten_people_would_tell_of_the_hidden_one() -> None:
    assert set(parts({"a": 7, "b": 3}, 10).counts.values()) == {HIDDEN}
    assert set(parts({"a": 12, "b": 3}, 15).counts.values()) == {HIDDEN}
    assert parts({"a": 13, "b": 3}, 16).counts["a"] == Count(15)


@calm
@given(tables)
def test_parts_add_up_and_percentages_come_from_them(counts: dict[str, int]) -> None:
    found = parts(counts, sum(counts.values()))
    shown = {key: each.shown for key, each in found.counts.items() if each.shown}

    assert (found.total.shown or 0) == sum(shown.values())
    assert all(
        found.percent(key) == int(100 * part / sum(shown.values()) + 0.5)
        for key, part in shown.items()
    )
    assert all(found.percent(key) is None for key in counts if key not in shown)
    if shown:
        assert abs(100 - sum(found.percent(key) or 0 for key in shown)) <= len(shown) / 2
        assert abs((found.total.shown or 0) - sum(counts[key] for key in shown)) <= 2 * len(shown)


# Some of a whole.


def test_a_share_is_of_what_is_shown() -> None:
    found = share(48, 60, 12)

    assert found == Share(Count(50), Count(10))
    assert found.whole == Count(60)
    assert found.percent == Percent(83)


def test_what_is_left_of_a_whole_is_hidden_when_it_is_small() -> None:
    nearly_all, hardly_any = share(58, 60, 12), share(2, 60, 12)

    assert nearly_all == Share(Count(60), HIDDEN)
    assert nearly_all.whole == Count(60, at_least=True)
    assert nearly_all.percent == Percent(93, Bound.AT_LEAST)
    assert hardly_any == Share(HIDDEN, Count(60))
    assert hardly_any.percent == Percent(7, Bound.AT_MOST)


@calm
@given(numbers, numbers)
def test_at_least_and_at_most_are_true(some: int, rest: int) -> None:
    percent = share(some, some + rest, MANY).percent

    if percent is not None and percent.bound is Bound.AT_LEAST:
        assert percent.value <= 100 * some / (some + rest)
    if percent is not None and percent.bound is Bound.AT_MOST:
        assert percent.value >= 100 * some / (some + rest)


def test_some_of_a_whole_is_not_more_than_the_whole() -> None:
    with pytest.raises(ValueError, match="more than the whole"):
        share(11, 10, MANY)


# Longer periods.


def test_a_quarter_is_counted_when_every_month_was_shown() -> None:
    months = [shown_count(7, MANY)] * 3

    assert shown_count(21, MANY, months) == Count(20)


def test_a_quarter_with_a_hidden_month_adds_up_the_others() -> None:
    months = [shown_count(count, MANY) for count in (8, 13, 2)]

    assert shown_count(23, MANY, months) == Count(25, at_least=True, over_hidden=True)


def test_people_who_came_in_several_months_are_not_added_up() -> None:
    months = [shown_people(people) for people in (14, 22, 6)]

    assert shown_people(25, months) == Count(20, at_least=True, over_hidden=True)


def test_a_quarter_is_counted_when_no_month_was_shown() -> None:
    assert shown_count(11, MANY, [HIDDEN] * 3) == Count(10, over_hidden=True)


@pytest.mark.parametrize(("count", "periods"), [(8, 2), (16, 4), (48, 12)])
def test_it_is_not_when_none_of_them_could_be_zero(count: int, periods: int) -> None:
    assert shown_count(count, MANY, [HIDDEN] * periods) == Count(over_hidden=True)


def test_a_year_does_not_look_into_a_quarter_of_hidden_months() -> None:
    quarter = shown_count(12, MANY, [HIDDEN] * 3)

    assert shown_count(48, MANY, [quarter] * 4) == Count(40, over_hidden=True)


@calm
@given(st.lists(numbers, min_size=2, max_size=12), st.booleans())
def test_whether_a_mixed_period_is_counted_does_not_depend_on_what_is_hidden(
    months: list[int], distinct: bool
) -> None:
    shorter = [shown_count(count, MANY) for count in [9, 3, *months]]

    assert shown_count(500, MANY, shorter, distinct=distinct) == shown_count(
        5000, MANY, shorter, distinct=distinct
    )


def test_a_part_that_was_hidden_in_one_month_is_at_least_the_others() -> None:
    months = [parts({"kept": 20, "missed": missed}, 12) for missed in (6, 4, 9)]
    quarter = parts({"kept": 60, "missed": 19}, 14, months)

    assert quarter.counts["kept"] == Count(60)
    assert quarter.counts["missed"] == Count(15, at_least=True, over_hidden=True)
    assert quarter.total == Count(75, at_least=True)
    assert quarter.percent("kept") is None


def test_a_share_of_a_quarter_follows_its_months() -> None:
    months = [share(20, 20 + missed, 12) for missed in (6, 4, 9)]
    quarter = share(60, 79, 14, months)

    assert is_exact(quarter.some)
    assert quarter.rest == Count(15, at_least=True, over_hidden=True)
    assert quarter.percent is None


# Teams and groups.


def test_with_a_hidden_team_goes_the_first_that_is_not_small() -> None:
    teams = {"east": Figure(3, 30), "north": Figure(30, 30), "west": Figure(9, 30)}

    assert partition(teams, Count(40)) == {"east": HIDDEN, "north": HIDDEN, "west": Count(10)}


def test_all_teams_are_shown_when_none_is_small() -> None:
    teams = {"east": Figure(13, 30), "north": Figure(30, 30)}

    assert partition(teams, Count(45)) == {"east": Count(15), "north": Count(30)}


@calm
@given(st.lists(st.tuples(numbers, st.integers(0, 40)), min_size=1, max_size=6))
def test_hidden_teams_are_ten_people_together_or_all_there_are(
    teams: list[tuple[int, int]],
) -> None:
    table = partition(
        {place: Figure(*team) for place, team in enumerate(teams)},
        shown_count(sum(count for count, _ in teams), sum(people for _, people in teams)),
    )
    hidden = [teams[place] for place, count in table.items() if count == HIDDEN]

    assert len(hidden) in {0, len(teams)} or sum(people for _, people in hidden) >= SMALLEST_GROUP
    assert len(hidden) != 1 or len(teams) == 1


@pytest.mark.parametrize(
    "whole", [HIDDEN, Count(40, at_least=True, over_hidden=True), Count(40, over_hidden=True)]
)
def test_there_is_no_table_for_a_whole_that_is_not_shown_in_full(whole: Count) -> None:
    figures = {"one": Figure(20, 20), "other": Figure(20, 20)}

    assert set(partition(figures, whole).values()) == {HIDDEN}
    assert set(groups(figures, whole).values()) == {HIDDEN}


def test_each_group_needs_ten_people() -> None:
    figures = {"girls": Figure(30, 12), "boys": Figure(30, 9), "another": Figure(4, 10)}

    assert groups(figures, Count(65)) == {"girls": Count(30), "boys": HIDDEN, "another": HIDDEN}


# Averages, and what an export says of all this.


def test_an_average_comes_from_the_rounded_counts() -> None:
    assert average(faces(7, 7, 12)) == Span(2.2, 2.2)


def test_an_average_does_not_lose_the_few_who_are_unhappy() -> None:
    assert average(faces(4, 0, 0, 10, 12)) == Span(3.6, 4.5)
    assert average(faces(0, 0, 0, 10, 12)) == Span(3.6, 4.5)


def test_there_is_no_average_of_what_is_hidden_or_a_lower_bound() -> None:
    assert average(faces(4, 4, 1)) is None
    assert average(Parts({1: Count(10, at_least=True), 2: Count(10)})) is None
    assert average(Parts({1: Count(over_hidden=True), 2: Count(10)})) is None


@calm
@given(st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_an_average_lies_among_the_answers(counts: list[int]) -> None:
    found = average(faces(*counts))

    assert found is None or 1 <= found.lowest <= found.highest <= len(counts)


def test_an_export_states_the_thresholds() -> None:
    stated = method()

    assert (stated["smallest_group"], stated["smallest_count"], stated["rounded_to"]) == (10, 5, 5)
