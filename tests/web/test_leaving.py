"""Leave now: away at once, from every page, with nothing left behind."""

from __future__ import annotations

import pytest

from tests.page import Browser
from tests.world import World

PAGES = ["/", "/sign-in", "/join", "/help", "/what-we-see", "/home", "/say", "/mine", "/me"]


def test_leaving_ends_the_session_and_clears_what_the_browser_kept(young: Browser) -> None:
    response = young.client.get("/leave")
    assert response.status_code == 303
    assert response.headers["Location"] == "https://weather.example/"
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies"'
    assert response.headers["Cache-Control"] == "no-store"
    assert young.client.get_cookie("__Host-young") is None
    assert young.get("/home").h1 == "Sign in"


def test_a_stranger_can_leave_too(world: World) -> None:
    response = world.browser().client.get("/leave")
    assert response.headers["Location"] == "https://weather.example/"


@pytest.mark.parametrize("who", ["young", "worker"])
def test_the_way_out_is_on_every_page_and_needs_no_script(
    request: pytest.FixtureRequest, who: str
) -> None:
    browser: Browser = request.getfixturevalue(who)
    pages = PAGES if who == "young" else ["/work/", "/work/account", "/work/young-people/new"]
    for path in [*pages, "/nowhere"]:
        page = browser.get(path, status=404 if path == "/nowhere" else 200)
        (leave,) = page.all("a", class_="leave")
        assert leave.get("href") == "/leave", path
        assert leave.get("data-leave") == "https://weather.example/", path


def test_no_page_is_kept_by_the_browser(young: Browser) -> None:
    for path in PAGES:
        assert young.client.get(path).headers["Cache-Control"] == "no-store", path
