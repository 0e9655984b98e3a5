"""What a finger does, a keyboard does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.scene import QUESTION, Scene
from tests.world import PICTURES

_HERE = f"/question/{QUESTION}"
_MOST = 60


def test_an_answer_is_sent_by_keyboard(scene: Scene) -> None:
    page = scene.at(scene.otter, _HERE)
    _tab_to(page, page.get_by_role("radio", name="No face"))
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Bad", exact=True)).to_be_checked()
    _tab_to(page, scene.box("Your words"))
    page.keyboard.type("Who decides?")
    _tab_to(page, page.get_by_role("radio", name="Sam"))
    page.keyboard.press("Space")
    _tab_to(page, scene.button("Send to Sam"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent to Sam")


def test_the_arrow_keys_choose_who_can_see_it_and_the_button_follows(scene: Scene) -> None:
    page = scene.at(scene.otter, _HERE)
    worker, just_me = (page.get_by_role("radio", name=name) for name in ("Sam", "Just me"))
    send, keep = scene.button("Send to Sam"), scene.button("Keep just for me")
    expect(send.or_(keep)).to_have_count(0)
    worker.focus()
    page.keyboard.press("ArrowDown")
    expect(just_me).to_be_checked()
    expect(keep).to_be_visible()
    expect(send).to_be_hidden()
    page.keyboard.press("ArrowUp")
    expect(worker).to_be_checked()
    expect(send).to_be_visible()
    expect(keep).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_verdict_is_given_by_keyboard(scene: Scene, key: str) -> None:
    scene.answered()
    page = scene.at(scene.otter, _HERE)
    _tab_to(page, scene.button("A bit"))
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")


def test_pictures_are_picked_by_keyboard(scene: Scene) -> None:
    _ = scene.otter
    page = scene.phone.open("/sign-in")
    _tab_to(page, scene.box("Your made-up name"))
    page.keyboard.type("Otter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your six pictures")
    for number, picture in enumerate(PICTURES.split(), 1):
        key = scene.button(picture)
        _tab_to(page, key)
        page.keyboard.press("Space" if number % 2 else "Enter")
        expect(page.get_by_role("status")).to_have_text(f"{number} of 6")
    expect(scene.button("Come in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hi Otter.")


def test_undo_takes_the_last_picture_back(scene: Scene) -> None:
    _ = scene.otter
    page = scene.phone.open("/sign-in")
    scene.box("Your made-up name").fill("Otter")
    scene.button("Go on").click()
    scene.pick("cat")
    _tab_to(page, scene.button("Undo"), backwards=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("0 of 6")
    expect(scene.button("cat")).to_be_focused()


def test_the_first_tab_leads_past_the_bars(scene: Scene) -> None:
    page = scene.at(scene.otter, "/home")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=re.compile("^Say something"))).to_be_focused()


def _tab_to(page: Page, wanted: Locator, *, backwards: bool = False) -> None:
    for _ in range(_MOST):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    pytest.fail(f"Tab does not lead to {wanted}")
