"""A worker goes and another comes, as the three of them see it on their phones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.live import Phone, phone
from tests.browser.scene import WORDS, Scene
from tests.world import Staff, Young
from youthvoice import clock


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_handed_over_folder_opens_to_the_new_worker_and_no_more_to_the_old_one(
    browser: Browser, served: Served, *, scripts: bool
) -> None:
    with (
        phone(browser, served.url, java_script_enabled=scripts) as sams,
        phone(browser, served.url, java_script_enabled=scripts) as otters,
        phone(browser, served.url, java_script_enabled=scripts) as kims,
    ):
        scene = Scene(served.app, sams)
        scene.says()
        old = _at(scene, sams, scene.sam, f"/work/folders/{scene.otter.folder_id}")
        _tell(old)

        page = _at(scene, otters, scene.otter, "/home")
        page.get_by_role("link", name="Your worker will change").click()
        _expect_heading(page, "Kim will be your worker")
        page.get_by_role("textbox", name="Your words").fill("Please do not phone me.")
        _press(page, "Save it for Kim")
        expect(page.get_by_text("Saved. Kim reads this.")).to_be_visible()

        old.reload()
        expect(old.get_by_text("Please do not phone me.")).to_be_visible()
        _press(old, "Hand over to Kim now")
        _expect_heading(old, "Your caseload")
        expect(old.get_by_text("Otter")).to_be_hidden()
        old.goto(f"{served.url}/work/folders/{scene.otter.folder_id}")
        _expect_heading(old, "This page is not here")

        new = _at(scene, kims, scene.kim, "/work/")
        new.get_by_role("link", name="Otter").click()
        expect(new.get_by_text("Please do not phone me.")).to_be_visible()
        expect(new.get_by_role("main")).to_contain_text(WORDS)


def _tell(page: Page) -> None:
    page.get_by_role("link", name="Hand over, or let somebody step in").click()
    page.get_by_role("radio", name="Kim").check()
    page.locator("#from_day").fill((clock.today() + timedelta(days=5)).isoformat())
    page.get_by_role("textbox", name="Your words to the young person").fill("Kim comes.")
    page.get_by_role("radio", name="They read it here").check()
    _press(page, "Tell them")
    expect(page.get_by_text("Otter has not read it yet.")).to_be_visible()


def _at(scene: Scene, held: Phone, who: Staff | Young, path: str) -> Page:
    _ = scene.kim
    scene.phone = held
    return scene.at(who, path)


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _expect_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
