"""Draws every state of every page, to look at: python -m tests.browser.pictures FOLDER [word…]"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.installation import installed
from tests.browser.live import DESK, PHONE, chromium, phone, serving
from tests.browser.scene import Scene
from tests.browser.states import STATES
from tests.browser.states.state import State
from tests.databases import SqliteTemplate


def draw(folder: Path, wanted: list[str]) -> None:
    """A picture of each state whose name holds one of the words (all without any), in two sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        template = SqliteTemplate(Path(scratch))
        for state in STATES:
            if not wanted or any(word in state.name for word in wanted):
                print(state.name, flush=True)
                _draw(browser, template, state, folder)


def _draw(browser: Browser, template: SqliteTemplate, state: State, folder: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as scratch,
        installed(template, Path(scratch)) as app,
        serving(app) as url,
        phone(browser, url) as held,
    ):
        try:
            state.reach(Scene(app, held))
        except Exception as e:
            print("   !!", str(e)[:300])
        for name, size in (("phone", PHONE), ("desk", DESK)):
            held.page.set_viewport_size(size)
            held.page.evaluate("scrollTo(0, 0)")
            held.page.screenshot(path=folder / f"{state.name}-{name}.png", full_page=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), sys.argv[2:])
