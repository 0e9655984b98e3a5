"""What a worker does with an answer: sees it, says by when they will answer, and replies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.drafts import reply_subject
from youthvoice.answers.models import Answer, Audience, JourneyStep, StepKind
from youthvoice.answers.said import Said
from youthvoice.answers.service import add_step, own_answer, put_words
from youthvoice.drafts.service import drop_draft
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder

# A promise further away than this is not one a young person can hold on to.
FURTHEST = timedelta(days=31)


def mark_seen(session: Session, viewer: Person, folder: Folder, question_id: str) -> None:
    """Whoever opens a thread has seen it, and its author reads that; the keyworker's news ends.

    News stays news while only somebody else has looked, unless nobody is keyworker.
    """
    is_theirs = _clears_news(session, viewer, folder)
    answers = session.scalars(
        select(Answer).where(
            Answer.folder_id == folder.id,
            Answer.question_id == question_id,
            Answer.audience == Audience.WORKER,
        )
    ).all()
    unseen = _unseen(session, viewer, answers)
    if unseen:
        # Another page of theirs may be at it: whoever waited here looks again.
        hold_folder(session, folder.id)
        for answer in _unseen(session, viewer, unseen):
            session.add(add_step(session, answer, StepKind.SEEN, viewer.id))
    for answer in answers:
        if is_theirs:
            answer.news_since = None
    session.flush()


def post_reply(
    session: Session, worker: Person, folder: Folder, answer_id: UUID, said: Said
) -> None:
    """Answers the young person. Raises WordsRefused without words, NotFound for what was not sent.

    This is the only way an owed reply ends.
    """
    answer = sent_answer(session, folder, answer_id)
    if not said.words:
        raise WordsRefused("Write your answer first. A question cannot be closed without words.")
    step = add_step(session, answer, StepKind.REPLY, worker.id)
    put_words(session, folder, step, said)
    answer.reply_owed_since = answer.answer_by = None
    answer.verdict_waits_since = clock.today()
    session.add(step)
    drop_draft(session, worker, reply_subject(answer.id))
    note(session, folder.id, worker.id, Act.REPLIED)
    session.flush()


def promise_reply(
    session: Session, worker: Person, folder: Folder, answer_id: UUID, by_day: date
) -> None:
    """Says by which day the reply will come. An earlier promise stays readable beside it.

    Raises WordsRefused for a day that has passed or is more than a month away.
    """
    answer = sent_answer(session, folder, answer_id)
    today = clock.today()
    if by_day < today:
        raise WordsRefused("That day has passed. Pick today or a later day.")
    if by_day > today + FURTHEST:
        raise WordsRefused("That is more than a month away. Pick a nearer day.")
    step = add_step(session, answer, StepKind.WILL_ANSWER, worker.id)
    step.by_day = by_day
    answer.answer_by = by_day
    answer.reply_owed_since = answer.reply_owed_since or today
    session.add(step)
    note(session, folder.id, worker.id, Act.SAID_WHEN)
    session.flush()


def sent_answer(session: Session, folder: Folder, answer_id: UUID) -> Answer:
    """An answer that was sent to the worker. Raises NotFound for "just me" ones, as for none."""
    answer = own_answer(session, folder, answer_id)
    if answer.audience is not Audience.WORKER:
        raise NotFound
    return answer


def _unseen(session: Session, viewer: Person, answers: Sequence[Answer]) -> list[Answer]:
    seen = set(
        session.scalars(
            select(JourneyStep.answer_id).where(
                JourneyStep.answer_id.in_([each.id for each in answers]),
                JourneyStep.kind == StepKind.SEEN,
                JourneyStep.person_id == viewer.id,
            )
        )
    )
    return [each for each in answers if each.id not in seen]


def _clears_news(session: Session, viewer: Person, folder: Folder) -> bool:
    if folder.keyworker_id in (None, viewer.id):
        return True
    keyworker = session.get(Person, folder.keyworker_id)
    return keyworker is None or not keyworker.active
