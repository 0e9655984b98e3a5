"""Each indicator of each closed period as it is published: from tallies, through disclosure.py.

A longer period takes into account what was published of the shorter ones in it, so it asks itself
for those first. Tallies are read once, for all the periods of a report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.reports.disclosure import (
    HIDDEN,
    SMALLEST_GROUP,
    Count,
    Figure,
    Parts,
    Share,
    groups,
    partition,
    parts,
    share,
    shown_count,
    shown_people,
)
from youthvoice.reports.period import Period
from youthvoice.reports.shape import Value
from youthvoice.tallies.indicators import Indicator, Unit
from youthvoice.tallies.models import Tally

_NOBODY = Figure(0, 0)


@dataclass(frozen=True)
class Book:
    """The tallies of some periods, and which periods were counted at all. It never leaves."""

    closed: Collection[str]
    figures: Mapping[tuple[str, str], Mapping[tuple[str, str], Figure]]

    def part(self, period: Period, what: str, part: str = "", team: str = "") -> Figure:
        """One count; none at all is 0 of nobody."""
        return self.figures.get((period.name, what), {}).get((part, team), _NOBODY)

    def teams(self, period: Period, what: str) -> dict[str, Figure]:
        """The whole of one count by team."""
        found = self.figures.get((period.name, what), {})
        return {team: figure for (part, team), figure in found.items() if team and not part}


def read_book(
    session: Session, area_id: UUID, closed: Collection[str], periods: Iterable[Period]
) -> Book:
    """The tallies of these periods and of all that they are made of, in one query."""
    names = {each.name for period in periods for each in _with_shorter(period)} & set(closed)
    rows = session.execute(
        select(Tally.period, Tally.what, Tally.part, Tally.team, Tally.count, Tally.people).where(
            Tally.area_id == area_id, Tally.period.in_(names)
        )
    )
    figures: dict[tuple[str, str], dict[tuple[str, str], Figure]] = {}
    for period, what, part, team, count, people in rows:
        figures.setdefault((period, what), {})[part, team] = Figure(count, people)
    return Book(closed, figures)


class Published:
    """What is published of a book. The only way from a tally to a report."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._values: dict[tuple[str, Period], Value] = {}
        self._people: dict[tuple[str, Period], Count] = {}

    def value(self, indicator: Indicator, period: Period) -> Value:
        """What it says of this period."""
        key = indicator.id, period
        if key not in self._values:
            self._values[key] = self._value(indicator, period)
        return self._values[key]

    def people(self, indicator: Indicator, period: Period) -> Count:
        """On how many people it rests.

        Of a share or of parts no more is said than that they are a group at all: the exact number
        would bound what is hidden among them.
        """
        key = indicator.id, period
        if key not in self._people:
            self._people[key] = self._rests_on(indicator, period)
        return self._people[key]

    def teams(self, indicator: Indicator, year: Period, order: Iterable[str]) -> dict[str, Count]:
        """A year's figure by team, in an order that is settled before anybody looks."""
        found = self._book.teams(year, indicator.id)
        figures = {team: found[team] for team in order if team in found}
        return partition(figures, cast("Count", self.value(indicator, year)))

    def groups(
        self, indicator: Indicator, year: Period, what: str, names: Iterable[str]
    ) -> dict[str, Count]:
        """A year's figure by what people said of themselves, or left unsaid."""
        figures = {name: self._book.part(year, what, name) for name in names}
        return groups(figures, cast("Count", self.value(indicator, year)))

    def _value(self, indicator: Indicator, period: Period) -> Value:
        shorter = self._shorter(indicator, period)
        if indicator.stock and shorter:
            return self.value(indicator, shorter[-1])
        before = [self.value(indicator, each) for each in shorter]
        whole = self._whole(indicator, period)
        if indicator.unit is Unit.PEOPLE:
            return shown_people(whole.people, cast("list[Count]", before))
        if indicator.unit is Unit.EVENTS:
            return shown_count(whole.count, whole.people, cast("list[Count]", before))
        counts = {
            part: self._book.part(period, indicator.id, part).count for part in indicator.parts
        }
        once = indicator.each_once
        if indicator.unit is Unit.SHARE:
            some = counts[next(iter(counts))]
            shares = cast("list[Share]", before)
            return share(some, sum(counts.values()), whole.people, shares, distinct=once)
        return parts(counts, whole.people, cast("list[Parts[str]]", before), distinct=once)

    def _rests_on(self, indicator: Indicator, period: Period) -> Count:
        if indicator.unit is Unit.PEOPLE:
            return cast("Count", self.value(indicator, period))
        if indicator.unit is Unit.EVENTS:
            before = [self.people(indicator, each) for each in self._shorter(indicator, period)]
            return shown_people(self._whole(indicator, period).people, before)
        if any(each.shown is not None for each in counts_of(self.value(indicator, period))):
            return Count(SMALLEST_GROUP, at_least=True)
        return HIDDEN

    def _whole(self, indicator: Indicator, period: Period) -> Figure:
        if indicator.each_once:
            found = [self._book.part(period, indicator.id, part) for part in indicator.parts]
            total = sum(each.count for each in found)
            return Figure(total, sum(each.people for each in found))
        return self._book.part(period, indicator.id)

    def _shorter(self, indicator: Indicator, period: Period) -> list[Period]:
        if period.length is indicator.shortest:
            return []
        return [each for each in period.shorter if each.name in self._book.closed]


def counts_of(value: Value) -> tuple[Count, ...]:
    """Every count that stands in it."""
    if isinstance(value, Count):
        return (value,)
    if isinstance(value, Share):
        return value.some, value.rest
    return tuple(value.counts.values())


def _with_shorter(period: Period) -> Iterable[Period]:
    yield period
    for each in period.shorter:
        yield from _with_shorter(each)
