"""The 15 requirements of the 2009 guidance, and how many of them boards met in 2013."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from youthvoice.errors import NotFound

_HERE: Final = Path(__file__).resolve().parent
REQUIREMENTS: Final = 15


@dataclass(frozen=True)
class Requirement:
    """One requirement: the guidance's paragraph, and what the inquiry asked every board."""

    id: int
    para: str
    asks: str


@dataclass(frozen=True)
class Guidance:
    """The requirements in the inquiry's order, with their source."""

    source: str
    guidance: str
    requirements: tuple[Requirement, ...]

    def requirement(self, number: int) -> Requirement:
        """The requirement with this number. Raises NotFound for any other."""
        for each in self.requirements:
            if each.id == number:
                return each
        raise NotFound


@dataclass(frozen=True)
class Figure:
    """One published percentage, what it is of, and its place in the report."""

    what: str
    percent: int
    source: str


@dataclass(frozen=True)
class National:
    """2013: how many boards met how many requirements; `percent` of boards met so many or more."""

    report: str
    source: str
    boards: int
    met: Mapping[int, int]
    percent: Mapping[int, int]
    participation: tuple[Figure, ...]

    def met_more(self, score: int) -> int:
        """How many boards met more requirements than this."""
        return sum(count for met, count in self.met.items() if met > score)

    def met_as_many(self, score: int) -> int:
        """How many boards met exactly so many."""
        return self.met.get(score, 0)


@cache
def guidance() -> Guidance:
    """The requirements as shipped. Raises ValueError unless they are 1 to 15, each once."""
    read = _read("requirements.yaml")
    listed = tuple(Requirement(**each) for each in read["requirements"])
    if [each.id for each in listed] != list(range(1, REQUIREMENTS + 1)):
        raise ValueError(f"The guidance has the requirements 1 to {REQUIREMENTS}, each once.")
    return Guidance(read["source"], read["guidance"], listed)


@cache
def national() -> National:
    """The figures of 2013. Raises ValueError when the distribution does not hold every board."""
    read = _read("national_2013.yaml")
    spread = read["distribution"]
    met = {score: spread["met_count"].get(score, 0) for score in range(REQUIREMENTS, -1, -1)}
    if sum(spread["met_count"].values()) != read["boards"] or sum(met.values()) != read["boards"]:
        raise ValueError(f"The distribution does not add up to {read['boards']} boards.")
    return National(
        report=read["report"],
        source=spread["source"],
        boards=read["boards"],
        met=met,
        percent=spread["cumulative_percent"],
        participation=tuple(Figure(**each) for each in read["participation"]),
    )


def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((_HERE / name).read_text("utf-8"))
    return found
