"""The pictures the product draws, by name, with the word each is called by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import yaml

from youthvoice.places import ACCESSIBILITY

# A cookie has little room.
_MOST_CHANGES = 60


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


def shown_anywhere() -> dict[str, Picture]:
    """All but those of picture codes: these stand nowhere else, so that no page hints at a code."""
    return {name: each for name, each in pictures().items() if "code" not in each.sets}


@dataclass(frozen=True)
class OwnPictures:
    """Pictures that somebody has put in the place of others, on their own phone."""

    instead: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> OwnPictures:
        """What a cookie says; whatever is no picture of ours changes nothing."""
        known = shown_anywhere()
        pairs = [pair.partition(".")[::2] for pair in text.split("~")[:_MOST_CHANGES]]
        return cls({a: b for a, b in pairs if a in known and b in known and a != b})

    @property
    def text(self) -> str:
        """What the cookie keeps; nothing where nothing was changed."""
        return "~".join(f"{name}.{other}" for name, other in self.instead.items())

    def put(self, name: str, other: str) -> OwnPictures:
        """The same with this picture in the place of that one; itself means the usual one again."""
        kept = {each: drawn for each, drawn in self.instead.items() if each != name}
        return OwnPictures.of(OwnPictures({**kept, name: other}).text)

    def __getitem__(self, name: str) -> str:
        return self.instead.get(name, name)
