"""One month as a calendar shows it: whole weeks from Monday to Sunday."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from youthvoice.diary.service import Opened
from youthvoice.errors import NotFound

_YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Day:
    """One cell. Days of the months around it are not `inside` and hold nothing."""

    day: date
    inside: bool
    meetings: tuple[Opened, ...]


@dataclass(frozen=True)
class Month:
    """A month, its weeks, and the first days of the months beside it."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    before: date
    after: date


def month_of(year: int, month: int, meetings: Iterable[Opened]) -> Month:
    """The calendar of a month. Raises NotFound for one that no diary reaches."""
    if year not in _YEARS or not 1 <= month <= 12:
        raise NotFound
    by_day: dict[date, tuple[Opened, ...]] = {}
    for each in meetings:
        by_day[each.facts.day] = (*by_day.get(each.facts.day, ()), each)
    first = date(year, month, 1)
    weeks = tuple(
        tuple(Day(day, day.month == month, by_day.get(day, ())) for day in week)
        for week in Calendar().monthdatescalendar(year, month)
    )
    return Month(
        first,
        weeks,
        (first - timedelta(days=1)).replace(day=1),
        (first + timedelta(days=31)).replace(day=1),
    )
