"""The worker's promise as two people live it: made, kept, said not to be, seen alike."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.scene import Scene
from youthvoice.agreement.due import Mark

# What is drawn, without the words beside it.
_DRAWN = "() => [...document.querySelectorAll('.month .marks')].map((each) => each.outerHTML)"


def test_a_promise_is_made_by_two_and_seen_alike_without_scripts(
    scene_without_scripts: Scene,
) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.otter, "/promise")
    room = f"/work/folders/{scene.otter.folder_id}/promise"

    scene.at(scene.sam, f"{room}/change")
    page.get_by_label("How often do we meet?").select_option("Every week")
    scene.box("Who steps in when the worker is away?").fill("Priya")
    scene.button("Ask Otter to agree").click()
    expect(page.get_by_role("heading", name="Waits for Otter to say yes")).to_be_visible()
    scene.at(scene.otter, "/promise")
    scene.button("Yes, I agree").click()
    expect(page.get_by_role("heading", name="What we agreed")).to_be_visible()
    _is_alike(scene, room, Mark.TO_COME)

    scene.at(scene.sam, room)
    scene.button("Met").click()
    expect(page.get_by_text("Sam met Otter", exact=True)).to_be_visible()
    _is_alike(scene, room, Mark.KEPT)

    scene.at(scene.otter, "/promise")
    scene.button("No, it did not").click()
    expect(page.get_by_text("If you say no, it does not count.")).to_be_visible()
    _is_alike(scene, room, Mark.TO_COME)
    expect(page.get_by_text("Otter: no. It does not count.")).to_be_visible()


def _is_alike(scene: Scene, room: str, mark: Mark) -> None:
    """Both see the same picture, with this one mark in it; ends at the worker's page."""
    theirs = scene.at(scene.otter, "/promise").evaluate(_DRAWN)
    drawn = scene.at(scene.sam, room).evaluate(_DRAWN)
    assert drawn == theirs
    (only,) = drawn
    assert mark.value.replace("_", " ") in only
