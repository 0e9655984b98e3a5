"""The pictures the product draws, by name, with the word each is called by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from youthvoice.places import ACCESSIBILITY


@dataclass(frozen=True)
class Picture:
    """One picture: its name in templates, what a child would call it, and where it is used."""

    name: str
    word: str
    sets: frozenset[str]


@cache
def pictures() -> dict[str, Picture]:
    """Every picture by its name, in the list's order. Raises ValueError for a name used twice."""
    text = (ACCESSIBILITY / "pictures.yaml").read_text(encoding="utf-8")
    listed = [
        Picture(each["name"], each["word"], frozenset(each["sets"]))
        for each in yaml.safe_load(text)["pictures"]
    ]
    if len({each.name for each in listed}) != len(listed):
        raise ValueError("two pictures have the same name")
    return {each.name: each for each in listed}
