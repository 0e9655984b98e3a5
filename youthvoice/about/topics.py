"""What a young person can tell about themselves: the topics, in plain words, read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from youthvoice.errors import NotFound
from youthvoice.pictures import pictures

_FILE: Final = Path(__file__).resolve().parent / "topics.yaml"


@dataclass(frozen=True)
class Tick:
    """Something to tick beside the words of a topic."""

    id: str
    plain: str


@dataclass(frozen=True)
class Topic:
    """One topic: `plain` for the young person, `heard` for the worker who reads it."""

    id: str
    plain: str
    hint: str
    heard: str
    picture: str
    ticks: tuple[Tick, ...]
    first: bool

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what can be told under it."""
        return ("words", *(tick.id for tick in self.ticks))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in order, read once. Raises ValueError for one whose picture does not exist."""
    listed = yaml.safe_load(_FILE.read_text("utf-8"))["topics"]
    return tuple(_topic(entry) for entry in listed)


def topic(topic_id: str) -> Topic:
    """The topic with this id. Raises NotFound."""
    for each in topics():
        if each.id == topic_id:
            return each
    raise NotFound


def _topic(entry: Mapping[str, Any]) -> Topic:
    if entry["picture"] not in pictures():
        raise ValueError(f"Topic {entry['id']} has no picture that exists: {entry['picture']}.")
    return Topic(
        id=entry["id"],
        plain=entry["plain"],
        hint=entry["hint"],
        heard=entry["heard"],
        picture=entry["picture"],
        ticks=tuple(Tick(**tick) for tick in entry.get("ticks", ())),
        first=entry.get("first", False),
    )
