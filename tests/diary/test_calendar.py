"""The month and the calendar file: whole, readable by other programs, and silent."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from youthvoice.diary.calendar_file import _line, calendar_file
from youthvoice.diary.models import Meeting, MeetingKind
from youthvoice.diary.month import month_of
from youthvoice.diary.service import Opened
from youthvoice.errors import NotFound
from youthvoice.folders.leaves import Fields

FRIDAY = date(2026, 7, 3)


def meeting(on: date, **words: str) -> Opened:
    facts = Meeting(id=uuid4(), kind=MeetingKind.COURT, day=on, version=2, changed_on=FRIDAY)
    return Opened(facts, Fields(MappingProxyType(words)))


def test_another_program_reads_the_days_and_nothing_else() -> None:
    secret = {"what": "Core group", "place": "Room 4", "who": "Sam", "happens": "We talk."}
    whole_day, timed = meeting(FRIDAY, **secret), meeting(FRIDAY, time="10:30", **secret)

    file = calendar_file([whole_day, timed])

    first, second = Calendar.from_ical(file).walk("VEVENT")
    assert first.decoded("dtstart") == FRIDAY
    assert first.decoded("dtend") == FRIDAY + timedelta(days=1)
    assert f"{second.decoded('dtstart'):%Y-%m-%d %H:%M %Z}" == "2026-07-03 09:30 UTC"
    assert {str(each["summary"]) for each in (first, second)} == {"Appointment"}
    assert [UUID(str(each["uid"])) for each in (first, second)] == [
        whole_day.facts.id,
        timed.facts.id,
    ]
    assert not any(words.encode() in file for words in secret.values())
    assert b"court" not in file.lower()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
@settings(deadline=None, max_examples=50)
def test_a_long_line_is_folded_and_unfolds_to_what_it_was(text: str) -> None:
    lines = _line(text).split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(each) <= 75 for each in lines)
    assert all(each.startswith(b" ") for each in lines[1:])
    assert b"".join([lines[0], *(each[1:] for each in lines[1:])]).decode() == text


@given(st.integers(2000, 2099), st.integers(1, 12))
@settings(deadline=None, max_examples=50)
def test_a_month_holds_each_of_its_days_once_in_whole_weeks(year: int, month: int) -> None:
    shown = month_of(year, month, [])
    days = [each for week in shown.weeks for each in week]
    assert all(len(week) == 7 for week in shown.weeks)
    assert [each.day.weekday() for each in days[:7]] == list(range(7))
    inside = [each.day for each in days if each.inside]
    assert inside[0] == shown.first == date(year, month, 1)
    assert inside == [shown.first + timedelta(days=each) for each in range(len(inside))]
    assert shown.before < shown.first < shown.after == inside[-1] + timedelta(days=1)


def test_a_meeting_stands_on_its_day_and_in_no_other_month() -> None:
    court = meeting(FRIDAY)
    found = [
        each.day for week in month_of(2026, 7, [court]).weeks for each in week if each.meetings
    ]
    assert found == [FRIDAY]


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1000, 1), (9999, 12)])
def test_a_month_that_no_diary_reaches_is_not_found(year: int, month: int) -> None:
    with pytest.raises(NotFound):
        month_of(year, month, [])
