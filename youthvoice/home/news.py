"""Whether there is anything new in any room: one question to the database, not one for each."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select, union_all
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement import check_ins
from youthvoice.agreement import service as agreement
from youthvoice.agreement.models import Agreement, CheckIn
from youthvoice.alerts import service as alerts
from youthvoice.alerts.models import Alert
from youthvoice.answers.models import Answer, JourneyStep, StepKind
from youthvoice.comfort.models import HelpCall
from youthvoice.diary import service as diary
from youthvoice.diary.models import Meeting
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.handover import service as handover
from youthvoice.handover.models import WorkerChange
from youthvoice.plan import marks as plan
from youthvoice.wellbeing import service as wellbeing
from youthvoice.wellbeing.models import HowAsk

_FOLDER: BindParameter[UUID] = bindparam("folder_id")

# Built once, from what each room asks for itself. On most days the answer is "nothing" five times.
_ANYTHING = select(
    check_ins.OPEN.exists(),
    agreement.WAITING.exists(),
    handover.COMING.exists(),
    diary.NEXT.exists(),
    wellbeing.ASKED.exists(),
    plan.NEW.scalar_subquery(),
    alerts.WANTED.exists(),
)
# The same, and what was answered, by its ids: what a phone may be told of.
_IDS = union_all(
    select(JourneyStep.id)
    .join(Answer, Answer.id == JourneyStep.answer_id)
    .where(
        Answer.folder_id == _FOLDER,
        Answer.verdict_waits_since.is_not(None),
        JourneyStep.kind == StepKind.REPLY,
    ),
    check_ins.OPEN.with_only_columns(CheckIn.id),
    agreement.WAITING.with_only_columns(Agreement.id).where(~Agreement.by_young_person),
    handover.COMING.with_only_columns(WorkerChange.id).where(~WorkerChange.untold),
    wellbeing.ASKED.with_only_columns(HowAsk.folder_id),
    select(Meeting.id).where(
        Meeting.folder_id == _FOLDER,
        Meeting.day >= bindparam("today"),
        Meeting.called_off_on.is_(None),
        ~Meeting.by_young_person,
    ),
    select(HelpCall.id).where(
        HelpCall.folder_id == _FOLDER, HelpCall.seen_by.is_not(None), HelpCall.ended_on.is_(None)
    ),
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
    alert: Alert | None = None

    def __bool__(self) -> bool:
        return any((self.check_in, self.proposal, self.change, self.meeting, self.how, self.plan))


def news_of(session: Session, keyring: Keyring, folder: Folder) -> News:
    """What each room has to say on the first page."""
    whose = {"folder_id": folder.id, "person_id": folder.young_person_id, "today": clock.today()}
    found = session.execute(_ANYTHING, whose).one()
    has_check_in, has_proposal, has_change, has_meeting, has_ask, in_plan, has_alert = found
    return News(
        check_in=check_ins.open_check_in(session, folder.id) if has_check_in else None,
        proposal=agreement.proposal_waiting(session, folder.id) if has_proposal else None,
        change=handover.told_change(session, folder.id) if has_change else None,
        meeting=diary.next_meeting(session, keyring, folder) if has_meeting else None,
        how=wellbeing.open_ask(session, folder.id) if has_ask else None,
        plan=in_plan,
        alert=session.scalar(alerts.WANTED, whose) if has_alert else None,
    )


def new_for(session: Session, person: Person) -> frozenset[str]:
    """All that is new for a young person, as ids and without a key. Nothing for anybody else."""
    folder_id = session.scalar(select(Folder.id).where(Folder.young_person_id == person.id))
    if folder_id is None:
        return frozenset()
    where = {"folder_id": folder_id, "person_id": person.id, "today": clock.today()}
    found = frozenset(str(each) for each in session.scalars(_IDS, where))
    in_plan = session.scalar(select(plan.NEW.scalar_subquery()), where)
    return found | {f"plan {in_plan}"} if in_plan else found
