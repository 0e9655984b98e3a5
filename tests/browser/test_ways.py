"""Nobody has to write: a voice, a drawing and pictures are whole answers, and as safe as words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from tests.browser.conftest import Served, keeping
from tests.browser.live import phone
from tests.browser.scene import QUESTION, Scene, begins_to_write
from tests.browser.test_outbox import _STORED
from youthvoice.ways.models import Piece

_PLAYS = """async (sound) => {
  sound.muted = true;
  await sound.play();
  return sound.error === null && sound.currentSrc.length > 0;
}"""


@pytest.fixture
def scene(whole_browser: Browser, served: Served) -> Iterator[Scene]:
    """A phone with a microphone in which a tone can be heard."""
    with keeping(whole_browser, served, permissions=["microphone"]) as scene:
        yield scene


def test_a_voice_a_drawing_and_pictures_reach_the_worker_also_from_offline(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    _record(scene, 1500)
    _draw(page)
    _pick(page, "scared", "school")
    page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    stored = page.evaluate(_STORED)
    for opened in ("OpusHead", "webm", "strokes", "scared school", "My door"):
        assert opened not in stored
    scene.phone.context.set_offline(False)
    expect(page.get_by_text("What waited on this phone is sent now.")).to_be_visible()
    page = scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    expect(page.get_by_role("img", name="My door")).to_be_visible()
    assert page.locator("img.drawing").evaluate(
        "(image) => image.decode().then(() => image.naturalWidth > 0)"
    )
    assert page.locator("audio.voice").evaluate(_PLAYS)
    expect(
        page.get_by_role("list", name="Said with pictures").get_by_role("listitem")
    ).to_have_text(["scared", "school"])
    with scene.world.work() as session:
        assert session.scalar(select(func.count()).select_from(Piece)) == 2


def test_a_line_that_breaks_between_two_pieces_costs_one_of_them(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    sent: list[str] = []
    page.context.on(
        "request", lambda each: sent.append(each.url) if "/pieces/" in each.url else None
    )
    _record(scene, 600)
    _draw(page)
    page.route("**/pieces/*", lambda route: route.abort() if len(sent) == 2 else route.fallback())
    page.get_by_role("radio", name="Just me").check()
    scene.button("Keep just for me").click()
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    page.unroute("**/pieces/*")
    page = scene.phone.open("/home")
    for _ in range(50):
        with scene.world.work() as session:
            if session.scalar(select(func.count()).where(Piece.answer_id.is_not(None))):
                break
        page.wait_for_timeout(100)
    page = scene.phone.open(f"/question/{QUESTION}")
    expect(page.get_by_role("img", name="My door")).to_be_visible()
    assert len(sent) == 3
    assert len(set(sent)) == 2


def test_a_microphone_that_is_refused_is_said_plainly(browser: Browser, served: Served) -> None:
    with phone(browser, served.url, permissions=[]) as held:
        scene = Scene(served.app, held)
        page = scene.at(scene.otter, f"/question/{QUESTION}")
        scene.button("Say it").click()
        scene.button("Start").click()
        expect(page.get_by_text("The microphone is off for this page.")).to_be_visible()
        expect(scene.button("Start")).to_be_visible()


def _record(scene: Scene, ms: int) -> None:
    scene.button("Say it").click()
    scene.button("Start").click()
    expect(scene.page.get_by_text("It is recording now.")).to_be_visible()
    scene.page.wait_for_timeout(ms)
    scene.button("Stop").click()
    expect(scene.page.get_by_text("This is your recording.")).to_be_visible()


def _draw(page: Page) -> None:
    page.get_by_role("button", name="Draw it").click()
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90, steps=8)
    page.mouse.up()
    page.get_by_role("textbox", name="What does it show?").fill("My door")


def _pick(page: Page, *names: str) -> None:
    page.get_by_role("link", name="Use pictures").click()
    for each in names:
        page.get_by_role("button", name=each, exact=True).click()
