"""What a young person does with a question: says, asks, leaves, shares, takes back, judges."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import LockedKey, Person
from youthvoice.answers.drafts import question_subject, verdict_subject
from youthvoice.answers.models import Answer, Audience, Choice, JourneyStep, StepKind, Verdict
from youthvoice.answers.said import Said
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey, PublicKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.drafts.service import drop_draft
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.letters import Letter, came_before
from youthvoice.folders.models import Folder
from youthvoice.folders.service import current_public_key, hold_folder, next_number
from youthvoice.questions.instrument import MY_OWN, Question, instrument
from youthvoice.spoken import marked

NOTHING_SAID = marked("You have not said anything yet. Write something, or pick a face.")


def post_answer(
    session: Session,
    author: Person,
    folder: Folder,
    question_id: str,
    said: Said | Letter,
    choice: Choice,
    audience: Audience,
) -> Answer:
    """Keeps an answer, sealed for the worker or for its author alone, and drops its draft.

    What was said or asked for the worker is owed a reply from today. A letter that comes again is
    the answer it was. Raises NotFound for an unknown question, WordsRefused when there is nothing
    to keep.
    """
    question = instrument().question(question_id)
    _check(question, said, choice, audience)
    there = came_before(session, folder, said, Answer)
    if there is not None:
        return own_answer(session, folder, there.id)
    answer = Answer(
        id=said.id if isinstance(said, Letter) else uuid4(),
        folder_id=folder.id,
        number=next_number(session, folder.id),
        question_id=question.id,
        choice=choice,
        audience=Audience.JUST_ME,
        said_on=clock.today(),
    )
    if choice is Choice.SAID and audience is Audience.JUST_ME:
        own = session.get_one(LockedKey, author.key_id)
        answer.own_key_id = own.id
        answer.sealed_words = _sealed(said, own.public, answer.place)
    if audience is Audience.WORKER:
        _send(session, folder, answer, said)
    session.add(answer)
    if choice in (Choice.SAID, Choice.ASKED):
        drop_draft(session, author, question_subject(question.id))
    session.flush()
    return answer


def share_answer(session: Session, folder: Folder, own_key: PrivateKey, answer_id: UUID) -> Answer:
    """Shares "just me" words with the worker, from today. Raises NotFound, CannotOpen."""
    answer = just_me_answer(session, folder, answer_id)
    said = Said()
    if answer.sealed_words is not None:
        said = Said.from_bytes(open_sealed(answer.sealed_words, own_key, answer.place))
    answer.own_key_id = None
    _send(session, folder, answer, said)
    session.flush()
    return answer


def take_back(session: Session, folder: Folder, answer_id: UUID) -> None:
    """Deletes "just me" words for good. Raises NotFound for what was sent: that stays."""
    answer = just_me_answer(session, folder, answer_id)
    session.delete(answer)


def judge_reply(
    session: Session,
    author: Person,
    folder: Folder,
    answer_id: UUID,
    verdict: Verdict,
    said: Said | Letter,
) -> Answer:
    """Does this answer it? "No" puts it back on the worker's list; words are kept if there are any.

    A letter that comes again has been heard. Raises NotFound where nobody has replied yet.
    """
    answer = own_answer(session, folder, answer_id)
    there = came_before(session, folder, said, JourneyStep)
    if there is not None and there.answer_id == answer.id:
        return answer
    is_for_me = isinstance(said, Letter) and said.version is None
    if there is not None or is_for_me or not _is_replied(session, answer):
        raise NotFound
    drop_draft(session, author, verdict_subject(answer.id))
    step = add_step(session, answer, StepKind.VERDICT, author.id)
    if isinstance(said, Letter):
        step.id = said.id
    step.verdict = verdict
    put_words(session, folder, step, said)
    today = clock.today()
    answer.news_since = answer.news_since or today
    answer.verdict_waits_since = None
    if verdict is Verdict.NO:
        answer.reply_owed_since = answer.reply_owed_since or today
    session.add(step)
    session.flush()
    return answer


def own_answer(session: Session, folder: Folder, answer_id: UUID) -> Answer:
    """An answer in this folder. Raises NotFound for one of another folder, as for none at all."""
    answer = session.get(Answer, answer_id)
    if answer is None or answer.folder_id != folder.id:
        raise NotFound
    return answer


def just_me_answer(session: Session, folder: Folder, answer_id: UUID) -> Answer:
    """A "just me" answer in this folder. Raises NotFound for what was sent, as for none at all."""
    answer = own_answer(session, folder, answer_id)
    if answer.audience is not Audience.JUST_ME:
        raise NotFound
    return answer


def add_step(session: Session, answer: Answer, kind: StepKind, person_id: UUID) -> JourneyStep:
    """The next step of an answer's journey, today; not yet in the session."""
    # Two who open a thread at the same moment must not both take the same number.
    hold_folder(session, answer.folder_id)
    last = session.scalar(
        select(func.max(JourneyStep.number)).where(JourneyStep.answer_id == answer.id)
    )
    return JourneyStep(
        id=uuid4(),
        answer_id=answer.id,
        number=(last or 0) + 1,
        kind=kind,
        person_id=person_id,
        day=clock.today(),
    )


def put_words(session: Session, folder: Folder, step: JourneyStep, said: Said | Letter) -> None:
    """Seals words, where there are any, into a step for whoever holds the folder."""
    if isinstance(said, Letter):
        step.key_version, step.sealed_words = said.version, said.sealed
        return
    if said.is_empty:
        return
    step.key_version = folder.current_version
    step.sealed_words = seal(said.to_bytes(), current_public_key(session, folder), step.place)


def _check(question: Question, said: Said | Letter, choice: Choice, audience: Audience) -> None:
    if isinstance(said, Letter):
        # What it holds is not known here; whom it is sealed to must be who may read it.
        if choice is not Choice.SAID or (said.version is None) != (audience is Audience.JUST_ME):
            raise NotFound
    elif choice is Choice.SAID and said.is_empty:
        raise WordsRefused(NOTHING_SAID)
    if choice is Choice.ASKED and question.id == MY_OWN.id:
        raise WordsRefused(NOTHING_SAID)


def _is_replied(session: Session, answer: Answer) -> bool:
    reply = select(JourneyStep.id).where(
        JourneyStep.answer_id == answer.id, JourneyStep.kind == StepKind.REPLY
    )
    return session.scalar(reply.limit(1)) is not None


def _sealed(said: Said | Letter, to: PublicKey, place: Place) -> Sealed:
    return said.sealed if isinstance(said, Letter) else seal(said.to_bytes(), to, place)


def _send(session: Session, folder: Folder, answer: Answer, said: Said | Letter) -> None:
    today = clock.today()
    answer.audience = Audience.WORKER
    answer.shared_on = answer.news_since = today
    if answer.choice in (Choice.SAID, Choice.ASKED):
        answer.reply_owed_since = today
    if answer.choice is Choice.SAID:
        answer.key_version = folder.current_version
        if isinstance(said, Letter):
            answer.key_version = said.version
        answer.sealed_words = _sealed(said, current_public_key(session, folder), answer.place)
