"""What a report says of "You said, we did": as it stood when the report's period ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.reports.shape import Answered
from youthvoice.said_done.models import SaidDone, SaidDoneVersion


def answered_in(session: Session, area_id: UUID, first_day: date, last_day: date) -> list[Answered]:
    """What was written, due or closed in these days, as it stood at the end of the last of them.

    What is changed or closed afterwards does not change it: the same report made twice is the same.
    """
    rows = session.scalars(
        select(SaidDoneVersion)
        .join(SaidDone, SaidDone.id == SaidDoneVersion.item_id)
        .where(SaidDone.area_id == area_id, SaidDoneVersion.since <= last_day)
        .order_by(SaidDoneVersion.version)
    )
    states: dict[UUID, list[SaidDoneVersion]] = {}
    for row in rows:
        states.setdefault(row.item_id, []).append(row)
    found = [_answered(each[-1]) for each in states.values() if _is_in(each, first_day, last_day)]
    return sorted(found, key=lambda each: (each.by_day, each.heard, each.decided, each.who))


def _is_in(states: list[SaidDoneVersion], first_day: date, last_day: date) -> bool:
    last = states[-1]
    days = [states[0].since, last.by_day, *([last.since] if last.outcome else [])]
    return any(first_day <= day <= last_day for day in days)


def _answered(row: SaidDoneVersion) -> Answered:
    return Answered(row.heard, row.decided, row.who, row.by_day, row.came_of_it or "")
