"""When it was last checked that everybody can use these pages, as the list of criteria says."""

from __future__ import annotations

from datetime import date
from functools import cache

import yaml

from youthvoice.places import ACCESSIBILITY


@cache
def last_checked() -> date:
    """The day of the last check."""
    text = (ACCESSIBILITY / "wcag.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)["checked"]
    if not isinstance(found, date):
        raise TypeError("the list of criteria says no day on which it was checked")
    return found
