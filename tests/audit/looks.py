"""Every state of every page that young people and the public meet, in every look and language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Request

from tests.audit.findings import Found, say
from tests.browser.installation import OneAddress, installed
from tests.browser.live import Phone, chromium, phone, serving
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
    asked: list[str] = []
    listen = _note_way(scene.page, asked)
    scene.page.on("request", listen)
    state.show(scene)
    scene.page.remove_listener("request", listen)
    yield from audit_looks(scene.page)
    # What answers a form cannot be asked for again in another language.
    if asked[-1:] == ["GET"]:
        for language in languages()[1:]:
            yield from _in_language(scene.phone, language)


def _in_language(held: Phone, language: str) -> Iterator[str]:
    held.context.set_extra_http_headers({"Accept-Language": language})
    held.page.reload()
    for each in (*axe(held.page), *off_the_side(held.page)):
        yield f"in {language}: {each}"
    held.context.set_extra_http_headers({})


def _note_way(page: Page, asked: list[str]):  # type: ignore[no-untyped-def]
    def note(request: Request) -> None:
        if request.is_navigation_request() and request.frame == page.main_frame:
            asked.append(request.method)

    return note
