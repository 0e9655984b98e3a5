"""The drafts of what is said: of an answer, of a reply, of what is said about a reply."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.accounts.models import Person
from youthvoice.answers.said import Said
from youthvoice.crypto.keys import PrivateKey
from youthvoice.drafts.service import keep_fields, kept_fields, subjects_kept


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
    """Keeps a face and words as their form would bring them. Raises NotFound."""
    strip = " ".join(said.pictures)
    fields = {"words": said.words, "feeling": str(said.face or ""), "strip": strip}
    keep_fields(session, person, subject, fields)


def kept_draft(session: Session, person: Person, key: PrivateKey, subject: str) -> Said:
    """What was kept, or nothing said. A damaged draft is nothing too."""
    fields = kept_fields(session, person, key, subject)
    face = fields.get("feeling", fields.get("face"))
    return Said.of(fields.get("words", ""), face, pictures=fields.get("strip", ""))


def questions_begun(session: Session, person: Person) -> list[str]:
    """The questions this young person has a draft for."""
    return subjects_kept(session, person, "question")
