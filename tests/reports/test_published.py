"""Whatever an area did: a sequence of reports shows no small number, and only what is true."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.tallies.plan import Plan, Young, made
from tests.tallies.putting import Putting
from tests.tallies.reckoning import truth
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.db.database import Database
from youthvoice.reports.disclosure import Count, Figure, Share
from youthvoice.reports.figures import Book, Published, counts_of
from youthvoice.reports.period import Length, Period, parse
from youthvoice.reports.report import make_report, reportable
from youthvoice.tallies.indicators import INDICATORS, Indicator, Unit

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
YEAR = parse("2025")
QUARTERS = YEAR.shorter
PERIODS = [YEAR, *QUARTERS, *(month for quarter in QUARTERS for month in quarter.shorter)]

_SMALL = st.integers(0, 14)
_NUMBERS = st.one_of(_SMALL, _SMALL, st.integers(0, 90))


@st.composite
def books(draw: st.DrawFn, indicator: Indicator) -> Book:
    """Tallies of one indicator that may be: longer periods hold what the shorter ones do."""
    figures: dict[tuple[str, str], dict[tuple[str, str], Figure]] = {}
    parts = list(indicator.parts) or [""]
    for period in reversed(PERIODS):
        inside = [figures[each.name, indicator.id] for each in period.shorter]
        own = {part: draw(_NUMBERS) if not inside else 0 for part in parts}
        counts = {part: own[part] + sum(e[part, ""].count for e in inside) for part in parts}
        least = max([e["", ""].people for e in inside], default=0)
        total = sum(counts.values())
        people = draw(st.integers(min(least, total), total))
        found = {(part, ""): Figure(count, count) for part, count in counts.items()}
        figures[period.name, indicator.id] = {**found, ("", ""): Figure(total, people)}
    return Book({each.name for each in PERIODS}, figures)


@given(st.data())
def test_no_number_from_1_to_4_is_ever_shown_and_each_that_is_shown_is_true(
    data: st.DataObject,
) -> None:
    indicator = data.draw(st.sampled_from(INDICATORS))
    book = data.draw(books(indicator))
    published = Published(book)
    for period in PERIODS:
        if period.length.months < indicator.shortest.months:
            continue
        value = published.value(indicator, period)
        for part, count in zip(list(indicator.parts) or [""], counts_of(value), strict=True):
            _check(indicator, book, period, part, count)
        people = published.people(indicator, period)
        assert people.shown is None or people.shown >= 10
        if all(count.shown is None for count in counts_of(value)):
            assert people.shown is None, "of how many people nothing is said, is not said"


def _check(indicator: Indicator, book: Book, period: Period, part: str, count: Count) -> None:
    if count.shown is None:
        return
    assert count.shown >= 5
    assert count.shown % 5 == 0
    true = book.part(period, indicator.id, part)
    real = true.people if indicator.unit is Unit.PEOPLE else true.count
    if indicator.stock:
        return
    if count.at_least:
        # What is shown of the shorter periods was rounded one by one.
        assert count.shown <= real + 2 * 12
    elif count.over_hidden:
        # Counted anew, or the sum of its quarters, each of which was rounded by itself.
        assert abs(count.shown - real) <= 2 * max(1, len(period.shorter))
    else:
        assert abs(count.shown - real) <= 2


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(24, 1, 2)
@given(st.integers(0, 10**6), st.integers(1, 26), st.integers(1, 4))
def test_reports_of_any_small_area_hold_what_is_true_and_nothing_small(
    sqlite_database: Database, seed: int, people: int, months: int
) -> None:
    plan = _random_plan(Random(seed), people, months)  # noqa: S311 - made-up lives
    with clock.held_at(NOW), sqlite_database.unit_of_work() as session:
        area = session.get_one(Area, Putting(session, plan).put())
        for period in reversed(reportable(session, area.id)):
            report = make_report(session, area, period)
            counted = truth(plan, period.first, period.last)
            for line in (line for each in report.sections for line in each.lines):
                for count in counts_of(line.now):
                    assert count.shown is None or count.shown >= 5
                if isinstance(line.now, Share | Count) or period.length is not Length.MONTH:
                    continue
                for part, count in line.now.counts.items():
                    number, _ = counted.get((line.id, part), (0, 0))
                    assert count.shown in (None, 5 * round(number / 5))


def _random_plan(chance: Random, people: int, months: int) -> Plan:
    began = date(2025, 13 - months, 1)
    young = [Young(each, chance.choice(["A", "B", None]), began) for each in range(people)]
    firsts = [date(2025, 13 - months + each, 1) for each in range(months)]
    return made(young, firsts, lambda _what, _who, _month, among: chance.randrange(among))


def test_no_figure_is_a_lower_bound_of_a_whole_that_is_split_elsewhere() -> None:
    """Decision 18: for any two there is a world with the one in it, and nothing of the other."""
    split = {each.id for each in INDICATORS if each.parts and each.count}
    every = {each.id for each in INDICATORS if each.count}
    seen: set[tuple[str, str]] = set()
    for seed in range(400):
        plan = _random_plan(Random(seed), 1, 2)  # noqa: S311 - a made-up life
        for period in (parse("2025-11"), parse("2025-12"), parse("2025-Q4")):
            found = {what for what, _ in truth(plan, period.first, period.last)}
            seen |= {(one, other) for one in found for other in split - found}
    assert {(one, other) for one in every for other in split if one != other} - seen == set()
