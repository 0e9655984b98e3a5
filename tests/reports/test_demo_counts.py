"""The demo's board has something to read."""

from __future__ import annotations

from uuid import uuid4

from tests.tallies.known import NOW
from youthvoice import clock
from youthvoice.accounts.models import Area, Person, SecretKind
from youthvoice.accounts.roles import Role
from youthvoice.db.database import Database
from youthvoice.demo.counts import count_the_past
from youthvoice.reports.disclosure import Count
from youthvoice.reports.figures import counts_of
from youthvoice.reports.report import make_report, reportable
from youthvoice.tallies.closing import due_periods


def test_the_demo_has_two_years_of_counts_that_agree_with_each_other(
    sqlite_database: Database,
) -> None:
    with clock.held_at(NOW), sqlite_database.unit_of_work() as session:
        area = Area(name="Riverbend", board_name="board", reading_hours="9 to 5")
        session.add(area)
        session.flush()
        workers = {name: _worker(area) for name in ("North", "South")}
        session.add_all(workers.values())
        session.flush()
        count_the_past(session, area.id, workers)
        assert due_periods(session, area.id) == []
        newest = reportable(session, area.id)[0]
        report = make_report(session, area, newest)
    assert newest.name == "2025"
    lines = [line for each in report.sections for line in each.lines]
    shown = [line for line in lines if any(count.shown for count in counts_of(line.now))]
    assert len(shown) == len(lines), "a demo with gaps would look broken"
    said = next(line for line in lines if line.id == "said")
    assert isinstance(said.now, Count)
    assert not said.now.at_least
    (teams,) = (each for each in report.breakdowns if each.id == "team.said")
    assert [count.shown is None for count in teams.groups.values()] == [False, False]


def _worker(area: Area) -> Person:
    kind = {"role": Role.KEYWORKER, "secret_kind": SecretKind.PASSPHRASE}
    return Person(id=uuid4(), area_id=area.id, lookup=uuid4().bytes, **kind)
