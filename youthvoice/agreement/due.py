"""When a contact is due, and whether it was kept, late or missed: days in, days out.

An agreement gives each kind turns of its interval, from the day it was agreed. A turn is *kept*
by a contact on one of its days. Without one it is *late* if the next turn made up for it: it
began with a contact, in its first half, and had another one besides. Otherwise it is *missed*,
or *to come* while it lasts. So every contact counts once, and one more never makes things worse.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


class Mark(StrEnum):
    """How one turn went."""

    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"
    TO_COME = "to_come"


@dataclass(frozen=True)
class Span:
    """One interval in days, agreed on `since`; `until` is the first day another one took over."""

    every: int
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Turn:
    """One turn, with its first and its last day."""

    first: date
    last: date
    mark: Mark


def turns(span: Span, contacts: Collection[date], today: date) -> list[Turn]:
    """Every turn that has begun, oldest first, from the days on which there was a contact.

    The days left over when another agreement takes over belong to the last whole turn; a span
    that ended before its first turn did has none.
    """
    bounds = _bounds(span, today)
    if not bounds:
        return []
    held: list[list[date]] = [[] for _ in bounds]
    for day in sorted(set(contacts)):
        if span.since <= day <= bounds[-1][1]:
            held[min((day - span.since).days // span.every, len(bounds) - 1)].append(day)
    following = [*held[1:], []]
    return [
        Turn(first, last, _mark(days, after, last, span.every, today))
        for (first, last), days, after in zip(bounds, held, following, strict=True)
    ]


def next_due(span: Span, contacts: Collection[date], today: date) -> date | None:
    """The last day on which the next contact keeps the promise; None once the span has ended."""
    found = turns(span, contacts, today)
    if not found or found[-1].last < today:
        return None
    kept = found[-1].mark is Mark.KEPT
    return found[-1].last + (span.every * _DAY if kept else timedelta())


def missing(span: Span, contacts: Collection[date], today: date) -> Turn | None:
    """The last turn that is over, if it was missed and there was no contact since."""
    found = turns(span, contacts, today)
    if any(turn.mark is Mark.KEPT and turn.last >= today for turn in found):
        return None
    over = [turn for turn in found if turn.last < today]
    return over[-1] if over and over[-1].mark is Mark.MISSED else None


def _bounds(span: Span, today: date) -> list[tuple[date, date]]:
    ended = span.until is not None and span.until <= today
    last_day = span.until - _DAY if span.until is not None and ended else today
    days = (last_day - span.since).days + 1
    count = days // span.every if ended else -(-days // span.every)
    begins = [span.since + number * span.every * _DAY for number in range(max(count, 0))]
    ends = [begin + (span.every - 1) * _DAY for begin in begins]
    if ended and ends:
        ends[-1] = last_day
    return list(zip(begins, ends, strict=True))


def _mark(days: list[date], after: list[date], last: date, every: int, today: date) -> Mark:
    if days:
        return Mark.KEPT
    if last >= today:
        return Mark.TO_COME
    if len(after) > 1 and (after[0] - last).days <= (every + 1) // 2:
        return Mark.LATE
    return Mark.MISSED
