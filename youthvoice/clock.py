"""The only source of time, so that a test or the demo can say what day it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

# The framework is for England; a day begins when it does for the people who use it.
ZONE = ZoneInfo("Europe/London")

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def today() -> date:
    """The present day where the young people are."""
    return now().astimezone(ZONE).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Holds the time at `moment` for this thread: for made-up histories and for tests."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)


def days_ago(days: int) -> AbstractContextManager[None]:
    """Holds the clock at this time so many days ago, for made-up stories and tests."""
    return held_at(now() - timedelta(days=days))
