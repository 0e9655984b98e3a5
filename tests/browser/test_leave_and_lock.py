"""Leaving shows nothing of what was here, and nothing that was typed is ever lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from tests.browser.conftest import Served
from tests.browser.live import phone
from tests.browser.scene import QUESTION, Scene, put_away
from youthvoice.accounts.models import BrowserSession
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import IDLE_LIMIT
from youthvoice.drafts.models import Draft

WORDS = "The last one left without saying goodbye."
_HERE = f"/question/{QUESTION}"


@pytest.fixture
def whole_scene(whole_browser: Browser, served: Served) -> Iterator[Scene]:
    """What is left behind in a browser is more than what its pages hold."""
    with phone(whole_browser, served.url, neutral=served.neutral) as held:
        yield Scene(served.app, held)


def _by_link(page: Page) -> None:
    page.get_by_role("link", name="Leave now").click()


def _by_three_shifts(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("go", [_by_link, _by_three_shifts])
def test_leaving_shows_the_other_site_and_going_back_shows_nothing(
    whole_scene: Scene, served: Served, go: Callable[[Page], None]
) -> None:
    page = _reading(whole_scene)
    go(page)
    page.wait_for_url(served.neutral)
    expect(page.get_by_text("Rain.")).to_be_visible()
    _expect_signed_out(whole_scene)
    for _ in range(page.evaluate("history.length") - 1):
        page.go_back()
        _expect_nothing_of_otter(page)


def test_leaving_works_without_javascript(scene_without_scripts: Scene, served: Served) -> None:
    scene = scene_without_scripts
    page = _reading(scene)
    _by_link(page)
    page.wait_for_url(served.neutral)
    _expect_signed_out(scene)
    page.go_back()
    _expect_nothing_of_otter(page)


def test_writing_capital_letters_is_not_leaving(scene: Scene) -> None:
    page = _reading(scene)
    box = scene.box("Your words")
    box.click()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(box).to_have_value("ABC")
    expect(page).to_have_url(re.compile(_HERE))


def test_leaving_keeps_what_was_typed_for_its_author(scene: Scene, served: Served) -> None:
    page = _reading(scene)
    scene.box("Your words").fill(WORDS)
    _by_link(page)
    page.wait_for_url(served.neutral)
    _expect_signed_out(scene)
    _expect_draft(scene, WORDS)


def _to_home(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Home").click()


def _close(page: Page) -> None:
    page.close(run_before_unload=True)


def _come_back(page: Page) -> None:
    page.evaluate(
        """() => {
          delete document.visibilityState;
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )


@pytest.mark.parametrize("go", [_to_home, _close, put_away])
def test_a_draft_is_there_again_after_going_away(scene: Scene, go: Callable[[Page], None]) -> None:
    page = _reading(scene)
    scene.box("Your words").fill(WORDS)
    page.get_by_role("radio", name="Bad", exact=True).check()
    go(page)
    _wait_for_draft(scene)
    scene.page = scene.phone.page = scene.phone.context.new_page()
    _expect_draft(scene, WORDS)
    expect(scene.page.get_by_role("radio", name="Bad", exact=True)).to_be_checked()


def test_a_page_left_alone_locks_and_keeps_the_words(scene: Scene) -> None:
    page = scene.page
    page.clock.install()
    _reading(scene)
    scene.box("Your words").fill(WORDS)
    page.clock.run_for(IDLE_LIMIT[Door.YOUNG].total_seconds() * 1000 - 10_000)
    expect(scene.box("Your words")).to_be_visible()
    page.clock.run_for(20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    _expect_nothing_of_otter(page)
    _expect_draft(scene, WORDS)


def test_a_locked_page_cannot_be_opened_again_by_going_back(whole_scene: Scene) -> None:
    page = whole_scene.page
    page.clock.install()
    _reading(whole_scene)
    page.clock.run_for(IDLE_LIMIT[Door.YOUNG].total_seconds() * 1000 + 10_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.go_back()
    _expect_nothing_of_otter(page)


def _chooses_to_lock(scene: Scene, when: str) -> None:
    page = scene.at(scene.otter, "/how-it-looks")
    page.get_by_text(when, exact=True).click()
    scene.button("Save").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()


def test_a_phone_that_is_put_away_locks_at_once_where_wanted(scene: Scene) -> None:
    _chooses_to_lock(scene, "At once")
    page = _reading(scene)
    scene.box("Your words").fill(WORDS)
    put_away(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    _expect_nothing_of_otter(page)
    _expect_draft(scene, WORDS)


def test_a_page_out_of_sight_is_blank_and_locks_after_the_time_that_was_chosen(
    scene: Scene,
) -> None:
    _chooses_to_lock(scene, "After 1 minute")
    page = scene.page
    page.clock.install()
    _reading(scene)
    put_away(page)
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    page.clock.run_for(30_000)
    _come_back(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(scene.box("Your words")).to_be_visible()
    put_away(page)
    page.clock.run_for(61_000)
    _come_back(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    _expect_nothing_of_otter(page)


def test_a_sent_answer_leaves_no_draft_behind(scene: Scene) -> None:
    page = _reading(scene)
    scene.box("Your words").press_sequentially(WORDS, delay=5)
    page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent to Sam")
    page.wait_for_timeout(300)
    scene.phone.open("/say")
    expect(page.get_by_role("heading", name="You began this")).to_be_hidden()
    scene.phone.open(_HERE)
    expect(page.get_by_text("This is what you wrote before.")).to_be_hidden()


def test_a_worker_finds_an_unsent_reply_again(scene: Scene) -> None:
    scene.says()
    page = scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    scene.box("Your answer").fill("I will ask")
    page.get_by_role("link", name="Caseload").click()
    _wait_for_draft(scene)
    scene.phone.open(f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    expect(scene.box("Your answer")).to_have_value("I will ask")


def _reading(scene: Scene) -> Page:
    """Otter, come from home, with a question open."""
    page = scene.at(scene.otter, "/home")
    page.goto(scene.phone.url + _HERE)
    return page


def _wait_for_draft(scene: Scene) -> None:
    """What a page sends while it goes, no browser tells of: the database does."""
    for _ in range(100):
        with scene.world.work() as session:
            if session.scalar(select(func.count()).select_from(Draft)):
                return
        time.sleep(0.05)
    pytest.fail("the draft did not arrive")


def _expect_draft(scene: Scene, words: str) -> None:
    scene.at(scene.otter, _HERE)
    expect(scene.page.get_by_text("This is what you wrote before.")).to_be_visible()
    expect(scene.box("Your words")).to_have_value(words)


def _expect_signed_out(scene: Scene) -> None:
    for _ in range(40):
        if not scene.phone.context.cookies(scene.phone.url.replace("http:", "https:")):
            break
        scene.page.wait_for_timeout(50)
    assert not scene.phone.context.cookies(scene.phone.url.replace("http:", "https:"))
    with scene.world.work() as session:
        assert session.scalar(select(func.count()).select_from(BrowserSession)) == 0


def _expect_nothing_of_otter(page: Page) -> None:
    shown = page.locator("body").inner_text() if page.locator("body").is_visible() else ""
    for secret in ("Otter", "Who is in charge", "Sam", WORDS):
        assert secret not in shown, f"{page.url} shows {shown[:200]}"
