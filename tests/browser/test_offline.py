"""Without a network: help and a calm page come, and nothing that is anybody's own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from tests.browser.conftest import Served, keeping
from tests.browser.live import phone, until
from tests.browser.scene import QUESTION, Scene, put_away
from tests.rounds.steps import round_with
from youthvoice.accounts.models import BrowserSession
from youthvoice.offline import public

WORDS = "Nobody told me that they were leaving."
_KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept[new URL(request.url).pathname] = await (await cache.match(request)).text();
    }
  }
  return kept;
}"""

_IS_EMPTY = """async () => (await caches.keys()).length === 0 && localStorage.length === 0
  && sessionStorage.length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0
  && (await indexedDB.databases()).length === 0"""


@pytest.fixture
def scene(browser: Browser, served: Served) -> Iterator[Scene]:
    with keeping(browser, served) as scene:
        yield scene


def test_keeping_begins_by_itself_and_after_the_page(browser: Browser, served: Served) -> None:
    allowed = {"neutral": served.neutral, "service_workers": "allow"}
    with phone(browser, served.url, **allowed) as held:
        page = held.open("/")
        assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
        _is_kept(page)


def test_help_and_a_calm_page_come_and_nothing_of_anybody(scene: Scene) -> None:
    scene.says(1, WORDS)
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    expect(page.get_by_text(WORDS)).to_be_visible()
    scene.at(scene.otter, "/home")
    scene.phone.context.set_offline(True)
    for path in ("/home", f"/question/{QUESTION}", "/"):
        page = scene.phone.open(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no signal")
    scene.unfold("Keeping me safe")
    expect(page.get_by_role("link", name="Childline")).to_be_visible()
    page = scene.phone.open("/help")
    expect(page.get_by_role("heading", level=1)).to_have_text("Help now")
    expect(page.get_by_text("Sign in first.")).to_be_visible()
    kept = page.evaluate(_KEPT)
    pages = {path for path in kept if not path.startswith("/static/")}
    assert pages == {"/help", "/no-signal", "/what-we-see", "/waiting", "/ways"}
    for text in kept.values():
        assert "Otter" not in text
        assert WORDS not in text


def test_what_cannot_wait_stays_in_its_box(scene: Scene) -> None:
    page = scene.at(scene.otter, "/about-me/matters")
    scene.box("Your words").fill(WORDS)
    page.get_by_role("radio", name="Sam").check()
    scene.phone.context.set_offline(True)
    scene.button("Send to Sam").click()
    expect(page.get_by_role("alert").filter(has_text="There is no signal.")).to_be_visible()
    expect(scene.box("Your words")).to_have_value(WORDS)


def test_who_left_without_a_network_is_out_when_it_is_back(scene: Scene, served: Served) -> None:
    page = scene.at(scene.otter, "/home")
    assert _sessions(scene) == 1
    scene.phone.context.set_offline(True)
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(lambda url: not url.startswith(served.url))
    page = scene.phone.open("/home")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no signal")
    assert _sessions(scene) == 1, "nobody could be told yet"
    scene.phone.context.set_offline(False)
    page = scene.phone.open("/home")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is on your mind?")
    assert _sessions(scene) == 0


def test_remove_it_all_leaves_nothing_in_the_browser(scene: Scene) -> None:
    round_with(scene.world)
    page = scene.at(scene.otter, "/services")
    scene.button("Get my tickets on this phone").click()
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    scene.phone.show_cookie("name", "Otter")
    page = scene.phone.open("/my-phone")
    expect(page.get_by_text("Your made-up name: Otter.")).to_be_visible()
    for each in ("Tickets for rating.", "Some pages for when there is no signal."):
        expect(page.get_by_text(each)).to_be_visible()
    scene.button("Remove it all").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    until(page, _IS_EMPTY)
    held = scene.phone.context.storage_state(indexed_db=True)
    assert held == {"cookies": [], "origins": []}
    assert _sessions(scene) == 0
    assert _history_of(page) == {"My notes"}


def test_leave_now_leaves_no_name_in_cookies_pages_or_history(scene: Scene, served: Served) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.box("Your words").fill(WORDS)
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(served.neutral)
    assert _history_of(page) <= {"My notes", "Weather"}
    # Getting away comes first; the server is told, and clears them, a moment later.
    for _ in range(60):
        if not scene.phone.context.cookies():
            break
        page.wait_for_timeout(50)
    assert scene.phone.context.cookies() == []
    scene.phone.open("/my-phone")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    for text in page.evaluate(_KEPT).values():
        assert "Otter" not in text
        assert WORDS not in text


def test_a_phone_put_away_without_a_network_is_locked_when_it_is_back(scene: Scene) -> None:
    page = scene.at(scene.otter, "/how-it-looks")
    page.get_by_text("At once", exact=True).click()
    scene.button("Save").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    scene.phone.open("/home")
    scene.phone.context.set_offline(True)
    put_away(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no signal")
    scene.phone.context.set_offline(False)
    page = scene.phone.open("/home")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is on your mind?")
    assert _sessions(scene) == 0


def test_it_can_be_put_on_a_home_screen_under_a_name_that_says_nothing(scene: Scene) -> None:
    line = scene.phone.context.new_cdp_session(scene.page)
    wrong = {
        each["errorId"]
        for each in line.send("Page.getInstallabilityErrors")["installabilityErrors"]
    }
    assert wrong <= {"in-incognito"}, "as every window of these tests is"
    told = line.send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["name"] == "My notes"


def test_a_new_version_waits_until_it_is_wanted(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = scene.phone.open("/")
    note = page.get_by_text("A new version is ready.")
    expect(note).to_be_hidden()
    before = page.evaluate("caches.keys()")
    monkeypatch.setattr(public, "_version", lambda _name: "newer")
    page.evaluate("navigator.serviceWorker.getRegistration().then((kept) => kept.update())")
    expect(note).to_be_visible(timeout=10_000)
    assert set(page.evaluate("caches.keys()")) == {*before, "kept.newer"}
    page.get_by_role("button", name="Use it now").click()
    expect(note).to_be_hidden()
    until(page, "caches.keys().then((names) => names.join() === 'kept.newer')")


def _is_kept(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready")
    until(page, "navigator.serviceWorker.controller !== null")


def _history_of(page: Page) -> set[str]:
    """The titles that the browser lists for this tab."""
    line = page.context.new_cdp_session(page)
    entries = line.send("Page.getNavigationHistory")["entries"]
    return {each["title"] for each in entries if each["url"].startswith("http")}


def _sessions(scene: Scene) -> int:
    with scene.world.work() as session:
        return session.scalars(select(func.count()).select_from(BrowserSession)).one()
