"""A made-up area whose truth is known is counted exactly: every indicator, period and team."""

from __future__ import annotations

import pytest

from tests.tallies.known import Known, known_area
from tests.tallies.reckoning import truth, truth_of_team
from youthvoice.db.database import Database
from youthvoice.reports.period import Length
from youthvoice.tallies.closing import NO_TEAM
from youthvoice.tallies.indicators import INDICATORS

COUNTED = [each.id for each in INDICATORS if each.count is not None]


@pytest.fixture
def known(database: Database) -> Known:
    return known_area(database)


def test_every_indicator_of_every_period_comes_to_what_the_plan_says(known: Known) -> None:
    assert len(known.periods) == 14 + 5 + 2
    wrong = []
    for period in known.periods:
        expected = truth(known.plan, period.first, period.last)
        for what in COUNTED:
            found = {part: n for part, n in known.counted(period, what).items() if n[0]}
            right = {part: n for (which, part), n in expected.items() if which == what}
            if found != right:
                wrong.append((period.name, what, found, right))
    assert wrong == []


def test_the_plan_holds_something_of_every_indicator_and_part(known: Known) -> None:
    (year,) = (each for each in known.periods if each.name == "2025")
    for indicator in INDICATORS:
        if indicator.count is not None:
            found = known.counted(year, indicator.id)
            assert set(found) == {"", *indicator.parts}, indicator.id
            assert all(count for count, _ in found.values()), indicator.id


def test_teams_are_counted_for_years_alone_and_each_young_person_is_in_one(known: Known) -> None:
    by_team = {each.id for each in INDICATORS if each.by_team}
    assert {key[1] for key in known.tallies if key[3]} == by_team == {"said", "accounts"}
    for period in known.periods:
        for what in by_team:
            teams = {**{str(id_): name for name, id_ in known.teams.items()}, NO_TEAM: None}
            found = {team: known.counted(period, what, team).get("") for team in teams}
            if period.length is not Length.YEAR:
                assert set(found.values()) == {None}
                continue
            for team, name in teams.items():
                right = truth_of_team(known.plan, name, period.first, period.last)
                assert found[team] == right.get((what, ""), (0, 0))
            whole = known.counted(period, what)[""][1]
            assert sum(numbers[1] for numbers in found.values() if numbers) == whole


def test_a_few_numbers_counted_by_hand(known: Known) -> None:
    """Of 60 young people 20 joined in February 2025; one in three has a check-in each month."""
    accounts = {p.name: known.counted(p, "accounts")[""] for p in known.periods}
    assert accounts["2024-11"] == accounts["2025-01"] == accounts["2024"] == (40, 40)
    assert accounts["2025-02"] == accounts["2025-Q1"] == accounts["2025"] == (60, 60)
