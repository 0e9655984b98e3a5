"""The area whose truth is known: 3 teams, 60 young people, 14 months to the end of 2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select

from tests.kept import begun
from tests.tallies.plan import Plan, Young, made, reasoned
from tests.tallies.putting import Putting
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.db.database import Database
from youthvoice.reports.period import Period
from youthvoice.reports.report import make_report, reportable
from youthvoice.reports.shape import Report
from youthvoice.tallies.models import Tally

# The day on which everything is counted.
NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
MONTHS = [date(2024 + (10 + each) // 12, (10 + each) % 12 + 1, 1) for each in range(14)]


def known_plan() -> Plan:
    """30 in the north, 18 in the south, 8 in the west, 4 whose worker is in no team."""
    teams = ["North"] * 30 + ["South"] * 18 + ["West"] * 8 + [None] * 4
    young = [
        Young(number, team, date(2024, 11, 4) if number % 3 else date(2025, 2, 10))
        for number, team in enumerate(teams)
    ]
    return made(young, MONTHS, reasoned)


@dataclass
class Known:
    """The area, its plan, and all that was counted: period, what, part, team; count and people."""

    plan: Plan
    area_id: UUID
    teams: dict[str, UUID]
    periods: list[Period]
    tallies: dict[tuple[str, str, str, str], tuple[int, int]]
    reports: dict[str, Report]

    def counted(self, period: Period, what: str, team: str = "") -> dict[str, tuple[int, int]]:
        return {
            part: numbers
            for (when, which, part, who), numbers in self.tallies.items()
            if (when, which, who) == (period.name, what, team)
        }


def known_area(database: Database) -> Known:
    """The area, counted, with the report of every period."""
    return begun(database, "known area", lambda: _counted(database))


def _counted(database: Database) -> Known:
    plan = known_plan()
    with database.unit_of_work() as session:
        putting = Putting(session, plan)
        area_id = putting.put()
    with clock.held_at(NOW), database.unit_of_work() as session:
        periods = list(reportable(session, area_id))
        area = session.get_one(Area, area_id)
        reports = {each.name: make_report(session, area, each) for each in periods}
        rows = session.scalars(select(Tally).where(Tally.area_id == area_id))
        tallies = {(e.period, e.what, e.part, e.team): (e.count, e.people) for e in rows}
    return Known(plan, area_id, putting.teams, periods, tallies, reports)
