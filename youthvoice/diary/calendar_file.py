"""The diary as an iCalendar file (RFC 5545) that tells nothing: every title is "Appointment",

in the language of whoever fetches it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from youthvoice.clock import ZONE
from youthvoice.diary.service import Opened
from youthvoice.spoken import marked, translated

TITLE = marked("Appointment")
_LONGEST_LINE = 75  # octets, without the line's end (RFC 5545, 3.1)


def calendar_file(meetings: Iterable[Opened]) -> bytes:
    """These meetings: day, time where there is one, and nothing else. No words, no place."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//My notes//EN", "CALSCALE:GREGORIAN"]
    for each in meetings:
        lines += _event(each)
    lines.append("END:VCALENDAR")
    return b"".join(map(_line, lines))


def _event(meeting: Opened) -> list[str]:
    facts = meeting.facts
    return [
        "BEGIN:VEVENT",
        f"UID:{facts.id}",
        # The day of the last change alone: nobody is to know at what time of day.
        f"DTSTAMP:{facts.changed_on:%Y%m%d}T000000Z",
        f"SEQUENCE:{facts.version - 1}",
        *_when(facts.day, meeting.words["time"]),
        f"SUMMARY:{translated(TITLE)}",
        "END:VEVENT",
    ]


def _when(day: date, at: str) -> list[str]:
    try:
        begins = datetime.combine(day, time.fromisoformat(at), ZONE).astimezone(UTC)
    except ValueError:
        return [
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        ]
    return [f"DTSTART:{begins:%Y%m%dT%H%M%SZ}", "DURATION:PT1H"]


def _line(text: str) -> bytes:
    """One content line, folded where it is too long, never inside a character."""
    folded, length = "", 0
    for character in text:
        size = len(character.encode())
        if length + size > _LONGEST_LINE:
            folded, length = folded + "\r\n ", 1
        folded, length = folded + character, length + size
    return folded.encode() + b"\r\n"
