"""What an audit asks of Chromium by its own protocol, because Playwright's way costs much more."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

_LINES: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def give_room(page: Page, size: dict[str, int]) -> None:
    """The page gets this much room; Playwright would resize a whole browser window with it."""
    screen = {"screenWidth": size["width"], "screenHeight": size["height"]}
    room = {**size, **screen, "deviceScaleFactor": 1, "mobile": False}
    _line(page).send("Emulation.setDeviceMetricsOverride", room)


def write_letters_of(page: Page, pixels: int) -> None:
    """What the person set as the size of letters in their browser (16 where they set none)."""
    sizes = {"standard": pixels, "fixed": pixels}
    _line(page).send("Page.setFontSizes", {"fontSizes": sizes})


def load(page: Page, script: str) -> None:
    """Runs a large script in the page; Playwright would wrap it up twice on its way."""
    failed = _line(page).send("Runtime.evaluate", {"expression": f"{script}\n;0"})
    assert "exceptionDetails" not in failed, failed["exceptionDetails"]


def _line(page: Page) -> CDPSession:
    if page not in _LINES:
        _LINES[page] = page.context.new_cdp_session(page)
    return _LINES[page]
