"""Draws what people see, to look at it.

`python -m tests.browser.pictures FOLDER [WORD…]` draws every state of every page (or those whose
name holds a word) on a phone, in the dark, and on a desk; without a folder, the two pictures of
the README from the demo.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.installation import Demo, demo_running, installed
from tests.browser.live import DESK, PHONE, Phone, chromium, phone, serving
from tests.browser.scene import Scene
from tests.browser.states import STATES
from tests.browser.states.state import State
from tests.databases import SqliteTemplate
from youthvoice import clock
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.places import STATIC

_README = STATIC.parent / "docs" / "pictures"


def draw_states(folder: Path, words: list[str]) -> None:
    """Pictures of the states whose names hold one of these words; of all without any."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        template = SqliteTemplate(Path(scratch))
        for state in STATES:
            if not words or any(word in state.name for word in words):
                _draw_state(browser, template, state, folder)


def _draw_state(browser: Browser, template: SqliteTemplate, state: State, folder: Path) -> None:
    with ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory())
        app = stack.enter_context(installed(template, Path(scratch)))
        held = stack.enter_context(phone(browser, stack.enter_context(serving(app))))
        state.show(Scene(app, held))
        for name, size, scheme in (
            ("phone", PHONE, "light"),
            ("dark", PHONE, "dark"),
            ("desk", DESK, "light"),
        ):
            held.page.set_viewport_size(size)
            held.page.emulate_media(color_scheme=scheme)
            held.page.evaluate("scrollTo(0, 0)")
            held.page.screenshot(path=folder / f"{state.name}-{name}.png", full_page=True)
        print(state.name, flush=True)


def draw_readme() -> None:
    """The young home of the demo's Otter on a phone, and Sam's caseload on a desk."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        demo_running(Path(scratch)) as demo,
        chromium() as browser,
    ):
        with phone(browser, demo.address, device_scale_factor=2) as held:
            _sign_in_young(held, demo)
            held.page.screenshot(path=_README / "home.png")
        with phone(browser, demo.address, viewport=DESK) as held:
            _sign_in_worker(held, demo)
            held.page.screenshot(path=_README / "caseload.png")


def _sign_in_young(held: Phone, demo: Demo) -> None:
    page = held.open("/sign-in")
    page.get_by_role("textbox", name="Your made-up name").fill("Otter")
    page.get_by_role("button", name="Go on").click()
    for each in demo.account("Otter")["secret"].split():
        page.get_by_role("button", name=each, exact=True).click()
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("heading", name="Hi Otter.").wait_for()


def _sign_in_worker(held: Phone, demo: Demo) -> None:
    sam = demo.account("sam")
    page = held.open("/work/sign-in")
    page.get_by_role("textbox", name="Sign-in name").fill(sam["name"])
    page.get_by_role("textbox", name="Passphrase").fill(sam["secret"])
    digits = current_code(sam["totp_secret"], clock.now())
    page.get_by_role("textbox", name="Six digits").fill(digits)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your caseload").wait_for()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw_states(Path(sys.argv[1]), sys.argv[2:])
    else:
        draw_readme()
