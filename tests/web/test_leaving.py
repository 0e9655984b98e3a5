"""Leave now: away at once, from every page, with nothing left behind."""

from __future__ import annotations

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


def test_the_way_out_is_on_every_page_and_needs_no_script(young: Browser, worker: Browser) -> None:
    pages = [young.get(path) for path in PAGES]
    pages += [worker.get(path) for path in ("/work/", "/work/account", "/work/young-people/new")]
    pages += [each.get("/nowhere", status=404) for each in (young, worker)]
    for page in pages:
        (leave,) = page.all("a", class_="leave")
        assert leave.get("href") == "/leave", page.path
        assert leave.get("data-leave") == "https://weather.example/", page.path


def test_no_page_is_kept_by_the_browser(young: Browser) -> None:
    for path in PAGES:
        assert young.client.get(path).headers["Cache-Control"] == "no-store", path
