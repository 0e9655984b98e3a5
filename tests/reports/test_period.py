"""A report is of a whole month, quarter or year that is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youthvoice import clock
from youthvoice.errors import PeriodRefused, page_for
from youthvoice.reports.period import Length, closed_periods, parse, parse_closed, period_of
from youthvoice.tallies.service import periods_of

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@given(DAYS)
def test_a_day_lies_in_the_periods_that_tallies_name(day: date) -> None:
    found = [period_of(day, length) for length in Length]
    assert tuple(each.name for each in found) == periods_of(day)
    for period in found:
        assert period.first <= day <= period.last
        assert parse(period.name) == period
        assert period.before.last == period.first - timedelta(days=1)
        assert period.before.length is period.length


@given(DAYS, st.sampled_from([Length.QUARTER, Length.YEAR]))
def test_the_shorter_periods_fill_the_longer_one_without_a_gap(day: date, length: Length) -> None:
    period = period_of(day, length)
    shorter = period.shorter
    assert (shorter[0].first, shorter[-1].last) == (period.first, period.last)
    for one, next_ in pairwise(shorter):
        assert next_.before == one
    assert len(shorter) == (3 if length is Length.QUARTER else 4)


@pytest.mark.parametrize(
    "name", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-q1", "2026-11-01", "1999", "٢٠٢٦"]
)
def test_what_is_no_period_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(PeriodRefused) as refused:
        parse(name)
    assert refused.value.reason == "That is no month, quarter or year."
    assert page_for(refused.value).status == 404


@pytest.mark.parametrize(
    ("name", "day"), [("2026-11", "1 December 2026"), ("2026-Q4", "1 January 2027")]
)
def test_a_period_that_is_not_over_says_from_when_it_can_be_read(name: str, day: str) -> None:
    with clock.held_at(NOW), pytest.raises(PeriodRefused) as refused:
        parse_closed(name)
    assert refused.value.reason == (
        f"That time is not over yet. Its report can be read from {day}."
    )


def test_a_period_is_over_when_its_last_day_has_passed_where_young_people_are() -> None:
    # In summer August begins an hour earlier in London than in UTC.
    with clock.held_at(datetime(2026, 7, 31, 22, 30, tzinfo=UTC)):
        assert not parse("2026-07").is_closed
    with clock.held_at(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)):
        assert parse_closed("2026-07").is_closed


def test_closed_periods_come_newest_and_longest_first() -> None:
    with clock.held_at(datetime(2026, 2, 3, tzinfo=UTC)):
        names = [each.name for each in closed_periods(date(2025, 9, 30))]
    assert names == [
        "2026-01",
        *("2025", "2025-Q4", "2025-12", "2025-11", "2025-10"),
        *("2025-Q3", "2025-09"),
    ]


def test_before_the_first_month_is_over_nothing_is_closed() -> None:
    with clock.held_at(NOW):
        assert closed_periods(date(2026, 11, 3)) == ()
