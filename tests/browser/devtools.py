"""What an audit asks of Chromium by its own protocol, because Playwright's way costs much more."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

_LINES: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def give_room(page: Page, size: dict[str, int]) -> None:
    """The page gets this much room; Playwright would resize a whole browser window with it."""
    if page not in _LINES:
        _LINES[page] = page.context.new_cdp_session(page)
    screen = {"screenWidth": size["width"], "screenHeight": size["height"]}
    room = {**size, **screen, "deviceScaleFactor": 1, "mobile": False}
    _LINES[page].send("Emulation.setDeviceMetricsOverride", room)
