"""Every population of a small world, grouped by what it publishes: no small count can be told.

The reader knows the rules, each group's size, and often more than is published: the exact whole,
or the exact value of everything that is shown. A hidden count must be able to be 0, or not small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reports.attackers import given_away
from youthvoice.reports.disclosure import (
    HIDDEN,
    Count,
    Figure,
    Parts,
    groups,
    partition,
    parts,
    share,
    shown_count,
    shown_people,
)

MANY = 20
calm = settings(deadline=None)

Known = tuple[Hashable, Sequence[Count]]
World = tuple[int, ...]


def in_full(world: Sequence[int], counts: Sequence[Count]) -> tuple[int | None, ...]:
    """The exact values of what is shown: more than anybody can learn."""
    return tuple(
        value if count.shown is not None else None
        for value, count in zip(world, counts, strict=True)
    )


def up_to(total: int, count: int) -> Iterator[World]:
    """So many numbers that are `total` together or less: nobody is at the edge of the world."""
    if not count:
        yield ()
        return
    for first in range(total + 1):
        for rest in up_to(total - first, count - 1):
            yield (first, *rest)


def as_parts(world: World) -> Parts[int]:
    return parts(dict(enumerate(world)), sum(world))


def whole_year(shorter: Sequence[Count], world: World) -> Count:
    return shown_count(sum(world), MANY, shorter)


# What the rules must do better than.


def test_the_reader_finds_a_hidden_part_of_a_published_whole() -> None:
    def naive(world: World) -> Known:
        counts = [shown_count(value, MANY) for value in world]
        return (*counts, shown_count(sum(world), MANY)), counts

    found = given_away(product(range(13), repeat=3), naive, lambda world: world, 5)

    assert {4} in [values for _, values in found]


def test_the_reader_finds_a_part_whose_companion_was_the_next_smallest() -> None:
    def naive(world: World) -> Known:
        counts = [shown_people(value) for value in world]
        small = [place for place, count in enumerate(counts) if count == HIDDEN]
        if len(small) == 1:
            rest = [place for place in range(len(world)) if place not in small]
            counts[min(rest, key=lambda place: world[place])] = HIDDEN
        return (*counts, shown_people(sum(world))), counts

    found = given_away(product(range(16), repeat=3), naive, lambda world: world, 10)

    assert {9} in [values for _, values in found]


def test_the_reader_finds_twelve_months_of_four_in_a_year_of_48() -> None:
    assert shown_count(12 * 4, MANY).shown == 50
    assert shown_count(12 * 4, MANY, [HIDDEN] * 12).shown is None


# The rules.


@pytest.mark.parametrize(("count", "highest"), [(2, 40), (3, 13), (4, 7)])
def test_a_hidden_part_can_always_be_none_at_all(count: int, highest: int) -> None:
    def publish(world: World) -> Known:
        counts = list(as_parts(world).counts.values())
        return (tuple(counts), in_full(world, counts)), counts

    worlds = product(range(highest + 1), repeat=count)

    assert not given_away(worlds, publish, lambda world: world, 5)


def test_two_questions_to_the_same_people_do_not_answer_for_each_other() -> None:
    @cache
    def question(one: int, other: int, people: int) -> tuple[Count, ...]:
        answered = one + other
        return tuple(parts({"a": one, "b": other}, min(answered, people)).counts.values())

    def publish(world: World) -> Known:
        people = world[4]
        counts = [*question(*world[:2], people), *question(*world[2:4], people)]
        return (people, *counts), counts

    worlds = (
        (*answers, people)
        for people in (10, 12)
        for answers in product(range(13), repeat=4)
        if answers[0] + answers[1] <= people >= answers[2] + answers[3]
    )

    assert not given_away(worlds, publish, lambda world: world[:4], 5)


def test_what_is_left_of_a_whole_cannot_be_told() -> None:
    def publish(world: World) -> Known:
        found = share(world[0], sum(world), sum(world))
        counts = [found.some, found.rest]
        return (*counts, in_full(world, counts)), counts

    assert not given_away(product(range(40), repeat=2), publish, lambda world: world, 5)


@pytest.mark.parametrize(("periods", "highest"), [(2, 30), (3, 14), (4, 8)])
def test_a_hidden_period_cannot_be_told_from_the_longer_one(periods: int, highest: int) -> None:
    def publish(world: World) -> Known:
        counts = [shown_count(value, MANY) for value in world]
        return (*counts, whole_year(counts, world)), counts

    worlds = product(range(highest + 1), repeat=periods)

    assert not given_away(worlds, publish, lambda world: world, 5)


def test_nor_by_a_reader_who_knows_how_many_people_there_were() -> None:
    def publish(world: tuple[World, World]) -> Known:
        people, months = world
        counts = [shown_count(value, group) for value, group in zip(months, people, strict=True)]
        return (people, *counts, whole_year(counts, months)), counts

    worlds = product(product((5, MANY), repeat=3), up_to(25, 3))

    assert not given_away(worlds, publish, lambda world: world[1], 5)


@pytest.mark.parametrize(("periods", "highest"), [(2, 16), (3, 11)])
def test_a_small_group_cannot_be_told_from_a_longer_period(periods: int, highest: int) -> None:
    def publish(world: World) -> Known:
        counts = [shown_people(people) for people in world[:-1]]
        return (*counts, shown_people(world[-1], counts)), counts

    worlds = (
        (*months, together)
        for months in product(range(highest + 1), repeat=periods)
        for together in range(max(months), sum(months) + 1)
    )

    assert not given_away(worlds, publish, lambda world: world[:-1], 10)


Quarter = tuple[Count, ...]


@cache
def quarters() -> dict[Quarter, dict[int, tuple[set[int], ...]]]:
    """What a quarter publishes; for each total that it may have, what its months may be."""
    found: dict[Quarter, dict[int, tuple[set[int], ...]]] = defaultdict(dict)
    for months in product(range(14), repeat=3):
        possible = found[quarter(months)].setdefault(sum(months), (set(), set(), set()))
        for values, value in zip(possible, months, strict=True):
            values.add(value)
    return found


def quarter(months: World) -> Quarter:
    counts = [shown_count(value, MANY) for value in months]
    return (*counts, whole_year(counts, months))


def sums(totals: Sequence[set[int]]) -> set[int]:
    found = {0}
    for values in totals:
        found = {one + other for one in found for other in values}
    return found


small_months = st.one_of(st.sampled_from([0, 4, 7, 12]), st.integers(0, 13))


@calm
@given(st.lists(st.tuples(small_months, small_months, small_months), min_size=4, max_size=4))
@example([(4, 4, 4)] * 4)  # 48 is shown as 50, which only quarters of 12 could make
def test_a_hidden_month_cannot_be_told_from_all_quarters_and_the_year(year: list[World]) -> None:
    published = [quarter(months) for months in year]
    ends = [each[-1] for each in published]
    known = shown_count(sum(map(sum, year)), MANY, ends)
    totals = [set(quarters()[each]) for each in published]
    for place, each in enumerate(published):
        others = sums([*totals[:place], *totals[place + 1 :]])
        possible = [
            months
            for total, months in quarters()[each].items()
            if any(shown_count(total + other, MANY, ends) == known for other in others)
        ]
        for month in range(3):
            values = set().union(*(months[month] for months in possible))
            assert year[place][month] in values
            assert each[month].shown is not None or min(values) == 0 or max(values) > 4
        own = {sum(year[place])} | {
            total
            for total in totals[place]
            if any(shown_count(total + other, MANY, ends) == known for other in others)
        }
        assert each[-1].shown is not None or min(own) == 0 or max(own) > 4


@pytest.mark.parametrize(("count", "total"), [(2, 60), (3, 36), (4, 24), (5, 16)])
def test_a_hidden_team_cannot_be_told_from_the_exact_whole(count: int, total: int) -> None:
    def publish(world: World) -> Known:
        whole = shown_count(sum(world), MANY)
        figures = {place: Figure(value, MANY) for place, value in enumerate(world)}
        counts = list(partition(figures, whole).values())
        return (sum(world), *counts, in_full(world, counts)), counts

    assert not given_away(up_to(total, count), publish, lambda world: world, 5)


def test_nor_when_it_is_known_which_teams_have_few_people() -> None:
    def publish(world: tuple[World, World]) -> Known:
        people, values = world
        whole = shown_count(sum(values), sum(people))
        figures = dict(enumerate(map(Figure, values, people)))
        counts = list(partition(figures, whole).values())
        return (people, sum(values), *counts, in_full(values, counts)), counts

    worlds = product(product((5, MANY), repeat=3), up_to(25, 3))

    assert not given_away(worlds, publish, lambda world: world[1], 5)


@pytest.mark.parametrize(("count", "total"), [(2, 60), (3, 42), (4, 24)])
def test_a_small_team_cannot_be_told_from_all_the_people(count: int, total: int) -> None:
    def publish(world: World) -> Known:
        figures = {place: Figure(people, people) for place, people in enumerate(world)}
        counts = list(partition(figures, shown_people(sum(world))).values())
        return (sum(world), *counts, in_full(world, counts)), counts

    assert not given_away(up_to(total, count), publish, lambda world: world, 10)


def test_kept_and_missed_of_each_team_do_not_tell_of_one_another() -> None:
    @cache
    def table(one: int, other: int) -> tuple[Count, ...]:
        figures = {"one": Figure(one, MANY), "other": Figure(other, MANY)}
        return tuple(partition(figures, shown_count(one + other, MANY)).values())

    def publish(world: World) -> Known:
        kept, missed = world[:2], world[2:]
        counts = [*table(*kept), *table(*missed)]
        return (sum(kept), sum(missed), *counts), counts

    assert not given_away(product(range(10), repeat=4), publish, lambda world: world, 5)


@pytest.mark.parametrize(("small", "total"), [(5, 30), (10, 42)])
def test_a_hidden_group_cannot_be_told_because_some_leave_it_unsaid(small: int, total: int) -> None:
    def publish(world: World) -> Known:
        people = [MANY if small == 5 else value for value in world]
        whole = shown_count(sum(world), sum(people))
        figures = {place: Figure(world[place], people[place]) for place in range(2)}
        counts = list(groups(figures, whole).values())
        return (sum(world), *counts, in_full(world[:2], counts)), counts

    assert not given_away(up_to(total, 3), publish, lambda world: world[:2], small)


@pytest.mark.parametrize("table", [partition, groups])
def test_a_table_of_the_year_does_not_give_away_a_hidden_month(table: object) -> None:
    make = partition if table is partition else groups

    def publish(world: World) -> Known:
        months, one, other = world[:3], world[3], sum(world[:3]) - world[3]
        counts = [shown_count(value, MANY) for value in months]
        year = whole_year(counts, months)
        teams = make({"one": Figure(one, MANY), "other": Figure(other, MANY)}, year)
        return (*counts, year, *teams.values()), counts

    worlds = (
        (*months, one)
        for months in product((0, 1, 2, 3, 4, 5, 7, 8, 12), repeat=3)
        for one in range(sum(months) + 1)
    )

    assert not given_away(worlds, publish, lambda world: world[:3], 5)
