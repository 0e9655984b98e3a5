"""What was typed into a form and not sent: sealed to its author alone, one draft for each form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.sealed import Sealed
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
    sealed = seal(plain, own.public, draft_place(id_))
    _put(session, person, subject, {"id": id_, "key_id": own.id, "sealed_words": sealed})


def keep_sealed(session: Session, person: Person, subject: str, id_: UUID, sealed: Sealed) -> None:
    """Keeps what the phone of its author has sealed, as it is. Raises NotFound as `keep_fields`."""
    if not _SUBJECT.fullmatch(subject) or person.key_id is None:
        raise NotFound
    there = session.execute(select(Draft.person_id, Draft.subject).where(Draft.id == id_)).first()
    if there is not None:
        # A page that heard nothing sends it again; anything else would be another's row.
        if tuple(there) != (person.id, subject):
            raise NotFound
        return
    _put(session, person, subject, {"id": id_, "key_id": person.key_id, "sealed_words": sealed})


def open_typed(key: PrivateKey, id_: UUID, sealed: Sealed) -> list[tuple[str, str]]:
    """The fields of a form that its author's phone has sealed, one by one, a list's each by itself.

    Raises CannotOpen for what is not such a form.
    """
    try:
        fields = json.loads(open_sealed(sealed, key, draft_place(id_)))
        several = [(name, text) for name, text in fields.items()]
    except (ValueError, AttributeError):
        raise CannotOpen from None
    return [
        (str(name), str(each))
        for name, text in several
        for each in (text if isinstance(text, list) else [text])
    ]


def draft_place(id_: UUID) -> Place:
    """The cell of a draft's words, before there is a row."""
    return Place("drafts", "sealed_words", id_)


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


def _put(session: Session, person: Person, subject: str, kept: dict[str, Any]) -> None:
    row = {"person_id": person.id, "subject": subject, **kept}
    insert_or_change(session, Draft, row, ("person_id", "subject"), kept)


def _fields(opened: bytes) -> dict[str, str]:
    try:
        fields = json.loads(opened)
        return {
            str(name): str(text[0] if isinstance(text, list) and text else text)
            for name, text in fields.items()
            if text is not None and name not in _NEVER_KEPT
        }
    except (ValueError, AttributeError):
        raise CannotOpen from None
