"""Days are counted where the young people are, and said in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice import clock
from youthvoice.web.languages import day_words, speak

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)  # a Wednesday

calm = settings(deadline=None)


@pytest.fixture
def wednesday() -> Iterator[date]:
    app = Flask(__name__)
    speak(app)
    with app.app_context(), clock.held_at(NOON):
        yield NOON.date()


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 1, 1, 23, 59, tzinfo=UTC), date(2026, 1, 1)),
    ],
    ids=["summer, before midnight", "summer, after midnight", "winter, before midnight"],
)
def test_a_day_begins_at_midnight_in_england(moment: datetime, day: date) -> None:
    with clock.held_at(moment):
        assert clock.today() == day


def test_a_held_clock_stands_still_and_goes_on_afterwards() -> None:
    with clock.held_at(NOON):
        with clock.held_at(NOON - timedelta(days=1)):
            assert clock.now() == NOON - timedelta(days=1)
        assert clock.now() == NOON

    assert clock.now() > NOON - timedelta(days=365)
    assert clock.now() != NOON


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (0, "today"),
        (-1, "yesterday"),
        (1, "tomorrow"),
        (-2, "Monday"),
        (6, "Tuesday"),
        (-6, "Thursday"),
        (7, "Wednesday 18 March"),
        (-7, "Wednesday 4 March"),
        (-100, "1 December 2025"),
        (400, "15 April 2027"),
    ],
)
def test_days_are_said_as_people_say_them(wednesday: date, away: int, words: str) -> None:
    assert day_words(wednesday + timedelta(days=away)) == words


def test_no_two_days_near_today_are_said_alike(wednesday: date) -> None:
    near = [wednesday + timedelta(days=away) for away in range(-60, 60)]
    said = [day_words(day) for day in near]
    clear = {day for day, words in zip(near, said, strict=True) if said.count(words) == 1}

    # A weekday alone is that of the week around today: six days back and six ahead share names,
    # and the sentence around them says which is meant.
    assert {abs((day - wednesday).days) for day in set(near) - clear} <= {2, 3, 4, 5, 6}


@calm
@given(st.datetimes(timezones=st.just(UTC)))
def test_today_is_never_more_than_an_hour_away_from_the_day_in_utc(moment: datetime) -> None:
    if not 1972 <= moment.year <= 9998:
        return

    with clock.held_at(moment):
        assert clock.today() in {moment.date(), (moment + timedelta(hours=1)).date()}
