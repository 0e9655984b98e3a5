"""A plan as two people live it on phones: made together, a promise broken, and said to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.live import phone
from tests.browser.scene import Scene
from tests.paper import needs_pango
from youthvoice import clock


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def two(
    request: pytest.FixtureRequest, browser: Browser, served: Served
) -> Iterator[tuple[Scene, Page, Page]]:
    """Otter's phone and Sam's, both signed in."""
    with (
        phone(browser, served.url, java_script_enabled=request.param) as mine,
        phone(browser, served.url, java_script_enabled=request.param) as theirs,
    ):
        scene = Scene(served.app, mine)
        scene.at(scene.otter, "/plan")
        worker = Scene(served.app, theirs)
        worker.come_in(scene.sam)
        theirs.open(f"/work/folders/{scene.otter.folder_id}/plan")
        yield scene, mine.page, theirs.page


def test_a_plan_is_made_by_two_and_a_broken_promise_is_said_to_be_broken(
    two: tuple[Scene, Page, Page],
) -> None:
    needs_pango()
    scene, mine, theirs = two
    _make_and_tick(mine, theirs)
    _say_and_answer(mine, theirs)
    mine.goto(f"{scene.phone.url}/plan/copy")
    with mine.expect_download() as download:
        mine.get_by_role("link", name="Get it as a file").click()
    assert download.value.suggested_filename == "my-notes.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")


def _make_and_tick(mine: Page, theirs: Page) -> None:
    mine.get_by_role("link", name="Add what you want").click()
    mine.get_by_role("textbox").fill("See my brother")
    mine.get_by_role("button", name="Put it in my plan").click()
    expect(mine.get_by_text("You said it in these words.")).to_be_visible()

    theirs.reload()
    expect(theirs.get_by_text("Otter said it in these words.")).to_be_visible()
    theirs.get_by_role("link", name="Add a promise").click()
    theirs.get_by_role("radio", name="Sam").check()
    theirs.get_by_role("textbox", name="What will happen?").fill("Ring his carers")
    theirs.locator("#by_day").fill((clock.today() + timedelta(days=2)).isoformat())
    theirs.get_by_role("button", name="Put it in the plan").click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text("A promise")
    theirs.get_by_role("link", name="The plan of Otter").click()
    theirs.get_by_role("button", name="Done").click()
    expect(theirs.get_by_text("Done, says Sam, today.")).to_be_visible()


def _say_and_answer(mine: Page, theirs: Page) -> None:
    mine.reload()
    expect(mine.get_by_text("Something changed since you last looked.")).to_be_visible()
    mine.get_by_role("link", name="Ring his carers").click()
    mine.locator("summary", has_text="Add some words").first.click()
    mine.get_by_role("textbox", name="Say more").first.fill("They say nobody rang.")
    mine.get_by_role("button", name="No, it did not").click()
    expect(mine.get_by_text("Sam can see what you said.")).to_be_visible()
    mine.get_by_role("button", name="I am not sure").click()

    theirs.reload()
    expect(theirs.get_by_text("Otter says: this did not happen, today.")).to_be_visible()
    theirs.get_by_role("button", name="Not done yet").click()
    theirs.get_by_role("link", name="Cannot, because…").click()
    theirs.get_by_role("textbox").fill("They never pick up.")
    theirs.get_by_role("button", name="Say that it cannot be kept").click()

    mine.reload()
    for words in ("They never pick up.", "They say nobody rang.", "You are not sure, today."):
        expect(mine.get_by_text(words).first).to_be_visible()
