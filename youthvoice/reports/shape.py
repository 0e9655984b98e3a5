"""What a report is: every number in it has passed through disclosure.py, and nothing else has.

The page, the PDF and the files are drawn from this one object, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from youthvoice.reports.disclosure import Count, Parts, Share

Value = Count | Share | Parts[str]


@dataclass(frozen=True)
class Line:
    """One indicator: what it says in words, now and in the period before, and of how many people.

    `source` says in a sentence where the number comes from. `names` holds the words for the parts.
    """

    id: str
    words: str
    now: Value
    before: Value | None
    people: Count
    source: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Section:
    """The indicators of one of the seven principles, and whom they do not speak for."""

    principle: int
    heading: str
    lines: tuple[Line, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class RatedService:
    """What one round says of one service, one way of rating (ticket, card, open) apart.

    `name` is what it was called then. `faces` holds, for each of the 11 things that young people
    named, how many gave which of the five faces (1 to 5).
    """

    name: str
    kind: str
    round_name: str
    way: str
    raters: Count
    faces: Mapping[str, Parts[int]]


@dataclass(frozen=True)
class Breakdown:
    """Who was heard, along one dimension (age band, gender, …): only ever one at a time."""

    id: str
    words: str
    groups: Mapping[str, Count]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Words:
    """Something a young person wrote, after a participation worker took out who it is about."""

    text: str
    about: str


@dataclass(frozen=True)
class Answered:
    """You said, we did: what was heard, what was decided, by whom, by when, and what came of it."""

    heard: str
    decided: str
    who: str
    by_day: date
    came_of_it: str


@dataclass(frozen=True)
class Report:
    """A closed period of one area beside the period before it."""

    area: str
    board: str
    period: str
    before: str
    closed_on: date
    sections: tuple[Section, ...]
    services: tuple[RatedService, ...]
    themes: Parts[str]
    breakdowns: tuple[Breakdown, ...]
    missing: tuple[str, ...]
    words: tuple[Words, ...]
    answered: tuple[Answered, ...]
    method: Mapping[str, int | str]
