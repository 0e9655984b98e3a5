"""Slows down whoever keeps getting a secret wrong, whether or not the name exists."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import SignInAttempts
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import YouthVoiceError

FREE_TRIES = 4
LONGEST_WAIT = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(days=1)


class TooSoon(YouthVoiceError):
    """The last try was wrong, and the wait for the next is not over. `seconds` are left."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too soon")
        self.seconds = seconds


def wait_after(failures: int) -> timedelta:
    """None for the first four wrong tries; then 2, 4, 8… seconds, up to 15 minutes."""
    if failures <= FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES, 20)), LONGEST_WAIT)


def check_wait(session: Session, lookup: bytes) -> None:
    """Raises TooSoon while the wait for this name lasts. A try that is refused here is not one."""
    row = session.get(SignInAttempts, lookup)
    if row is not None and (left := row.not_before - clock.now()) > timedelta(0):
        raise TooSoon(int(left.total_seconds()) + 1)


def count_wrong(session: Session, lookup: bytes) -> None:
    """One more wrong try. Never a lock for good: the longest wait is 15 minutes."""
    now = clock.now()
    session.execute(
        delete(SignInAttempts).where(SignInAttempts.not_before < now - _FORGOTTEN_AFTER)
    )
    insert_or_change(
        session,
        SignInAttempts,
        {"lookup": lookup, "failures": 1, "not_before": now},
        ("lookup",),
        {"failures": SignInAttempts.failures + 1},
    )
    row = session.get_one(SignInAttempts, lookup, populate_existing=True)
    row.not_before = now + wait_after(row.failures)


def forget(session: Session, lookup: bytes) -> None:
    """A right secret clears the slate."""
    session.execute(delete(SignInAttempts).where(SignInAttempts.lookup == lookup))
