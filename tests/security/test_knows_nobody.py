"""What rates knows nobody: no cookie gets there, none is set, and asking who is there fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, render_template_string, request, session
from werkzeug.test import TestResponse

from tests.rounds.steps import cards_for, round_with
from tests.security.contents import contents
from tests.security.stage import only_sqlite
from tests.world import World
from youthvoice import create_app
from youthvoice.accounts.roles import Door
from youthvoice.config import Settings
from youthvoice.ratings import public
from youthvoice.web import cookies, visit
from youthvoice.web.doors import Routes
from youthvoice.web.nobody import SessionTouched

pytestmark = only_sqlite

TOUCHES: dict[str, Callable[[], object]] = {
    "who is here": visit.visitor_or_none,
    "whoever is signed in": visit.visitor,
    "the door's cookie": lambda: cookies.door_token(Door.YOUNG),
    "any cookie": lambda: request.cookies.get("__Host-young"),
    "the name on the phone": cookies.own_phone_name,
    "reading the session": lambda: session.get("anything"),
    "looking into the session": lambda: "anything" in session,
    "writing to the session": lambda: session.update(anything=1),
    "a token of ours": lambda: render_template_string("{{ csrf_token() }}"),
}


@pytest.fixture
def routes(monkeypatch: pytest.MonkeyPatch) -> Routes:
    """The routes of ratings/, to which a test adds a view."""
    routes = Routes(public.__name__, Door.PUBLIC, knows_nobody=True)
    routes.routes += public.routes.routes
    monkeypatch.setattr(public, "routes", routes)
    return routes


def started(settings: Settings) -> Flask:
    app = create_app(settings)
    app.config["SHOW_FAILURES"] = app.config["PROPAGATE_EXCEPTIONS"] = True
    return app


@pytest.mark.parametrize("what", TOUCHES)
def test_a_view_of_ratings_that_touches_the_session_fails(
    settings: Settings, routes: Routes, what: str
) -> None:
    @routes.get("/rate/touches")
    def touches() -> str:
        TOUCHES[what]()
        return "known"

    client = started(settings).test_client()
    client.set_cookie("__Host-young", "a" * 43)
    with pytest.raises(SessionTouched):
        client.get("/rate/touches")


def test_a_view_of_ratings_under_another_address_stops_the_start(
    settings: Settings, routes: Routes
) -> None:
    @routes.get("/rating")
    def elsewhere() -> str:
        return ""

    with pytest.raises(RuntimeError, match="wrong side"):
        create_app(settings)


def test_a_view_that_knows_people_cannot_stand_under_that_address(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowing = Routes(public.__name__, Door.PUBLIC)

    @knowing.get("/rate/known")
    def known() -> str:
        return ""

    monkeypatch.setattr(public, "routes", knowing)
    with pytest.raises(RuntimeError, match="wrong side"):
        create_app(settings)


def test_no_cookie_reaches_a_rating_and_none_is_set(calm_world: World) -> None:
    world = calm_world
    round_id, (den,) = round_with(world, allows_open=True)
    (card,) = cards_for(world, den)
    world.duty_lead()
    browser = world.browser(world.young(world.staff("Sam")))
    browser.get("/home")
    for path in ("", f"/{den}", "/card", f"/card/{card.token}", f"/keys/{round_id}", "/nothing"):
        _check(browser.client.get(f"/rate{path}"))
    faces = {"listened": "4"}
    for path in (f"/{den}", "/card", "/nothing", f"/{den}/send"):
        _check(browser.client.post(f"/rate{path}", data=faces))
    _check(browser.client.post(f"/rate/{den}", data={**faces, "step": "send"}))
    assert browser.client.get("/home").status_code == 200, "and the young person is still in"


def test_a_rating_moves_no_session_on(calm_world: World) -> None:
    world = calm_world
    _, (den,) = round_with(world, allows_open=True)
    world.duty_lead()
    browser = world.browser(world.young(world.staff("Sam")))
    before = _sessions(world)
    answer = browser.client.post(f"/rate/{den}/send", data={"listened": "4"})
    assert answer.status_code == 200
    assert _sessions(world) == before


def test_a_rating_from_another_site_is_refused(calm_world: World) -> None:
    _, (den,) = round_with(calm_world, allows_open=True)
    client = calm_world.browser().client
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post(f"/rate/{den}/send", data={"listened": "4"}, headers=headers)
        assert answer.status_code == 400


def _check(response: TestResponse) -> None:
    assert response.headers.getlist("Set-Cookie") == [], response.request.path
    assert response.status_code < 500


def _sessions(world: World) -> list[object]:
    return list(contents(world.database)["sessions"])
