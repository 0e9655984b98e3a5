"""What was typed into a form and not sent: sealed to its author alone, one draft for each form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.db.upsert import insert_or_change
from youthvoice.drafts.models import Draft
from youthvoice.errors import CannotOpen, NotFound
from youthvoice.words import plain_words

# What a draft can be of. A subject is one of these and an id, so that it can hold no words.
KINDS = (
    "question",
    "reply",
    "verdict",
    "hand-over",
    "for-worker",
    "worker-page",
    "sharing",
    "parents",
    "about",
    "safety",
    "member",
    "aim",
    "promise",
    "plan-item",
    "plan-cannot",
    "plan-reply",
    "plan-end",
    "plan-view",
    "plan-happened",
    "agreement",
    "meeting",
    "before",
    "decided",
    "how",
)
_SUBJECT = re.compile(rf"({'|'.join(KINDS)}):[a-z0-9.-]{{1,50}}")
# What a form brings along that nobody typed: alone it is not worth keeping.
_NEVER_KEPT = frozenset({"csrf_token", "once", "subject", "send"})
_NOT_TYPED = _NEVER_KEPT | {"verdict", "view", "happened", "audience", "version"}

Fields = Mapping[str, str]


def typed_fields(form: Fields) -> dict[str, str]:
    """What somebody typed and picked in a form, tidied. Raises WordsRefused for too many words."""
    return {name: plain_words(text) for name, text in form.items() if name not in _NEVER_KEPT}


def is_typed(fields: Fields) -> bool:
    """Whether there is anything in a form that somebody would miss."""
    return any(text.strip() for name, text in fields.items() if name not in _NOT_TYPED)


def keep_fields(session: Session, person: Person, subject: str, fields: Fields) -> None:
    """Keeps what was typed; it needs no unlocked key, so a locked page can still hand it in.

    Nothing typed forgets the draft. Raises NotFound for a subject that is of none of the KINDS.
    """
    if not _SUBJECT.fullmatch(subject):
        raise NotFound
    if not is_typed(fields):
        drop_draft(session, person, subject)
        return
    if person.key_id is None:
        raise NotFound
    # Each saving is a row of its own that takes the earlier one's place, id and all: two at once
    # then meet in one unique key only, and the words are sealed for the id they get.
    id_ = uuid4()
    own = session.get_one(LockedKey, person.key_id)
    plain = json.dumps(dict(fields), ensure_ascii=False).encode()
    sealed = seal(plain, own.public, Place("drafts", "sealed_words", id_))
    kept = {"id": id_, "key_id": own.id, "sealed_words": sealed}
    insert_or_change(
        session,
        Draft,
        {"person_id": person.id, "subject": subject, **kept},
        ("person_id", "subject"),
        kept,
    )


def kept_fields(session: Session, person: Person, key: PrivateKey, subject: str) -> dict[str, str]:
    """What was kept, or nothing. A damaged draft is nothing too."""
    draft = session.scalar(
        select(Draft).where(Draft.person_id == person.id, Draft.subject == subject)
    )
    if draft is None:
        return {}
    try:
        return _fields(open_sealed(draft.sealed_words, key, draft.place))
    except CannotOpen as error:
        note_damage(draft.place, error)
        return {}


def drop_draft(session: Session, person: Person, subject: str) -> None:
    """Forgets what was kept under this subject."""
    session.execute(delete(Draft).where(Draft.person_id == person.id, Draft.subject == subject))


def subjects_kept(session: Session, person: Person, kind: str) -> list[str]:
    """The ids this person has a draft of this kind for, in order."""
    prefix = f"{kind}:"
    subjects = session.scalars(
        select(Draft.subject)
        .where(Draft.person_id == person.id, Draft.subject.startswith(prefix))
        .order_by(Draft.subject)
    )
    return [subject.removeprefix(prefix) for subject in subjects]


def _fields(opened: bytes) -> dict[str, str]:
    try:
        fields = json.loads(opened)
        return {str(name): str(text) for name, text in fields.items() if text is not None}
    except (ValueError, AttributeError):
        raise CannotOpen from None
