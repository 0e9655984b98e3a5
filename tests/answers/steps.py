"""What happens to an answer, step by step, as the tests of answers tell it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Answer, Verdict
from youthvoice.answers.replies import post_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply
from youthvoice.answers.threads import OpenedAnswer, own_thread
from youthvoice.folders.models import Folder
from youthvoice.questions.instrument import instrument

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONDAY = NOON.date()
QUESTION = "make-me-safe.4"


def day(number: int):
    """The clock, held at so many days after the Monday on which it all begins."""
    return clock.held_at(NOON + timedelta(days=number))


def folder_of(session: Session, young: Young) -> Folder:
    return session.get_one(Folder, young.folder_id)


def person(session: Session, who: Staff | Young) -> Person:
    return session.get_one(Person, who.id)


def row(world: World, answer_id: UUID) -> Answer:
    with world.work() as session:
        return session.get_one(Answer, answer_id)


def mine(world: World, young: Young, question: str = QUESTION) -> tuple[OpenedAnswer, ...]:
    """What the young person reads under this question."""
    with world.work() as session:
        asked = instrument().question(question)
        folder = folder_of(session, young)
        return own_thread(session, world.keyring(session, young), folder, asked).answers


def reply(world: World, worker: Staff, young: Young, answer_id: UUID, words: str = "I do.") -> None:
    with world.work() as session:
        folder = folder_of(session, young)
        post_reply(session, person(session, worker), folder, answer_id, Said(words))


def judge(world: World, young: Young, answer_id: UUID, verdict: Verdict, words: str = "") -> None:
    with world.work() as session:
        folder = folder_of(session, young)
        judge_reply(session, person(session, young), folder, answer_id, verdict, Said(words))
