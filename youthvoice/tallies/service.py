"""Adds to a count, and reads counts. What may be shown of them, reports/disclosure.py decides."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.db.upsert import insert_or_change
from youthvoice.tallies.models import Tally


def periods_of(day: date) -> tuple[str, str, str]:
    """The month, the quarter and the year that this day lies in, as tallies name them."""
    quarter = (day.month + 2) // 3
    return f"{day:%Y-%m}", f"{day.year}-Q{quarter}", f"{day.year}"


def add(
    session: Session,
    area_id: UUID,
    period: str,
    what: str,
    part: str = "",
    *,
    team: str = "",
    count: int = 1,
    people: int = 1,
) -> None:
    """Adds so many, of so many people, to one count. Whoever calls it keeps a person from being

    counted twice among `people` of one period: the table cannot know.
    """
    key = {"area_id": area_id, "period": period, "what": what, "part": part, "team": team}
    more = {"count": Tally.count + count, "people": Tally.people + people}
    row = {**key, "count": count, "people": people}
    insert_or_change(session, Tally, row, tuple(key), more)
