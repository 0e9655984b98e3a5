"""Who checked each language. Until a speaker has, its pages say that a machine translated them."""

from __future__ import annotations

from functools import cache
from typing import Final

import yaml

from youthvoice.languages.files import PLACE
from youthvoice.languages.known import ENGLISH

_DRAFT: Final = "draft"


def checked_by(code: str) -> str:
    """The speaker who checked this language; nobody while it is a draft. English is our own."""
    said = "us" if code == ENGLISH else _marks().get(code, _DRAFT)
    return "" if said == _DRAFT else said


@cache
def _marks() -> dict[str, str]:
    found = yaml.safe_load((PLACE / "checked.yaml").read_text("utf-8"))
    return {code: str(each["checked_by"]) for code, each in found.items()}
