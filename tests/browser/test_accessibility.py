"""Every page in every state is open to everybody: by eye, by ear, by keyboard, on any screen."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import expect
from werkzeug.exceptions import HTTPException

from tests.browser.conftest import Served
from tests.browser.page_audit import audit
from tests.browser.scene import Scene
from tests.browser.states import STATES
from tests.browser.states.state import State

# "Leave now" shows no page of ours.
_NO_PAGE = {"public.leave"}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_page_in_this_state_is_open_to_everybody(state: State, scene: Scene) -> None:
    state.reach(scene)
    expect(scene.page.get_by_role("heading", level=1)).to_have_text(state.title)
    _is_page_of(state, scene)
    found = audit(scene.page)
    assert not found, "\n".join(found)


def test_the_list_of_states_leaves_out_no_page(served: Served) -> None:
    shown = {
        rule.endpoint for rule in served.app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
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
