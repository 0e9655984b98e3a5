"""Words without a name in the made-up area: some published, some that wait for Pat."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.sign_in import Unlocked
from youthvoice.moderation import service
from youthvoice.moderation.grants import begin_key, held_key
from youthvoice.moderation.models import WordsKind

_PUBLISHED = (
    (WordsKind.RATING, "The Den", "They know my name and they ask what I want first."),
    (WordsKind.WISH, "The Den", "Open on Saturdays too."),
    (WordsKind.SHARED, "make-me-safe", "There were five workers. Nobody told me who to ask."),
)
_WAITING = (
    (WordsKind.RATING, "The Den", "Kev at the front desk in Mill Lane laughs at how I talk."),
    (WordsKind.WISH, "The Den", "A room where nobody from Ash Park School can see me go in."),
    (WordsKind.SHARED, "who-i-am", "She read it to me before the others got it. I liked it."),
)


def gather_words(session: Session, pat: Unlocked) -> None:
    """What came in last month: read and published, or waiting. `pat` is a participation worker."""
    begin_key(session, pat.person)
    held = held_key(session, pat.person, pat.key)
    assert held is not None  # noqa: S101 - whoever has just made it
    month = f"{clock.today().replace(day=1) - timedelta(days=1):%Y-%m}"
    for kind, about, text in _PUBLISHED:
        service.post_words(session, held.area_id, kind, about, month, text)
        words_id = service.any_that_waits(session, held)
        assert words_id is not None  # noqa: S101 - what was just posted
        service.publish_words(session, held, words_id, text)
    for kind, about, text in _WAITING:
        service.post_words(session, held.area_id, kind, about, month, text)
