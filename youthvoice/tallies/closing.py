"""Counts the working facts of a period once it is over, and never again.

What is published stays what it was: whatever is written later, about whichever day, changes no
count (decision 15: only closed periods, and nothing is counted anew).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person, Team
from youthvoice.accounts.roles import Role
from youthvoice.db.upsert import insert_if_new
from youthvoice.folders.models import Folder, RecordLine
from youthvoice.reports.period import Length, Period, closed_periods, parse
from youthvoice.tallies.counting import Counted, Grouped
from youthvoice.tallies.facts import Window
from youthvoice.tallies.indicators import INDICATORS
from youthvoice.tallies.models import ClosedPeriod, Tally

# The team of folders whose keyworker is in none.
NO_TEAM = "none"


def close_due(session: Session, area_id: UUID) -> dict[str, date]:
    """Counts every period that is over and was not counted. All counted ones, and on which day.

    Once it has been done for today it reads one small table and nothing else.
    """
    due = due_periods(session, area_id)
    for period in due:
        close(session, area_id, period)
    return _counted(session, area_id)


def due_periods(session: Session, area_id: UUID) -> list[Period]:
    """The periods that are over and were not counted, the earliest and the shortest first."""
    done = _counted(session, area_id)
    first = _first_month(session, area_id, done)
    closed = closed_periods(first) if first else ()
    return [each for each in reversed(closed) if each.name not in done]


def close(session: Session, area_id: UUID, period: Period) -> bool:
    """Counts one period that is over. Whether it had not been counted before.

    Of two at once, one waits here for the other, and what it counted is not taken.
    """
    if not period.is_closed:
        return False
    # First, because it takes long and the database is not held meanwhile.
    window = Window(area_id, period.first, period.last)
    rows = list(_whole_area(session, window, period.name))
    if period.length is Length.YEAR:
        rows += _teams(session, window, period.name)
    done = {"area_id": area_id, "period": period.name, "closed_on": clock.today()}
    if not insert_if_new(session, ClosedPeriod, done, ("area_id", "period")):
        return False
    session.execute(insert(Tally), rows)
    return True


def _counted(session: Session, area_id: UUID) -> dict[str, date]:
    rows = session.execute(
        select(ClosedPeriod.period, ClosedPeriod.closed_on).where(ClosedPeriod.area_id == area_id)
    )
    return {each.period: each.closed_on for each in rows}


def _first_month(session: Session, area_id: UUID, done: dict[str, date]) -> date | None:
    """The first day of the first month counted; before any is, the first day of any record."""
    periods = [parse(name) for name in done]
    months = [each.first for each in periods if each.length is Length.MONTH]
    if months:
        return min(months)
    return session.scalar(
        select(func.min(RecordLine.day)).join(Folder).where(Folder.area_id == area_id)
    )


def _whole_area(session: Session, window: Window, period: str) -> Iterator[dict[str, Any]]:
    for each in INDICATORS:
        for counted in each.count(session, window) if each.count else ():
            yield _row(window, period, each.id, counted)


def _teams(session: Session, window: Window, period: str) -> Iterator[dict[str, Any]]:
    """A row for every team there is, also where it is 0: that there is one must tell nothing."""
    teams: list[UUID | None] = list(
        session.scalars(select(Team.id).where(Team.area_id == window.area_id))
    )
    if teams and _some_without_team(session, window.area_id):
        teams.append(None)
    for each in INDICATORS:
        if teams and each.by_team and isinstance(each.count, Grouped):
            found = each.count.by_team(session, window)
            for team in teams:
                counted = found.get(team, Counted("", 0, 0))
                yield _row(window, period, each.id, counted, str(team or NO_TEAM))


def _some_without_team(session: Session, area_id: UUID) -> bool:
    """Whether a folder or a keyworker is in no team. Where none is, no line says so: its 0 would

    always be hidden, and another team with it.
    """
    free = select(Person.id).where(
        Person.area_id == area_id,
        Person.role == Role.KEYWORKER,
        Person.active,
        Person.team_id.is_(None),
    )
    theirs = (
        select(Folder.id)
        .outerjoin(Person, Person.id == Folder.keyworker_id)
        .where(Folder.area_id == area_id, Person.team_id.is_(None))
    )
    return bool(session.scalar(select(or_(free.exists(), theirs.exists()))))


def _row(
    window: Window, period: str, what: str, counted: Counted, team: str = ""
) -> dict[str, Any]:
    return {
        "area_id": window.area_id,
        "period": period,
        "what": what,
        "part": counted.part,
        "team": team,
        "count": counted.count,
        "people": counted.people,
    }
