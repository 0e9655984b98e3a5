"""A month, a quarter or a year. Only what is over is counted, and only what is counted is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from youthvoice import clock
from youthvoice.errors import PeriodRefused

_NAME = re.compile(r"(20[0-9]{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")
_DAY = timedelta(days=1)


class Length(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """In months."""
        return _MONTHS[self]


_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """One period by its length and its first day, named as in the tallies."""

    length: Length
    first: date

    @property
    def name(self) -> str:
        """As tallies call it: 2026-11, 2026-Q4 or 2026."""
        if self.length is Length.MONTH:
            return f"{self.first:%Y-%m}"
        if self.length is Length.QUARTER:
            return f"{self.first.year}-Q{self.first.month // 3 + 1}"
        return f"{self.first.year}"

    @property
    def last(self) -> date:
        """Its last day."""
        return self._moved(1).first - _DAY

    @property
    def before(self) -> Period:
        """The period of the same length before it."""
        return self._moved(-1)

    @property
    def shorter(self) -> tuple[Period, ...]:
        """The next shorter periods in it, earliest first: months of a quarter, quarters of a year.

        A month has none.
        """
        if self.length is Length.MONTH:
            return ()
        length = Length.QUARTER if self.length is Length.YEAR else Length.MONTH
        number = self.length.months // length.months
        return tuple(Period(length, self.first)._moved(each) for each in range(number))

    @property
    def is_closed(self) -> bool:
        """Whether its last day has passed."""
        return self.last < clock.today()

    def _moved(self, by: int) -> Period:
        months = self.first.year * 12 + self.first.month - 1 + by * self.length.months
        return Period(self.length, date(months // 12, months % 12 + 1, 1))


def parse(name: str) -> Period:
    """The period of this name, open or closed. Raises PeriodRefused for what is no name."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise PeriodRefused("That is no month, quarter or year.")
    year, quarter, month = (int(each) if each else None for each in found.groups())
    assert year is not None  # noqa: S101 - for the type checker
    if quarter:
        return Period(Length.QUARTER, date(year, quarter * 3 - 2, 1))
    return Period(Length.MONTH if month else Length.YEAR, date(year, month or 1, 1))


def parse_closed(name: str) -> Period:
    """The same for one that is over. Raises PeriodRefused with the day from which it can be read,

    or for what is no name.
    """
    period = parse(name)
    if not period.is_closed:
        day = period.last + _DAY
        when = f"{day.day} {day:%B %Y}"
        raise PeriodRefused(f"That time is not over yet. Its report can be read from {when}.")
    return period


def closed_periods(first_day: date) -> tuple[Period, ...]:
    """Every closed period that does not end before this day: the newest and the longest first."""
    found = []
    for length in Length:
        period = period_of(clock.today(), length).before
        while period.last >= first_day:
            found.append(period)
            period = period.before
    return tuple(sorted(found, key=lambda each: (each.last, each.length.months), reverse=True))


def period_of(day: date, length: Length) -> Period:
    """The period of this length that a day lies in."""
    month = (day.month - 1) // length.months * length.months + 1
    return Period(length, day.replace(month=month, day=1))


def month_names(period: Period) -> tuple[str, ...]:
    """The months of a period, as tallies and published words name them: "2026-11"."""
    first = period.first.month
    return tuple(
        f"{period.first.year}-{month:02}" for month in range(first, first + period.length.months)
    )
