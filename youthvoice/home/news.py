"""Whether there is anything new in any room: one question to the database, not one for each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.agreement import check_ins
from youthvoice.agreement import service as agreement
from youthvoice.agreement.models import Agreement, CheckIn
from youthvoice.diary import service as diary
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.handover import service as handover
from youthvoice.handover.models import WorkerChange
from youthvoice.plan import marks as plan
from youthvoice.wellbeing import service as wellbeing
from youthvoice.wellbeing.models import HowAsk

# Built once, from what each room asks for itself. On most days the answer is "nothing" five times.
_ANYTHING = select(
    check_ins.OPEN.exists(),
    agreement.WAITING.exists(),
    handover.COMING.exists(),
    diary.NEXT.exists(),
    wellbeing.ASKED.exists(),
    plan.NEW.scalar_subquery(),
)


@dataclass(frozen=True)
class News:
    """What is new in the rooms of one folder, for its young person."""

    check_in: CheckIn | None = None
    proposal: Agreement | None = None
    change: WorkerChange | None = None
    meeting: diary.Opened | None = None
    how: HowAsk | None = None
    plan: int = 0

    def __bool__(self) -> bool:
        return any((self.check_in, self.proposal, self.change, self.meeting, self.how, self.plan))


def news_of(session: Session, keyring: Keyring, folder: Folder) -> News:
    """What each room has to say on the first page."""
    found = session.execute(
        _ANYTHING,
        {"folder_id": folder.id, "person_id": folder.young_person_id, "today": clock.today()},
    ).one()
    has_check_in, has_proposal, has_change, has_meeting, has_ask, in_plan = found
    return News(
        check_in=check_ins.open_check_in(session, folder.id) if has_check_in else None,
        proposal=agreement.proposal_waiting(session, folder.id) if has_proposal else None,
        change=handover.told_change(session, folder.id) if has_change else None,
        meeting=diary.next_meeting(session, keyring, folder) if has_meeting else None,
        how=wellbeing.open_ask(session, folder.id) if has_ask else None,
        plan=in_plan,
    )
