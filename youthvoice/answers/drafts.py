"""Words not sent yet: sealed to their author alone, one draft for each thing they write on."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.answers.models import Draft
from youthvoice.answers.said import Said
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import CannotOpen, NotFound

_SUBJECT = re.compile(r"(question|reply|verdict):[a-z0-9.-]{1,50}")


def question_subject(question_id: str) -> str:
    """The draft of an answer to a question."""
    return f"question:{question_id}"


def reply_subject(answer_id: UUID) -> str:
    """The draft of a worker's reply."""
    return f"reply:{answer_id}"


def verdict_subject(answer_id: UUID) -> str:
    """The draft of what a young person says about a reply."""
    return f"verdict:{answer_id}"


def keep_draft(session: Session, person: Person, subject: str, said: Said) -> None:
    """Keeps what was typed; it needs no unlocked key, so a locked page can still hand it in.

    Raises NotFound for a subject that is neither a question nor a reply nor a verdict.
    """
    if not _SUBJECT.fullmatch(subject):
        raise NotFound
    if said.is_empty:
        drop_draft(session, person, subject)
        return
    if person.key_id is None:
        raise NotFound
    # Each saving is a row of its own that takes the earlier one's place, id and all: two at once
    # then meet in one unique key only, and the words are sealed for the id they get.
    id_ = uuid4()
    own = session.get_one(LockedKey, person.key_id)
    sealed = seal(said.to_bytes(), own.public, Place("drafts", "sealed_words", id_))
    kept = {"id": id_, "key_id": own.id, "sealed_words": sealed}
    insert_or_change(
        session,
        Draft,
        {"person_id": person.id, "subject": subject, **kept},
        ("person_id", "subject"),
        kept,
    )


def kept_draft(session: Session, person: Person, key: PrivateKey, subject: str) -> Said:
    """What was kept, or nothing said. A damaged draft is nothing too."""
    draft = session.scalar(
        select(Draft).where(Draft.person_id == person.id, Draft.subject == subject)
    )
    if draft is None:
        return Said()
    try:
        return Said.from_bytes(open_sealed(draft.sealed_words, key, draft.place))
    except CannotOpen as error:
        note_damage(draft.place, error)
        return Said()


def drop_draft(session: Session, person: Person, subject: str) -> None:
    """Forgets what was kept under this subject."""
    session.execute(delete(Draft).where(Draft.person_id == person.id, Draft.subject == subject))


def questions_begun(session: Session, person: Person) -> list[str]:
    """The questions this young person has a draft for."""
    prefix = question_subject("")
    subjects = session.scalars(
        select(Draft.subject)
        .where(Draft.person_id == person.id, Draft.subject.startswith(prefix))
        .order_by(Draft.subject)
    )
    return [subject.removeprefix(prefix) for subject in subjects]
