"""Every page in every state is open to everybody: by eye, by ear, by keyboard, on any screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from werkzeug.exceptions import HTTPException

from tests.browser.installation import OneAddress, installed
from tests.browser.live import Phone, phone, serving
from tests.browser.page_audit import audit, with_axe
from tests.browser.scene import Scene
from tests.browser.states import STATES
from tests.browser.states.state import State
from tests.databases import SqliteTemplate

# "Leave now" shows no page of ours, and neither does a file or a way on: the web tests read those.
_NO_PAGE = {
    "public.leave",
    "public.keep_worker",
    "public.manifest",
    "public.recorded_sounds",
    "public.made_sounds",
    "public.sound",
    "young.plan_copy_pdf",
    "young.safe_card_pdf",
    "young.days_file",
    "young.day_file",
    "board.report_file",
    "young.tickets",
    "public.rating_keys",
    "work.next_words",
    "young.letter_keys",
    "work.own_key",
    "young.own_part",
    "work.said_part",
}


# Each page is walked by keyboard and at every width once; each of its states is looked at by axe.
_FIRST = {state.endpoint: state for state in reversed(STATES)}


@pytest.fixture(scope="module")
def address() -> OneAddress:
    return OneAddress()


@pytest.fixture(scope="module")
def one_phone(browser: Browser, address: OneAddress) -> Iterator[Phone]:
    """The same browser for all states: a new one for each would take twice as long."""
    with serving(with_axe(address)) as url, phone(browser, url) as held:
        yield held


@pytest.fixture
def scene(
    one_phone: Phone, address: OneAddress, sqlite_template: SqliteTemplate, tmp_path: Path
) -> Iterator[Scene]:
    with installed(sqlite_template, tmp_path) as app:
        address.app = app
        one_phone.forget()
        yield Scene(app, one_phone)
    one_phone.check()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_page_in_this_state_is_open_to_everybody(state: State, scene: Scene) -> None:
    state.show(scene)
    expect(scene.page.get_by_role("heading", level=1)).to_have_text(state.title)
    _is_page_of(state, scene)
    found = audit(scene.page, whole=state in _FIRST.values())
    assert not found, "\n".join(found)


def test_the_list_of_states_leaves_out_no_page(app: Flask) -> None:
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert shown - _NO_PAGE <= {state.endpoint for state in STATES}
    assert len({state.name for state in STATES}) == len(STATES)


def _is_page_of(state: State, scene: Scene) -> None:
    if scene.page.url == "about:blank":
        return
    assert state.endpoint in _endpoints(scene.app, urlsplit(scene.page.url).path)


def _endpoints(app: Flask, path: str) -> set[str]:
    found = set()
    for method in ("GET", "POST"):
        try:
            found.add(app.url_map.bind("127.0.0.1").match(path, method)[0])
        except HTTPException:
            found.add("")
    return found
