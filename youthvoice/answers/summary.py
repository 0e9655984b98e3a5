"""What a young person's first pages show of their answers, from working facts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from youthvoice.answers.models import Answer, Choice, JourneyStep, StepKind

_LATEST_REPLY = (
    select(func.max(JourneyStep.number))
    .where(JourneyStep.answer_id == Answer.id, JourneyStep.kind == StepKind.REPLY)
    .correlate(Answer)
    .scalar_subquery()
)
# Built once: the home page asks for it each time.
_WAITING = (
    select(Answer.id, Answer.question_id, JourneyStep.person_id, JourneyStep.day)
    .join(JourneyStep, JourneyStep.answer_id == Answer.id)
    .where(
        Answer.folder_id == bindparam("folder_id"),
        Answer.verdict_waits_since.is_not(None),
        JourneyStep.number == _LATEST_REPLY,
    )
    .order_by(JourneyStep.day.desc(), Answer.number.desc())
)


@dataclass(frozen=True)
class ReplyWaiting:
    """Somebody answered, and the young person has not said yet whether it helps."""

    answer_id: UUID
    question_id: str
    person_id: UUID
    day: date


def replies_waiting(session: Session, folder_id: UUID) -> list[ReplyWaiting]:
    """The replies nobody has said "yes", "a bit" or "no" to, newest first."""
    rows = session.execute(_WAITING, {"folder_id": folder_id})
    return [ReplyWaiting(*row) for row in rows]


def saved_for_later(session: Session, folder_id: UUID) -> list[str]:
    """The questions whose last word was "ask me another time", in the order they were put off."""
    last = (
        select(func.max(Answer.number).label("number"))
        .where(Answer.folder_id == folder_id)
        .group_by(Answer.question_id)
        .subquery()
    )
    return list(
        session.scalars(
            select(Answer.question_id)
            .join(last, last.c.number == Answer.number)
            .where(Answer.folder_id == folder_id, Answer.choice == Choice.ANOTHER_TIME)
            .order_by(Answer.number)
        )
    )
