"""Every answer forbids what our pages never do, whatever kind of answer it is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.page import Browser, Page, check_headers
from tests.security.outages import locked
from tests.security.stage import form_token, only_sqlite
from tests.world import World
from youthvoice import create_app
from youthvoice.config import Settings
from youthvoice.places import STATIC
from youthvoice.web.headers import EVERYWHERE, ON_FILES, POLICY


def test_nothing_is_allowed_but_what_comes_from_here() -> None:
    assert POLICY["default-src"] == "'none'"
    ours = {"'none'", "'self'"}
    # A blob is what this very page made: a recording that is listened to before it is sent.
    assert set(POLICY.values()) == {*ours, "'self' blob:"}
    assert [what for what, who in POLICY.items() if who not in ours] == ["media-src"]
    for nobody in ("base-uri", "frame-ancestors"):
        assert POLICY[nobody] == "'none'"
    written = "".join(EVERYWHERE.values())
    assert "unsafe" not in written
    assert "*" not in written


@only_sqlite
def test_pages_that_say_what_went_wrong_are_as_strict_as_the_rest(calm_world: World) -> None:
    browser = calm_world.browser()
    for path in ("/nowhere", "/work/nowhere", "/board/", "/said/not-an-id", "/static/nothing.css"):
        response = browser.client.get(path)
        assert response.status_code == 404, path
        check_headers(response, path)
        assert Page(response, path).h1 == "This page is not here"
    for response in (browser.client.post("/sign-in"), browser.client.put("/sign-in")):
        assert response.status_code in (400, 405)
        check_headers(response, "/sign-in")


@only_sqlite
def test_a_page_about_something_unforeseen_is_as_strict(
    calm_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    calm_world.duty_lead()
    browser = calm_world.browser(calm_world.young(calm_world.staff("Sam")))
    with monkeypatch.context() as patched:
        patched.setattr("youthvoice.home.young.own_folder", break_down)
        page = Page(response := browser.client.get("/home"), "/home")
    check_headers(response, "/home")
    assert (page.status, page.h1) == (500, "That did not work")


def test_a_page_about_a_failed_database_is_as_strict(calm_world: World) -> None:
    browser = calm_world.browser(calm_world.administrator())
    page = browser.get("/work/area")
    with locked(calm_world.database):
        # The browser checks the headers of each page it is shown.
        browser.submit(page, "/area", status=503, help_note="Call.")


@only_sqlite
def test_redirects_and_short_answers_are_as_strict(world: World) -> None:
    world.duty_lead()
    browser = world.browser(world.young(world.staff("Sam")))
    token = form_token(browser)
    draft = {"csrf_token": token, "subject": "question:my-own", "words": "Half a thought"}
    long = {**draft, "words": "x" * 5001}
    for response, status in (
        (browser.client.get("/"), 303),
        (browser.client.post("/draft", data=draft), 200),
        (browser.client.post("/draft", data=long), 422),
        (browser.client.get("/mine/copy"), 200),
        (browser.client.options("/home"), 200),
        (browser.client.get("/leave"), 303),
    ):
        assert response.status_code == status
        check_headers(response, str(status))


@only_sqlite
def test_static_files_are_as_strict_and_may_be_kept_for_long(world: World) -> None:
    browser = world.browser()
    page = browser.get("/")
    links = [link for link in page.all("link") if link.get("rel") != "manifest"]
    addresses = [link.get("href") or "" for link in links]
    addresses += [script.get("src") or "" for script in page.all("script")]
    assert len(addresses) > 3
    for address in addresses:
        response = browser.client.get(address)
        response.close()
        assert response.status_code == 200, address
        # What may become a worker is held by all of them; the rest can do nothing by itself.
        wanted = EVERYWHERE if address.endswith(".js") else ON_FILES
        for name, value in wanted.items():
            assert response.headers.get(name) == value, f"{address}: {name}"
        assert "immutable" in response.headers["Cache-Control"], address
        assert response.headers.getlist("Set-Cookie") == [], address


@only_sqlite
@pytest.mark.parametrize(
    "path", ["../pyproject.toml", "..%2fpyproject.toml", "%2e%2e/pyproject.toml", "/etc/passwd"]
)
def test_static_addresses_reach_nothing_else(world: World, path: str) -> None:
    page = world.browser().get("/")
    folder = (page.all("link", rel="icon")[0].get("href") or "").rpartition("/")[0]
    response = world.browser().client.get(f"{folder}/{path}")
    assert response.status_code in (301, 308, 404)
    assert "hatchling" not in response.get_data(as_text=True)


def test_scripts_hold_no_way_round_the_policy() -> None:
    for script in Path(STATIC).glob("js/*.js"):
        text = script.read_text(encoding="utf-8")
        found = re.findall(r"\beval\(|new Function|innerHTML|outerHTML|document\.write", text)
        assert found == [], script.name


# Tickets; pages that are the same for everybody; letters that wait; and what a message says.
_KEEP_SOMETHING = (
    "tickets.js",
    "keep.js",
    "offline.js",
    "outbox.js",
    "waiting.js",
    "alerts.js",
    "subscription.js",
)


def test_only_tickets_letters_and_public_pages_are_kept_on_a_phone_by_scripts() -> None:
    """What the service worker keeps is looked at in tests/browser/test_offline.py, and what waits

    to be sent in tests/browser/test_outbox.py.
    """
    for script in Path(STATIC).glob("js/*.js"):
        if script.name in _KEEP_SOMETHING:
            continue
        text = script.read_text(encoding="utf-8")
        found = re.findall(r"localStorage|sessionStorage|indexedDB|caches\.", text)
        assert found == [], script.name


@only_sqlite
def test_over_plain_http_no_browser_is_told_to_insist_on_tls(settings: Settings) -> None:
    app: Flask = create_app(replace(settings, plain_http=True))
    response = Browser(app).client.get("/")
    assert "Strict-Transport-Security" not in response.headers
    assert response.headers["Content-Security-Policy"] == EVERYWHERE["Content-Security-Policy"]
    app.extensions["youthvoice"].database.engine.dispose()
