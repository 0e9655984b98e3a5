"""A young person shares words of theirs without a name, and only they know that they did."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import LockedKey, Person
from youthvoice.answers.threads import OpenedAnswer, Readable
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import CannotOpen, NotFound, WordsRefused
from youthvoice.moderation.grants import hold_area
from youthvoice.moderation.models import SharedByMe, WordsKind
from youthvoice.moderation.service import BUCKET, post_words, stir, this_month
from youthvoice.spoken import marked

ONCE_ONLY = marked("You shared this before. It can be sent only once.")
_ID = 16


def shareable(answer: OpenedAnswer) -> bool:
    """Whether there are words in it, and their author can still open them."""
    return answer.words.readable is Readable.YES and bool(answer.words.said.words)


def shared_by(session: Session, person: Person, key: PrivateKey) -> frozenset[UUID]:
    """The answers that this person has shared, as only their own key tells."""
    row = session.execute(
        select(SharedByMe.id, SharedByMe.sealed_ids).where(SharedByMe.key_id == person.key_id)
    ).one_or_none()
    if row is None:
        return frozenset()
    place = _place(row.id)
    try:
        opened = open_sealed(row.sealed_ids, key, place)
    except CannotOpen as error:
        # What was shared is lost from sight; it is no reason to keep somebody from their words.
        note_damage(place, error)
        return frozenset()
    return frozenset(
        UUID(bytes=opened[at : at + _ID]) for at in range(0, len(opened) - _ID + 1, _ID)
    )


def look_at_sharing(session: Session, person: Person, key: PrivateKey) -> frozenset[UUID]:
    """What `shared_by` says, leaving the same traces in the database as sharing does."""
    stir(session, person.area_id)
    shared = shared_by(session, person, key)
    _write(session, person, shared)
    return shared


def share_words(
    session: Session, person: Person, key: PrivateKey, answer_id: UUID, about: str, text: str
) -> None:
    """Posts a copy of words with no way back to the answer, and notes for its author that it went.

    Raises WordsRefused for words that cannot be sent or were sent before, NoOneToRead.
    """
    # First, so that two at once do not both find that it was not sent yet.
    hold_area(session, person.area_id)
    shared = shared_by(session, person, key)
    if answer_id in shared:
        raise WordsRefused(ONCE_ONLY)
    post_words(session, person.area_id, WordsKind.SHARED, about, this_month(), text)
    _write(session, person, shared | {answer_id})


def _write(session: Session, person: Person, shared: Collection[UUID]) -> None:
    if person.key_id is None:
        raise NotFound
    own = session.get_one(LockedKey, person.key_id)
    id_ = uuid4()
    plain = b"".join(sorted(each.bytes for each in shared))
    kept = {"id": id_, "sealed_ids": seal(plain, own.public, _place(id_), BUCKET)}
    insert_or_change(session, SharedByMe, {"key_id": own.id, **kept}, ("key_id",), kept)


def _place(list_id: UUID) -> Place:
    return Place("shared_by_me", "sealed_ids", list_id)
