"""The eleven things on which a service is rated, in plain words, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from youthvoice.pictures import pictures

_FILE: Final = Path(__file__).resolve().parent / "dimensions.yaml"
_COUNT: Final = 11
FACES: Final = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Dimension:
    """One thing: `source` in the framework's words, `plain` for young people, `name` for boards."""

    id: str
    source: str
    plain: str
    name: str
    picture: str

    @property
    def column(self) -> str:
        """What its column and its field are called."""
        return self.id.replace("-", "_")


@dataclass(frozen=True)
class Group:
    """Things that are asked under one heading."""

    plain: str
    dimensions: tuple[Dimension, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All groups in order. Raises ValueError for a picture that does not exist, or another count

    than the framework's.
    """
    listed = yaml.safe_load(_FILE.read_text("utf-8"))["groups"]
    found = tuple(
        Group(each["plain"], tuple(Dimension(**one) for one in each["dimensions"]))
        for each in listed
    )
    every = [dimension for group in found for dimension in group.dimensions]
    if len({each.id for each in every}) != _COUNT or len(every) != _COUNT:
        raise ValueError("a rating has eleven things")
    unknown = {each.picture for each in every} - set(pictures())
    if unknown:
        raise ValueError(f"There is no picture called {unknown}.")
    return found


def dimensions() -> tuple[Dimension, ...]:
    """All eleven, in the order in which they are asked."""
    return tuple(dimension for group in groups() for dimension in group.dimensions)
