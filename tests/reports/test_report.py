"""A report says of a known area exactly what is true, hidden and rounded, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.reports.statements import statements_of
from tests.tallies.known import MONTHS, NOW, Known, known_area
from tests.tallies.plan import Young, made, reasoned
from tests.tallies.putting import Putting
from tests.tallies.reckoning import Truth, truth, truth_of_team
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.db.database import Database
from youthvoice.errors import PeriodRefused
from youthvoice.reports import sources
from youthvoice.reports.disclosure import (
    HIDDEN,
    Count,
    Parts,
    Share,
    parts,
    share,
    shown_count,
    shown_people,
)
from youthvoice.reports.figures import counts_of
from youthvoice.reports.period import Length, Period, parse
from youthvoice.reports.report import make_report, reportable
from youthvoice.reports.shape import Line, Value
from youthvoice.reports.sources import Dimension
from youthvoice.tallies.indicators import INDICATORS, PRINCIPLES, Indicator, Unit, indicator
from youthvoice.tallies.service import add


@pytest.fixture
def known(database: Database) -> Known:
    return known_area(database)


@pytest.fixture(autouse=True)
def _in_january() -> Iterator[None]:
    with clock.held_at(NOW):
        yield


def rounded(count: int, people: int) -> int | None:
    """As decision 15 says it in words: hidden, or the nearest 5."""
    return None if count < 5 or people < 10 else 5 * round(count / 5)


class Expected:
    """What is published of a plan: each figure through disclosure.py by itself, from the truth."""

    def __init__(self, known: Known) -> None:
        self._known, self._names = known, {each.name for each in known.periods}
        self._truth: dict[str, Truth] = {}

    def truth(self, period: Period, what: str, part: str = "") -> tuple[int, int]:
        if period.name not in self._truth:
            self._truth[period.name] = truth(self._known.plan, period.first, period.last)
        return self._truth[period.name].get((what, part), (0, 0))

    def value(self, each: Indicator, period: Period) -> Value:
        inside = period.shorter if period.length is not each.shortest else ()
        inside = [shorter for shorter in inside if shorter.name in self._names]
        before: list[Any] = [self.value(each, shorter) for shorter in inside]
        if each.stock and before:
            return before[-1]
        count, people = self.truth(period, each.id)
        if each.unit is Unit.PEOPLE:
            return shown_people(people, before)
        if each.unit is Unit.EVENTS:
            return shown_count(count, people, before)
        counts = {part: self.truth(period, each.id, part)[0] for part in each.parts}
        if each.unit is Unit.SHARE:
            return share(next(iter(counts.values())), count, people, before)
        return parts(counts, people, before)


def lines(known: Known, name: str) -> dict[str, Line]:
    return {line.id: line for each in known.reports[name].sections for line in each.lines}


def test_every_line_of_every_report_is_the_truth_through_disclosure_control(known: Known) -> None:
    expected = Expected(known)
    for period in known.periods:
        for id_, line in lines(known, period.name).items():
            if indicator(id_).count is not None:
                assert line.now == expected.value(indicator(id_), period), (period.name, id_)
                if known.reports[period.name].before:
                    assert line.before == expected.value(indicator(id_), period.before)


def test_where_nothing_shorter_is_published_a_number_is_rounded_or_hidden(known: Known) -> None:
    expected, shown = Expected(known), 0
    for period in known.periods:
        for id_, line in lines(known, period.name).items():
            each = indicator(id_)
            if period.length is not each.shortest or each.count is None:
                continue
            people = expected.truth(period, id_)[1]
            truths = [expected.truth(period, id_, part)[0] for part in each.parts]
            if not each.parts:
                truths = [expected.truth(period, id_)[0]]
            found = [count.shown for count in counts_of(line.now)]
            right = [rounded(count, people) for count in truths]
            # What is shown of parts must make a group.
            if each.parts and sum(max(5, count - 2) for count in right if count) < 10:
                right = [None] * len(right)
            assert found == right, (period.name, id_)
            shown += sum(count is not None for count in found)
    assert shown > 100, "the area is large enough to say something"


def test_a_year_with_a_hidden_month_is_what_was_shown_or_more(known: Known) -> None:
    said = [lines(known, f"2025-{month:02}")["said"].now for month in range(1, 13)]
    year = lines(known, "2025")["said"].now
    assert isinstance(year, Count)
    assert all(isinstance(each, Count) for each in said)
    quarters = [lines(known, f"2025-Q{number}")["said"].now for number in range(1, 5)]
    exact = all(not each.at_least and each.shown is not None for each in quarters)
    assert year.at_least is not exact


def test_numbers_that_are_worked_out_by_hand(known: Known) -> None:
    """60 young people, 20 of them since February 2025: 40 and 60, by team 30, 18, 8 and 4."""
    assert lines(known, "2024-11")["accounts"].now == Count(40)
    assert lines(known, "2025-01")["accounts"].people == Count(40)
    assert lines(known, "2025-02")["accounts"].now == Count(60)
    assert lines(known, "2025")["accounts"].now == Count(60)
    assert lines(known, "2025")["accounts"].before == Count(40)
    (accounts,) = (e for e in known.reports["2025"].breakdowns if e.id == "team.accounts")
    by_name = {accounts.names[id_]: count for id_, count in accounts.groups.items()}
    # The west is hidden, and those in no team: so the north goes with them, being the first.
    assert by_name == {"North": HIDDEN, "South": Count(20), "West": HIDDEN, "No team": HIDDEN}


def test_teams_are_told_for_years_alone(known: Known) -> None:
    for period in known.periods:
        shown = [each.id for each in known.reports[period.name].breakdowns]
        teams = [each for each in shown if each.startswith("team.")]
        is_year = period.length is Length.YEAR
        assert teams == (["team.said", "team.accounts"] if is_year else [])
    north = truth_of_team(known.plan, "North", date(2025, 1, 1), date(2025, 12, 31))
    assert north["accounts", ""] == (30, 30)


def test_a_report_has_all_principles_and_its_own_words(known: Known) -> None:
    report = known.reports["2025"]
    assert [each.principle for each in report.sections] == [*PRINCIPLES] == [1, 2, 3, 4, 5, 6, 7]
    assert all(each.heading == PRINCIPLES[each.principle] for each in report.sections)
    shown = [line.id for each in report.sections for line in each.lines]
    assert sorted(shown) == sorted(each.id for each in INDICATORS), "a year has every one"
    assert all(each.silent for each in report.sections)
    assert (report.area, report.period, report.before) == ("Riverbend", "2025", "2024")
    assert report.closed_on == date(2026, 1, 5)
    assert report.themes == lines(known, "2025")["themes"].now
    assert known.reports["2024"].before == ""
    assert all(line.before is None for line in lines(known, "2024").values())


def test_a_month_says_what_is_told_for_longer_times_alone(known: Known) -> None:
    sections = {each.principle: each for each in known.reports["2025-03"].sections}
    assert not sections[6].lines
    assert "Only for a whole year" in sections[6].silent[0]
    assert "hand_overs" not in lines(known, "2025-03")
    assert "Who was heard by age, gender and so on is told for whole years." in (
        known.reports["2025-03"].missing
    )


def test_how_many_a_share_rests_on_is_no_closer_than_a_group(known: Known) -> None:
    for period in known.periods:
        for line in lines(known, period.name).values():
            if isinstance(line.now, (Share, Parts)):
                assert line.people in (HIDDEN, Count(10, at_least=True))


def test_no_report_names_a_number_from_1_to_4(known: Known) -> None:
    for report in known.reports.values():
        for each in re.findall(r"shown=(\d+)", repr(report)):
            assert int(each) >= 5
            assert int(each) % 5 == 0


def test_a_report_made_twice_is_the_same_to_the_letter(database: Database) -> None:
    area_id = _area(database, 12)
    made_twice = set()
    for days in (0, -400):
        with clock.days_ago(days), database.unit_of_work() as session:
            area = session.get_one(Area, area_id)
            made_twice.add(repr(make_report(session, area, parse("2025"))))
    assert len(made_twice) == 1


def test_a_time_that_is_not_over_or_was_before_all_has_no_report(database: Database) -> None:
    area_id = _area(database, 2)
    with database.unit_of_work() as session:
        area = session.get_one(Area, area_id)
        with pytest.raises(PeriodRefused, match="not over yet"):
            make_report(session, area, parse("2026-01"))
        with pytest.raises(PeriodRefused, match="nothing from that time"):
            make_report(session, area, parse("2024-10"))
        assert [each.name for each in reportable(session, area_id)][:3] == [
            "2025",
            "2025-Q4",
            "2025-12",
        ]


def test_a_report_asks_tallies_alone_and_as_often_for_many_answers_as_for_few(
    database: Database,
) -> None:
    asked = []
    for young in (2, 40):
        area_id = _area(database, young)
        with database.unit_of_work() as session:
            area = session.get_one(Area, area_id)
            reportable(session, area_id)
            with statements_of(database) as statements:
                make_report(session, area, parse("2025"))
        asked.append(len(statements))
        tables = {name for each in statements for name in re.findall(r"FROM (\w+)", each)}
        small = {"published_words", "rounds", "said_done_versions"}
        assert tables == {"closed_periods", "tallies", "teams", *small}
    assert asked == [7, 7]


AGES = Dimension("age", "Age", {"under": "Under 16", "over": "16 or over", "other": "Other"})


def test_who_was_heard_is_told_one_dimension_at_a_time_and_for_every_group_there_can_be(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "dimensions", lambda: (AGES,))
    area_id = _area(database, 60)
    with database.unit_of_work() as session:
        add(session, area_id, "2025", "heard.age", "under", count=23, people=23)
        add(session, area_id, "2025", "heard.age", "over", count=9, people=9)
        area = session.get_one(Area, area_id)
        report = make_report(session, area, parse("2025"))
    (ages,) = (each for each in report.breakdowns if each.id == "age")
    said = next(e.now for s in report.sections for e in s.lines if e.id == "said")
    assert isinstance(said, Count)
    table = {"under": Count(25), "over": HIDDEN, "other": HIDDEN}
    if said.at_least or said.over_hidden:
        table = dict.fromkeys(AGES.groups, HIDDEN)
    assert ages.groups == table
    assert any(each.startswith("Age: ") for each in report.missing)


def test_the_change_in_how_things_are_comes_from_the_tallies_of_another_room(
    database: Database,
) -> None:
    area_id = _area(database, 2)
    with database.unit_of_work() as session:
        for part, count in (("better", 18), ("same", 7), ("worse", 3)):
            add(session, area_id, "2025-Q4", "scale.hope", part, count=count, people=count)
        area = session.get_one(Area, area_id)
        report = make_report(session, area, parse("2025-Q4"))
    hope = next(e for s in report.sections for e in s.lines if e.id == "scale.hope")
    assert hope.now == Parts({"better": Count(20), "same": Count(5), "worse": HIDDEN})


def _area(database: Database, young: int) -> Any:
    who = [Young(each, ("East", None)[each % 2], date(2024, 11, 4)) for each in range(young)]
    with database.unit_of_work() as session:
        return Putting(session, made(who, MONTHS[-3:], reasoned)).put()
