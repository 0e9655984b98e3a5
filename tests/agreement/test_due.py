"""When a contact is due, and whether it was kept, late or missed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.agreement.due import Mark, Span, missing, next_due, turns
from youthvoice.agreement.models import INTERVALS

MONDAY = date(2026, 3, 2)
calm = settings(deadline=None, max_examples=40)
_A_DAY = st.integers(0, 90).map(lambda days: MONDAY + timedelta(days=days))
_DAYS = st.lists(_A_DAY, max_size=20)
_INTERVALS = st.sampled_from(INTERVALS)
_GOOD = {Mark.MISSED: 0, Mark.TO_COME: 0, Mark.LATE: 1, Mark.KEPT: 2}


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    since = draw(_A_DAY)
    lasts = draw(st.none() | st.integers(0, 60))
    until = None if lasts is None else since + timedelta(days=lasts)
    return Span(draw(_INTERVALS), since, until)


def on(*days: int) -> list[date]:
    return [MONDAY + timedelta(days=each) for each in days]


def marks(days: list[date], today: int, span: Span | None = None) -> str:
    """The marks of a weekly promise as letters: kept, late, missed, to come."""
    found = turns(span or Span(7, MONDAY), days, MONDAY + timedelta(days=today))
    return "".join(each.mark.value[0] for each in found)


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ([], 0, "t"),
        ([], 6, "t"),
        ([], 7, "mt"),
        ([0], 0, "k"),
        ([6], 13, "kt"),
        ([7], 8, "mk"),
        ([7, 9], 9, "lk"),
        ([10, 13], 13, "lk"),
        ([11, 13], 13, "mk"),
        ([7, 7], 9, "mk"),
        ([0, 1, 2], 13, "kt"),
    ],
    ids=[
        "the first turn lasts from the day it was agreed",
        "its last day is part of it",
        "over without a contact is missed",
        "a contact keeps it at once",
        "one on its last day too",
        "a contact counts for its own turn first",
        "a second one makes up for the turn before",
        "as long as the first came in the first half",
        "later it makes up for nothing",
        "two on one day are one",
        "more than one keeps no other turn in advance",
    ],
)
def test_a_weekly_promise_is_kept_late_missed_or_to_come(
    days: list[int], today: int, expected: str
) -> None:
    assert marks(on(*days), today) == expected


def test_what_was_due_every_day_cannot_be_made_up() -> None:
    assert marks(on(1, 2), 2, Span(1, MONDAY)) == "mkk"


def test_the_days_left_over_belong_to_the_last_whole_turn() -> None:
    ended = Span(7, MONDAY, MONDAY + timedelta(days=17))
    (first, last) = turns(ended, on(16), MONDAY + timedelta(days=60))
    assert (first.mark, last.mark) == (Mark.MISSED, Mark.KEPT)
    assert last.last == MONDAY + timedelta(days=16)


def test_a_promise_that_was_replaced_before_its_first_turn_was_over_owes_nothing() -> None:
    assert marks([], 60, Span(7, MONDAY, MONDAY + timedelta(days=6))) == ""


@given(_spans(), _DAYS, _A_DAY)
@calm
def test_every_day_of_a_promise_belongs_to_exactly_one_turn(
    span: Span, days: list[date], today: date
) -> None:
    found = turns(span, days, today)
    if not found:
        return
    assert found[0].first == span.since
    for before, after in pairwise(found):
        assert before.last + timedelta(days=1) == after.first
    ended = span.until is not None and span.until <= today
    if ended:
        assert found[-1].last + timedelta(days=1) == span.until
    else:
        assert found[-1].first <= today <= found[-1].last
    for each in found[:-1] if ended else found:
        assert (each.last - each.first).days + 1 == span.every


@given(_spans(), _DAYS, _A_DAY)
@calm
def test_a_turn_with_a_contact_is_kept_and_only_the_running_one_is_to_come(
    span: Span, days: list[date], today: date
) -> None:
    for each in turns(span, days, today):
        has_one = any(each.first <= day <= each.last for day in days)
        assert (each.mark is Mark.KEPT) == has_one
        assert (each.mark is Mark.TO_COME) == (each.last >= today and not has_one)


@given(_spans(), _DAYS, _A_DAY)
@calm
def test_every_contact_counts_at_most_once(span: Span, days: list[date], today: date) -> None:
    found = turns(span, days, today)
    held = [each for each in found if each.mark in (Mark.KEPT, Mark.LATE)]
    assert len(held) <= len(set(days))


@given(_spans(), _DAYS, _A_DAY, _A_DAY)
@calm
def test_one_contact_more_never_makes_anything_worse(
    span: Span, days: list[date], today: date, one_more: date
) -> None:
    before, after = turns(span, days, today), turns(span, [*days, one_more], today)
    assert all(_GOOD[b.mark] <= _GOOD[a.mark] for b, a in zip(before, after, strict=True))


@given(_spans(), _DAYS, _A_DAY)
@calm
def test_the_next_one_is_due_in_the_first_turn_without_a_contact(
    span: Span, days: list[date], today: date
) -> None:
    past = [day for day in days if day <= today]
    due = next_due(span, past, today)
    if span.since > today or (span.until is not None and span.until <= today):
        assert due is None
        return
    assert due is not None
    assert due >= today
    # Whoever is in touch on that day has kept the turn that ends with it.
    later = turns(span, [*past, due], due)
    if span.until is None:
        assert later[-1].mark is Mark.KEPT
        assert later[-1].last == due


def test_what_was_missed_stands_until_there_is_a_contact() -> None:
    span, later = Span(7, MONDAY), MONDAY + timedelta(days=8)
    missed = missing(span, [], later)
    assert missed is not None
    assert missed.last == MONDAY + timedelta(days=6)
    assert missing(span, on(8), later) is None
    assert missing(span, on(5), later) is None
