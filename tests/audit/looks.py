"""Every state of every page that young people and the public meet, in every look and language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error, Page, Request

from tests.audit.findings import Found, say
from tests.browser.installation import OneAddress, installed
from tests.browser.live import chromium, phone, serving
from tests.browser.looks_audit import LOOKS, audit_looks, languages
from tests.browser.page_audit import axe, off_the_side, with_axe
from tests.browser.scene import Scene
from tests.browser.states import STATES
from tests.browser.states.state import State
from tests.databases import SqliteTemplate

# The doors whose pages these are; what belongs to no route is a page about a failure.
_DOORS = ("young.", "public.")


def audit_looks_of_all(folder: Path) -> Found:
    """Prints how many were looked at; gives what is wrong, with the state it is wrong in."""
    template, address = SqliteTemplate(folder), OneAddress()
    states = [each for each in STATES if not each.endpoint or each.endpoint.startswith(_DOORS)]
    found: Found = []
    with (
        chromium() as browser,
        serving(with_axe(address)) as url,
        phone(browser, url) as held,
    ):
        for state in states:
            with TemporaryDirectory(dir=folder) as own, installed(template, Path(own)) as app:
                address.app = app
                held.forget()
                for each in _audit(state, Scene(app, held)):
                    found.append(f"{state.name}: {each}")
                    say(f"found  {found[-1]}")
                held.check()
    say(f"{len(states)} states of young and public pages, each in {len(LOOKS)} looks from 2 sides,")
    say(f"with letters doubled, in {', '.join(languages())}: {len(found)} findings")
    return found


def _audit(state: State, scene: Scene) -> Iterator[str]:
    asked = [("", "")]

    def note(request: Request) -> None:
        if request.is_navigation_request():
            asked.append((request.method, request.url))

    scene.page.on("request", note)
    state.show(scene)
    scene.page.remove_listener("request", note)
    yield from audit_looks(scene.page)
    method, address = asked[-1]
    # What answers a form cannot be asked for again in another language.
    if method == "GET":
        for language in languages()[1:]:
            yield from _in_language(scene, language, address)


def _in_language(scene: Scene, language: str, address: str) -> Iterator[str]:
    page, context = scene.page, scene.phone.context
    context.set_extra_http_headers({"Accept-Language": language})
    if page.url.startswith("http"):
        page.reload()
    else:
        scene.open_copy(lambda: _ask(page, address))
    for each in (*axe(page), *off_the_side(page)):
        yield f"in {language}: {each}"
    context.set_extra_http_headers({})


def _ask(page: Page, address: str) -> None:
    # To Playwright a page that is a file to keep is one that never came.
    with suppress(Error):
        page.goto(address)
