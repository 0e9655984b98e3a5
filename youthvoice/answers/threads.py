"""Reads answers and their journeys as threads; what cannot be opened never hides the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from youthvoice.answers.models import (
    Answer,
    Audience,
    Choice,
    JourneyStep,
    StepKind,
    Verdict,
)
from youthvoice.answers.said import Said
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen, NoKey
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.questions.instrument import Question, instrument
from youthvoice.ways.parts import Kind
from youthvoice.ways.service import is_whole


class Readable(StrEnum):
    """Whether words could be opened, and if not, why."""

    YES = "yes"
    DAMAGED = "damaged"
    OLD_CODE = "old_code"


@dataclass(frozen=True)
class Words:
    """Opened words, or the reason there are none to show."""

    said: Said = field(default_factory=Said)
    readable: Readable = Readable.YES


@dataclass(frozen=True)
class OpenedStep:
    """One step of a journey, opened."""

    kind: StepKind
    person_id: UUID
    day: date
    by_day: date | None
    verdict: Verdict | None
    words: Words


@dataclass(frozen=True)
class OpenedAnswer:
    """One answer, opened, with its journey in order."""

    id: UUID
    question_id: str
    choice: Choice
    audience: Audience
    said_on: date
    shared_on: date | None
    reply_owed_since: date | None
    answer_by: date | None
    is_news: bool
    words: Words
    steps: tuple[OpenedStep, ...]
    # What cannot be played or shown, because it is damaged or was none.
    broken: frozenset[Kind] = frozenset()

    @property
    def is_sent(self) -> bool:
        """Whether the worker may read it."""
        return self.audience is Audience.WORKER

    @property
    def replied(self) -> bool:
        """Whether anybody has replied."""
        return any(step.kind is StepKind.REPLY for step in self.steps)

    @property
    def waits_for_verdict(self) -> bool:
        """Whether a reply came after the last "does this answer it?"."""
        said = [s.kind for s in self.steps if s.kind in (StepKind.REPLY, StepKind.VERDICT)]
        return bool(said) and said[-1] is StepKind.REPLY


@dataclass(frozen=True)
class Thread:
    """All answers to one question in one folder, oldest first."""

    question: Question
    answers: tuple[OpenedAnswer, ...]

    @property
    def owed_since(self) -> date | None:
        """The oldest day since which a reply is owed, or None."""
        return min((a.reply_owed_since for a in self.answers if a.reply_owed_since), default=None)

    @property
    def is_news(self) -> bool:
        """Whether the keyworker has not yet opened something in it."""
        return any(answer.is_news for answer in self.answers)


def own_threads(session: Session, keyring: Keyring, folder: Folder) -> list[Thread]:
    """Everything a young person said, by question in the instrument's order."""
    return _threads(_opened(session, keyring, folder))


def own_thread(session: Session, keyring: Keyring, folder: Folder, question: Question) -> Thread:
    """What a young person said under one question."""
    answers = _opened(session, keyring, folder, Answer.question_id == question.id)
    return Thread(question, tuple(answers))


def sent_threads(session: Session, keyring: Keyring, folder: Folder) -> list[Thread]:
    """What was sent to the worker: what is owed longest first, then what is new."""
    threads = _threads(_opened(session, keyring, folder, Answer.audience == Audience.WORKER))
    return sorted(threads, key=lambda t: (t.owed_since or date.max, not t.is_news))


def sent_thread(session: Session, keyring: Keyring, folder: Folder, question: Question) -> Thread:
    """What was sent to the worker under one question."""
    sent = Answer.audience == Audience.WORKER
    answers = _opened(session, keyring, folder, sent, Answer.question_id == question.id)
    return Thread(question, tuple(answers))


def _threads(answers: Sequence[OpenedAnswer]) -> list[Thread]:
    by_question: dict[str, list[OpenedAnswer]] = {}
    for answer in answers:
        by_question.setdefault(answer.question_id, []).append(answer)
    order = [question.id for question in instrument().questions]
    known = sorted(by_question, key=lambda id_: order.index(id_) if id_ in order else len(order))
    return [Thread(instrument().question(id_), tuple(by_question[id_])) for id_ in known]


def _opened(
    session: Session, keyring: Keyring, folder: Folder, *which: ColumnElement[bool]
) -> list[OpenedAnswer]:
    rows = session.scalars(
        select(Answer).where(Answer.folder_id == folder.id, *which).order_by(Answer.number)
    ).all()
    steps: dict[UUID, list[OpenedStep]] = {}
    found = session.scalars(
        select(JourneyStep)
        .where(JourneyStep.answer_id.in_([row.id for row in rows]))
        .order_by(JourneyStep.answer_id, JourneyStep.number)
    )
    for step in found:
        steps.setdefault(step.answer_id, []).append(_opened_step(keyring, folder, step))
    opened = [_opened_answer(keyring, folder, row, tuple(steps.get(row.id, ()))) for row in rows]
    return [replace(each, broken=_broken(session, keyring, folder, each)) for each in opened]


def _broken(
    session: Session, keyring: Keyring, folder: Folder, answer: OpenedAnswer
) -> frozenset[Kind]:
    return frozenset(
        part.kind
        for part in answer.words.said.parts
        if not is_whole(session, keyring, folder, answer.id, part)
    )


def _opened_answer(
    keyring: Keyring, folder: Folder, row: Answer, steps: tuple[OpenedStep, ...]
) -> OpenedAnswer:
    if row.own_key_id is None:
        words = _words(keyring, folder, row.sealed_words, row.key_version, row.place)
    elif row.own_key_id != keyring.key_id:
        words = Words(readable=Readable.OLD_CODE)
    else:
        words = _words(keyring, folder, row.sealed_words, None, row.place)
    return OpenedAnswer(
        id=row.id,
        question_id=row.question_id,
        choice=row.choice,
        audience=row.audience,
        said_on=row.said_on,
        shared_on=row.shared_on,
        reply_owed_since=row.reply_owed_since,
        answer_by=row.answer_by,
        is_news=row.news_since is not None,
        words=words,
        steps=steps,
    )


def _opened_step(keyring: Keyring, folder: Folder, row: JourneyStep) -> OpenedStep:
    words = _words(keyring, folder, row.sealed_words, row.key_version, row.place)
    return OpenedStep(row.kind, row.person_id, row.day, row.by_day, row.verdict, words)


def _words(
    keyring: Keyring, folder: Folder, sealed: Sealed | None, version: int | None, place: Place
) -> Words:
    if sealed is None:
        return Words()
    try:
        key = _key(keyring, folder, version)
        return Words(Said.from_bytes(open_sealed(sealed, key, place)))
    except (CannotOpen, NoKey) as error:
        note_damage(place, error)
        return Words(readable=Readable.DAMAGED)


def _key(keyring: Keyring, folder: Folder, version: int | None) -> PrivateKey:
    return keyring.own if version is None else keyring.folder_key(folder.id, version)
