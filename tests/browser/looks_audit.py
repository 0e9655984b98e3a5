"""A page as everybody may have it: dark or at its strongest, from either side, its letters doubled,

in every language there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from playwright.sync_api import Page

from tests.browser.devtools import give_room, write_letters_of
from tests.browser.live import PHONE
from tests.browser.page_audit import axe, off_the_side

# What "How it looks" offers, as the device says it: that brings the same two style sheets.
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "strong": {"color_scheme": "light", "contrast": "more"},
}
_LETTERS, _DOUBLED = 16, 32
_MIRROR = "(side) => { document.documentElement.dir = side }"

# Who chose it themselves gets paper and ink at their strongest too.
_CHOSEN = """(look) => document.documentElement.classList.toggle("strong", look === "strong")"""


def languages() -> tuple[str, ...]:
    """Every language that pages can be in; English alone where no others have landed."""
    if find_spec("youthvoice.languages") is None:
        return ("en",)
    return tuple(import_module("youthvoice.languages.known").LANGUAGES)


def audit_looks(page: Page) -> Iterator[str]:
    """All that is wrong with the page as it stands, in each look, from each side."""
    own = page.evaluate("document.documentElement.dir")
    for side in ("ltr", "rtl"):
        page.evaluate(_MIRROR, side)
        for look, wanted in LOOKS.items():
            page.emulate_media(**wanted)
            page.evaluate(_CHOSEN, look)
            for each in axe(page):
                yield f"{look}, {side}: {each}"
        page.emulate_media(**LOOKS["light"])
        page.evaluate(_CHOSEN, "light")
        for each in _with_large_letters(page):
            yield f"{side}: {each}"
    page.evaluate(_MIRROR, own)


def _with_large_letters(page: Page) -> Iterator[str]:
    """At a phone's width nothing is lost or runs off the side (WCAG 1.4.4, 1.4.10)."""
    give_room(page, PHONE)
    for each in off_the_side(page):
        yield f"wider than a phone: {each}"
    write_letters_of(page, _DOUBLED)
    for each in off_the_side(page):
        yield f"wider than a phone at 200 % text: {each}"
    write_letters_of(page, _LETTERS)
