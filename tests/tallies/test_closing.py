"""A period that is over is counted once: twice, at once and late come to the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.reports.statements import statements_of
from tests.tallies.plan import Young, made, reasoned
from tests.tallies.putting import Putting
from youthvoice import clock
from youthvoice.accounts.models import Area, Person
from youthvoice.answers.models import Answer
from youthvoice.db.database import Database
from youthvoice.folders.models import Folder
from youthvoice.reports.period import parse
from youthvoice.reports.report import make_report
from youthvoice.tallies.closing import NO_TEAM, close, close_due
from youthvoice.tallies.indicators import INDICATORS
from youthvoice.tallies.models import ClosedPeriod, Tally
from youthvoice.tallies.service import add

NOW = datetime(2026, 4, 2, 12, tzinfo=UTC)
BEGAN = date(2026, 1, 7)
Rows = set[tuple[str, str, str, str, int, int]]


@pytest.fixture(autouse=True)
def _in_april() -> Iterator[None]:
    with clock.held_at(NOW):
        yield


@pytest.fixture
def patient(database_url: str) -> Iterator[Database]:
    """Two who count at once: one of them waits, however slow the machine."""
    database = Database(database_url, patience_ms=60_000)
    yield database
    database.engine.dispose()


def put(database: Database, young: int = 14, months: int = 3) -> Putting:
    who = [Young(each, ("East", None)[each % 2], BEGAN) for each in range(young)]
    firsts = [date(2026, 1 + each, 1) for each in range(months)]
    with database.unit_of_work() as session:
        putting = Putting(session, made(who, firsts, reasoned))
        putting.put()
    return putting


def tallies(session: Session, area_id: UUID) -> Rows:
    rows = session.scalars(select(Tally).where(Tally.area_id == area_id))
    return {(e.period, e.what, e.part, e.team, e.count, e.people) for e in rows}


def test_counting_twice_changes_nothing(database: Database) -> None:
    area_id = put(database).area_id
    with database.unit_of_work() as session:
        first, once = close_due(session, area_id), tallies(session, area_id)
    assert sorted(first) == ["2026-01", "2026-02", "2026-03", "2026-Q1"]
    assert once
    with clock.days_ago(-20), database.unit_of_work() as session:
        assert close_due(session, area_id) == first, "and the day stays the day it was done"
        assert not close(session, area_id, parse("2026-Q1"))
        assert tallies(session, area_id) == once


def test_two_who_count_at_once_count_once(patient: Database) -> None:
    area_id = put(patient).area_id
    both = Barrier(2, timeout=60)

    def count() -> list[str]:
        with clock.held_at(NOW), patient.unit_of_work() as session:
            assert session.get(Area, area_id)
            both.wait()
            return sorted(close_due(session, area_id))

    with ThreadPoolExecutor(2) as threads:
        found = [each.result() for each in [threads.submit(count), threads.submit(count)]]
    assert found[0] == found[1] == ["2026-01", "2026-02", "2026-03", "2026-Q1"]
    with patient.unit_of_work() as session:
        counted = tallies(session, area_id)
        session.execute(delete(Tally))
        session.execute(delete(ClosedPeriod))
        close_due(session, area_id)
        assert tallies(session, area_id) == counted


def test_what_changes_later_changes_no_count_and_no_report(database: Database) -> None:
    area_id = put(database).area_id
    with database.unit_of_work() as session:
        area = session.get_one(Area, area_id)
        report = make_report(session, area, parse("2026-Q1"))
        before = tallies(session, area_id)
        session.execute(delete(Answer))
        session.execute(update(Folder).values(keyworker_id=None))
    with clock.days_ago(-9), database.unit_of_work() as session:
        area = session.get_one(Area, area_id)
        assert repr(make_report(session, area, parse("2026-Q1"))) == repr(report)
        assert tallies(session, area_id) == before


def test_a_period_that_is_not_over_is_not_counted(database: Database) -> None:
    area_id = put(database, months=4).area_id
    with database.unit_of_work() as session:
        for name in ("2026-04", "2026-Q2", "2026"):
            assert not close(session, area_id, parse(name))
            assert name not in close_due(session, area_id)
        assert {row[0] for row in tallies(session, area_id)} <= set(close_due(session, area_id))


def test_each_month_counts_only_what_was_not_counted(database: Database) -> None:
    area_id = put(database, months=4).area_id
    with database.unit_of_work() as session:
        first = close_due(session, area_id)
    with clock.held_at(datetime(2027, 1, 1, 12, tzinfo=UTC)), database.unit_of_work() as session:
        later = close_due(session, area_id)
        assert len(later) == 12 + 4 + 1
        assert {later[name] for name in first} == {date(2026, 4, 2)}
        assert {later[name] for name in set(later) - set(first)} == {date(2027, 1, 1)}


def test_an_area_without_a_record_has_nothing_to_count(database: Database) -> None:
    with database.unit_of_work() as session:
        area = Area(name="New", board_name="board", reading_hours="9 to 5")
        session.add(area)
        session.flush()
        assert close_due(session, area.id) == {}


def test_what_another_room_added_stays_beside_what_is_counted(database: Database) -> None:
    area_id = put(database).area_id
    with database.unit_of_work() as session:
        add(session, area_id, "2026-03", "scale.hope", "better")
        add(session, area_id, "2026-03", "scale.hope", "better")
        close_due(session, area_id)
        assert ("2026-03", "scale.hope", "better", "", 2, 2) in tallies(session, area_id)


def test_no_tally_holds_an_id_a_name_or_a_day(database: Database) -> None:
    putting = put(database, months=4)
    with clock.held_at(datetime(2027, 1, 1, 12, tzinfo=UTC)), database.unit_of_work() as session:
        close_due(session, putting.area_id)
        rows = tallies(session, putting.area_id)
        people = set(session.scalars(select(Person.id))) | set(session.scalars(select(Folder.id)))
    parts = {each.id: {"", *each.parts} for each in INDICATORS}
    teams = {"", NO_TEAM, *map(str, putting.teams.values())}
    assert {row[3] for row in rows} == teams
    for period, what, part, team, _, _ in rows:
        assert re.fullmatch(r"2026(-\d\d|-Q\d)?", period), "no finer than a month"
        assert part in parts[what], "our own words alone"
        assert team not in set(map(str, people))


def test_where_everybody_is_in_a_team_no_line_of_0_takes_a_team_with_it(database: Database) -> None:
    putting = put(database, months=4)
    with clock.held_at(datetime(2027, 1, 1, 12, tzinfo=UTC)), database.unit_of_work() as session:
        none = select(Person.id).where(Person.team_id.is_(None))
        session.execute(
            update(Person).where(Person.id.in_(none)).values(team_id=putting.teams["East"])
        )
        close_due(session, putting.area_id)
        teams = {row[3] for row in tallies(session, putting.area_id)}
    assert teams == {"", str(putting.teams["East"])}


def test_counting_takes_as_many_statements_for_many_people_as_for_few(database: Database) -> None:
    asked = []
    for young in (3, 30):
        area_id = put(database, young).area_id
        with database.unit_of_work() as session, statements_of(database) as statements:
            close(session, area_id, parse("2026-Q1"))
        asked.append(len(statements))
    assert asked[0] == asked[1] <= 2 * len(INDICATORS)
