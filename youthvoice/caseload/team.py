"""What waits in a team, by keyworker: working facts only, so that no name and no key is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.answers.models import Answer, Audience
from youthvoice.comfort.models import HelpCall
from youthvoice.folders.models import Folder


@dataclass(frozen=True)
class Waiting:
    """One keyworker's list in numbers. `keyworker_id` is None for folders without one."""

    keyworker_id: UUID | None
    young_people: int
    replies: int
    since: date | None
    days_passed: int
    calls: int
    today: date

    @property
    def days_waited(self) -> int:
        """Whole days that the oldest owed reply has waited."""
        return (self.today - self.since).days if self.since else 0


def team_list(session: Session, area_id: UUID) -> list[Waiting]:
    """Every keyworker of the area with a folder, the longest wait first."""
    today = clock.today()
    owed = (
        select(
            Answer.folder_id,
            func.count(Answer.reply_owed_since).label("replies"),
            func.min(Answer.reply_owed_since).label("since"),
            func.count().filter(Answer.answer_by < today).label("passed"),
        )
        .where(Answer.audience == Audience.WORKER)
        .group_by(Answer.folder_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Folder.keyworker_id,
            func.count(Folder.id.distinct()),
            func.coalesce(func.sum(owed.c.replies), 0),
            func.min(owed.c.since),
            func.coalesce(func.sum(owed.c.passed), 0),
            func.count(HelpCall.id),
        )
        .select_from(Folder)
        .outerjoin(owed, owed.c.folder_id == Folder.id)
        .outerjoin(HelpCall, and_(HelpCall.folder_id == Folder.id, HelpCall.ended_on.is_(None)))
        .where(Folder.area_id == area_id)
        .group_by(Folder.keyworker_id)
    )
    found = [
        # PostgreSQL sums whole numbers into decimals.
        Waiting(who, young_people, int(replies), since, int(passed), calls, today)
        for who, young_people, replies, since, passed, calls in rows
    ]
    return sorted(found, key=lambda each: (-each.calls, each.since or date.max))
