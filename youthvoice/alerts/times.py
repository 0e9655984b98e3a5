"""When it is looked whether there is anything new: once in each time that was picked, by chance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID

from youthvoice import clock
from youthvoice.alerts.models import Days, PartOfDay
from youthvoice.crypto.house import House

# From and to, by the clocks of the people who live there.
HOURS: Mapping[PartOfDay, tuple[int, int]] = MappingProxyType(
    {
        PartOfDay.MORNING: (8, 12),
        PartOfDay.AFTERNOON: (12, 17),
        PartOfDay.EVENING: (17, 21),
    }
)
# Whoever is looked for late still has two runs of the timer, and the message its way to the phone.
_LAST_MINUTES = timedelta(minutes=45)
_SATURDAY = 5


def part_at(moment: datetime) -> PartOfDay | None:
    """The part of the day it is, or None at night."""
    hour = moment.astimezone(clock.ZONE).hour
    return next((part for part, (start, end) in HOURS.items() if start <= hour < end), None)


def is_wanted_on(days: Days, day: date) -> bool:
    """Whether a message may come on this day."""
    weekend = day.weekday() >= _SATURDAY
    return days is Days.EVERY or (days is Days.WEEKEND) == weekend


def look_at(house: House, person_id: UUID, day: date, part: PartOfDay) -> datetime:
    """When it is looked for this person: a moment nobody else can know, and another one each day.

    It does not depend on anything that happened, so that when a message comes says nothing of when
    somebody wrote.
    """
    start, end = HOURS[part]
    begins, last = _at(day, start), _at(day, end) - _LAST_MINUTES
    chance = house.lookup("alert", f"{person_id} {day} {part}")
    share = int.from_bytes(chance[:8], "big") / 2**64
    return begins + (last - begins) * share


def ends_at(day: date, part: PartOfDay) -> datetime:
    """When this part of the day is over; a message that comes later is not wanted."""
    return _at(day, HOURS[part][1])


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), clock.ZONE)
