"""The one place where what is written beside a rating leaves for those who read it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.errors import NoOneToRead, RatingRefused, WordsRefused
from youthvoice.moderation.models import WordsKind
from youthvoice.moderation.service import SealedWords, can_take_words, post_words, words_key


def takes_words(session: Session, area_id: UUID) -> bool:
    """Whether pages ask for words and a wish: only where somebody could ever read them."""
    return can_take_words(session, area_id)


def key_for_words(session: Session, area_id: UUID) -> dict[str, object] | None:
    """What phones seal words and wish to, the same for everybody."""
    return words_key(session, area_id)


def keep_words(
    session: Session,
    area_id: UUID,
    about: str,
    month: str,
    words: str | SealedWords,
    wish: str | SealedWords,
) -> None:
    """Hands words and wish over, each by itself, with the service's name and the month.

    Raises RatingRefused for words that cannot be kept.
    """
    for kind, text in ((WordsKind.RATING, words), (WordsKind.WISH, wish)):
        try:
            if text:
                post_words(session, area_id, kind, about, month, text)
        except WordsRefused as refused:
            raise RatingRefused(refused.reason) from None
        except NoOneToRead:
            raise RatingRefused("Nobody can read words now. Send the faces alone.") from None
