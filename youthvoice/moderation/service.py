"""The queue of words without a name: sealed when they come, read once, published or deleted."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from secrets import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, delete, func, insert, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, received, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen, NoOneToRead, NotFound, WordsRefused
from youthvoice.moderation.grants import Held, heard_key, hold_area
from youthvoice.moderation.models import HeardKey, HeardWords, PublishedWords, WordsKind
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.spoken import marked
from youthvoice.words import one_line, plain_words

WORDS_LIMIT, ABOUT_LIMIT = 1000, 80
# One size for all. UTF-8 takes at most four bytes for a character (RFC 3629, section 3), and one
# byte more marks the end: the limit just fits.
BUCKET = 4096
# Each post and each look writes at most so many rows: what it costs does not grow with the queue.
_STIRRED = 50
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_TRY_AGAIN = marked("That did not work. Open this page again, and try once more.")
_SAY_SOMETHING = marked("There are no words yet. Write something first.")
_COLUMNS = (
    HeardWords.id,
    HeardWords.area_id,
    HeardWords.kind,
    HeardWords.about,
    HeardWords.month,
    HeardWords.key_version,
    HeardWords.sealed_words,
)


@dataclass(frozen=True)
class OpenedWords:
    """Words that wait, opened; `text` is None where they are damaged."""

    id: UUID
    kind: WordsKind
    about: str
    month: str
    text: str | None


@dataclass(frozen=True)
class SealedWords:
    """Words that a phone has sealed to a version of the participation key, for a row of its own.

    All of one size. Raises WordsRefused for what no phone of ours makes.
    """

    id: UUID
    version: int
    sealed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        try:
            received(self.sealed, BUCKET)
        except ValueError:
            raise WordsRefused(_TRY_AGAIN) from None
        if len(self.sealed) < BUCKET:
            raise WordsRefused(_TRY_AGAIN)


def can_take_words(session: Session, area_id: UUID) -> bool:
    """Whether anybody could ever read words without a name in this area."""
    return heard_key(session, area_id) is not None


def post_words(
    session: Session,
    area_id: UUID,
    kind: WordsKind,
    about: str,
    month: str,
    text: str | SealedWords,
) -> None:
    """Keeps words without a name, for participation workers, once this month ("2026-11") is over.

    Raises WordsRefused for words that are too long or none, or that a phone has sealed wrongly,
    NoOneToRead where nobody holds the key, ValueError for what is no month.
    """
    if not _MONTH.fullmatch(month):
        raise ValueError(month)
    kept = text if isinstance(text, SealedWords) else _tidied(text)
    hold_area(session, area_id)
    key = heard_key(session, area_id)
    if key is None:
        raise NoOneToRead
    row = {
        "area_id": area_id,
        "kind": kind,
        "about": one_line(about, ABOUT_LIMIT),
        "month": month,
        "key_version": key.version,
        **_sealed(session, key, kept),
    }
    # One less, so that as many rows are written as by somebody who only looks.
    _put_back(session, [row, *_taken_out(session, area_id, _STIRRED - 1)])


def words_key(session: Session, area_id: UUID) -> dict[str, object] | None:
    """What phones seal such words to, the same for everybody; None where nobody could read them."""
    key = heard_key(session, area_id)
    if key is None:
        return None
    return {"version": key.version, "key": base64.b64encode(key.public_key).decode()}


def stir(session: Session, area_id: UUID) -> None:
    """Writes waiting words again in another order, as each new post does.

    PostgreSQL shows which rows were written together and in which order (`xmin`, `ctid`). After
    this it shows that of the stirring, so that opening a page leaves the traces of sending it.
    """
    hold_area(session, area_id)
    _put_back(session, _taken_out(session, area_id, _STIRRED))


def how_many_wait(session: Session, held: Held) -> int:
    """How many words can be read now. Those of the running month are not counted for anybody."""
    query = select(func.count()).select_from(HeardWords).where(_ready(held))
    return session.scalar(query) or 0


def any_that_waits(session: Session, held: Held) -> UUID | None:
    """One of them, by chance; None when nothing waits."""
    return session.scalar(
        select(HeardWords.id).where(_ready(held)).order_by(func.random()).limit(1)
    )


def open_words(session: Session, held: Held, words_id: UUID) -> OpenedWords:
    """Words that wait. Raises NotFound for what is gone, another area's, or of this month."""
    row = session.execute(
        select(*_COLUMNS).where(_ready(held), HeardWords.id == words_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    place = _place(row.id)
    text: str | None = None
    try:
        # A phone may have sealed anything.
        text = _tidied(open_sealed(row.sealed_words, held.key, place).decode(errors="replace"))
    except (CannotOpen, WordsRefused) as error:
        note_damage(place, error)
    return OpenedWords(row.id, row.kind, row.about, row.month, text)


def publish_words(session: Session, held: Held, words_id: UUID, text: str) -> None:
    """Lets reports say this text. The original is deleted with it, or nothing is done at all.

    Raises WordsRefused for a text that is none or too long, NotFound as above.
    """
    kept = _tidied(text)
    gone = _delete(session, held, words_id)
    session.add(
        PublishedWords(
            id=uuid4(),
            area_id=held.area_id,
            month=gone["month"],
            kind=gone["kind"],
            about=gone["about"],
            text=kept,
        )
    )
    session.flush()


def leave_out(session: Session, held: Held, words_id: UUID) -> None:
    """Deletes words that no report should say. Raises NotFound as above."""
    _delete(session, held, words_id)


def published_words(
    session: Session, area_id: UUID, months: Collection[str]
) -> list[PublishedWords]:
    """What reports may say of these months, always in the same order."""
    rows = session.scalars(
        select(PublishedWords).where(
            PublishedWords.area_id == area_id, PublishedWords.month.in_(months)
        )
    )
    return sorted(rows, key=lambda each: (each.month, each.kind, each.about, each.text))


def about_words(kind: WordsKind, about: str) -> str:
    """What words are about: a service by its name, a theme by the words that young people read."""
    if kind is not WordsKind.SHARED:
        return about
    named = {each.id: each.plain for each in instrument().themes}
    named |= {each.id: each.plain for each in OUR_OWN}
    return named.get(about, about)


def all_published(session: Session, area_id: UUID) -> list[PublishedWords]:
    """Everything that was published in this area, newest month first."""
    rows = session.scalars(select(PublishedWords).where(PublishedWords.area_id == area_id)).all()
    by_words = sorted(rows, key=lambda each: (each.kind, each.about, each.text))
    return sorted(by_words, key=lambda each: each.month, reverse=True)


def take_out(session: Session, area_id: UUID, published_id: UUID) -> None:
    """Deletes what was published by mistake. Raises NotFound for another area's, as for none."""
    row = session.get(PublishedWords, published_id)
    if row is None or row.area_id != area_id:
        raise NotFound
    session.delete(row)
    session.flush()


def this_month() -> str:
    """The running month, as the queue names it."""
    return f"{clock.today():%Y-%m}"


def _sealed(session: Session, key: HeardKey, words: str | SealedWords) -> dict[str, Any]:
    if isinstance(words, str):
        id_ = uuid4()
        return {"id": id_, "sealed_words": seal(words.encode(), key.public, _place(id_), BUCKET)}
    if words.version != key.version or session.get(HeardWords, words.id) is not None:
        raise WordsRefused(_TRY_AGAIN)
    return {"id": words.id, "sealed_words": Sealed(words.sealed)}


def _ready(held: Held) -> ColumnElement[bool]:
    return and_(
        HeardWords.area_id == held.area_id,
        HeardWords.key_version == held.version,
        HeardWords.month < this_month(),
    )


def _delete(session: Session, held: Held, words_id: UUID) -> Mapping[str, Any]:
    # The row goes first: two who decide at once are told apart by who deleted it.
    hold_area(session, held.area_id)
    gone = session.execute(
        delete(HeardWords)
        .where(_ready(held), HeardWords.id == words_id)
        .returning(HeardWords.month, HeardWords.kind, HeardWords.about),
        execution_options={"synchronize_session": False},
    )
    row = gone.mappings().one_or_none()
    if row is None:
        raise NotFound
    return dict(row)


def _taken_out(session: Session, area_id: UUID, most: int) -> list[dict[str, Any]]:
    some = (
        select(HeardWords.id)
        .where(HeardWords.area_id == area_id)
        .order_by(func.random())
        .limit(most)
    )
    rows = session.execute(
        delete(HeardWords).where(HeardWords.id.in_(some)).returning(*_COLUMNS),
        execution_options={"synchronize_session": False},
    )
    return [dict(row) for row in rows.mappings()]


def _put_back(session: Session, rows: list[dict[str, Any]]) -> None:
    SystemRandom().shuffle(rows)
    if rows:
        session.execute(insert(HeardWords), rows)


def _tidied(text: str) -> str:
    kept = plain_words(text, WORDS_LIMIT)
    if not kept:
        raise WordsRefused(_SAY_SOMETHING)
    return kept


def _place(words_id: UUID) -> Place:
    return Place("heard_words", "sealed_words", words_id)
