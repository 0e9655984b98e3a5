"""A whole year of a made-up area, published in order, and a reader who puts it all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.attackers import Bounds
from youthvoice.reports.disclosure import (
    HIDDEN,
    Count,
    Figure,
    Share,
    groups,
    partition,
    share,
    shown_people,
)

TEAMS = ("east", "north", "west")
GENDERS = ("girl", "boy")
MONTHS = range(12)
QUARTERS = [range(first, first + 3) for first in range(0, 12, 3)]
YEAR = range(12)
SIDES = ("kept", "missed")
calm = settings(deadline=None, max_examples=40)


@dataclass(frozen=True)
class Turn:
    person: int
    team: str
    gender: str | None
    month: int
    side: str


def turns(random: Random, size: int, often: float, missed: float) -> list[Turn]:
    people = [
        (person, random.choice(TEAMS), random.choice([*GENDERS, None])) for person in range(size)
    ]
    return [
        Turn(*person, month, "missed" if random.random() < missed else "kept")
        for person in people
        for month in MONTHS
        if random.random() < often
    ]


class Area:
    """What is counted of some turns, and of how many people."""

    def __init__(self, turns: list[Turn]) -> None:
        self.turns = turns
        self._months = {month: [each for each in turns if each.month == month] for month in MONTHS}

    def of(self, months: Collection[int], **same: str) -> list[Turn]:
        return [
            turn
            for month in months
            for turn in self._months[month]
            if all(getattr(turn, name) == it for name, it in same.items())
        ]

    def people(self, months: Collection[int], **same: str) -> int:
        return len({turn.person for turn in self.of(months, **same)})

    def share(self, months: range, shorter: list[Share]) -> Share:
        sides = Counter(turn.side for turn in self.of(months))
        return share(sides["kept"], sides.total(), self.people(months), shorter)

    def figures(self, side: str, name: str, values: tuple[str, ...]) -> dict[str, Figure]:
        return {
            value: Figure(
                len(self.of(YEAR, side=side, **{name: value})), self.people(YEAR, **{name: value})
            )
            for value in values
        }


@dataclass
class Report:
    """Everything that is published about one year, in the order in which it is."""

    shares: dict[range, Share]
    people: dict[range, Count]
    tables: dict[tuple[str, str], Mapping[str, Count]]


def publish(area: Area) -> Report:
    shares: dict[range, Share] = {}
    people: dict[range, Count] = {}
    periods = [(range(month, month + 1), []) for month in MONTHS]
    periods += [(three, [range(month, month + 1) for month in three]) for three in QUARTERS]
    for period, within in [*periods, (YEAR, QUARTERS)]:
        shares[period] = area.share(period, [shares[each] for each in within])
        people[period] = shown_people(area.people(period), [people[each] for each in within])
    tables: dict[tuple[str, str], Mapping[str, Count]] = {}
    for side, whole in zip(SIDES, (shares[YEAR].some, shares[YEAR].rest), strict=True):
        tables[side, "team"] = partition(area.figures(side, "team", TEAMS), whole)
        tables[side, "gender"] = groups(area.figures(side, "gender", GENDERS), whole)
    return Report(shares, people, tables)


class Board:
    """Somebody who has the whole year before them, and was told which groups are ten or more."""

    def __init__(self, area: Area, report: Report) -> None:
        self.area, self.report, self.bounds = area, report, Bounds()
        self.hidden: dict[Hashable, tuple[int, int]] = {}
        for period in report.shares:
            self._periods(period)
        for (side, name), table in report.tables.items():
            if set(table.values()) != {HIDDEN}:
                self._table(side, name, table)
        self.bounds.think()

    def _learn(self, name: Hashable, count: Count, range_: tuple[int, int], true: int) -> None:
        self.bounds.learn(name, count, hidden=range_)
        if count.shown is None:
            self.hidden[name] = (true, 10 if "people" in str(name) else 5)

    def _periods(self, period: range) -> None:
        found = self.report.shares[period]
        enough = self.area.people(period) >= 10
        both = found.some.shown is None and found.rest.shown is None
        most = Bounds.NO_LIMIT if not enough else 17 if period == YEAR else 12 if both else 4
        for side, count in zip(SIDES, (found.some, found.rest), strict=True):
            true = len(self.area.of(period, side=side))
            self._learn((side, period), count, (0, most), true)
        self.bounds.ranges["turns", period] = (10 if enough else 0, Bounds.NO_LIMIT)
        self.bounds.adds_up(("turns", period), [(side, period) for side in SIDES])
        people = self.report.people[period]
        most = Bounds.NO_LIMIT if len(period) > 1 else 9
        self._learn(("people", period), people, (0, most), self.area.people(period))
        within = {3: [range(m, m + 1) for m in period], 12: QUARTERS}.get(len(period), [])
        for side in SIDES if within else ():
            self.bounds.adds_up((side, period), [(side, each) for each in within])
        if within:
            several, visits = ("in several", period), ("visits", period)
            self.bounds.ranges[several] = self.bounds.ranges[visits] = (0, Bounds.NO_LIMIT)
            self.bounds.adds_up(visits, [("people", each) for each in within])
            self.bounds.adds_up(visits, [("people", period), several])

    def _table(self, side: str, name: str, table: Mapping[str, Count]) -> None:
        may_be_large = name == "team"
        for value, count in table.items():
            enough = self.area.people(YEAR, **{name: value}) >= 10
            may_be_large = may_be_large and count == HIDDEN
            most = 4 if enough and not may_be_large else Bounds.NO_LIMIT
            true = len(self.area.of(YEAR, side=side, **{name: value}))
            self._learn((side, value), count, (0, most), true)
        parts: list[Hashable] = [(side, value) for value in table]
        if name == "gender":
            self.bounds.ranges["unsaid", side] = (0, Bounds.NO_LIMIT)
            parts.append(("unsaid", side))
        self.bounds.adds_up((side, YEAR), parts)


areas = st.builds(
    lambda *drawn: Area(turns(*drawn)),
    st.randoms(use_true_random=False),
    st.integers(0, 40),
    st.sampled_from([0.1, 0.3, 0.6, 1]),
    st.sampled_from([0, 0.05, 0.2, 0.5]),
)


@calm
@given(areas)
def test_nothing_small_follows_from_everything_that_is_published_in_a_year(area: Area) -> None:
    board = Board(area, publish(area))

    for name, (true, small) in board.hidden.items():
        low, high = board.bounds.ranges[name]
        assert low <= true <= high, name
        assert low == 0 or high >= small, name


@calm
@given(areas)
def test_nothing_that_is_shown_is_small_or_about_a_small_group(area: Area) -> None:
    report = publish(area)
    counts = [count for found in report.shares.values() for count in (found.some, found.rest)]
    counts += [count for table in report.tables.values() for count in table.values()]

    assert all(count.shown is None or count.shown >= 5 for count in counts)
    assert all(count.shown is None or count.shown >= 10 for count in report.people.values())
    for period, found in report.shares.items():
        assert area.people(period) >= 10 or found.whole == HIDDEN


@calm
@given(areas)
def test_the_same_year_is_always_published_the_same(area: Area) -> None:
    assert publish(area) == publish(Area(area.turns[::-1]))
