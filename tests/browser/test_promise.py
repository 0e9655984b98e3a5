"""The worker's promise as two people live it: made, kept, missed, and seen alike."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.scene import Scene
from youthvoice.agreement.due import Mark
from youthvoice.agreement.models import Agreement, Contact

KEPT, MISSED, TO_COME = Mark.KEPT, Mark.MISSED, Mark.TO_COME
# What is drawn, without the words beside it.
_DRAWN = "() => [...document.querySelectorAll('.month .marks')].map((each) => each.outerHTML)"
_WORDS = {mark.value.replace("_", " "): mark for mark in Mark}


@pytest.fixture(
    params=["scene", "scene_without_scripts"], ids=["with JavaScript", "without JavaScript"]
)
def held(request: pytest.FixtureRequest) -> Scene:
    """A made-up team and young person, and a phone of either kind."""
    scene: Scene = request.getfixturevalue(request.param)
    return scene


def test_a_promise_is_made_by_two_kept_and_missed_and_seen_alike(held: Scene) -> None:
    _make(held)
    _is_alike(held, TO_COME)
    _meet(held)
    _is_alike(held, KEPT)
    _says(held, "No, it did not")
    expect(held.page.get_by_text("If you say no, it does not count.")).to_be_visible()
    _is_alike(held, TO_COME)
    expect(held.page.get_by_text("Otter: no. It does not count.")).to_be_visible()

    _weeks_pass(held, 2)
    _is_alike(held, MISSED, MISSED, TO_COME)
    _meet(held)
    _is_alike(held, MISSED, MISSED, KEPT)
    _says(held, "It did happen", under="See more of it")
    _is_alike(held, KEPT, MISSED, KEPT)
    expect(held.page.get_by_text("Otter: yes, this happened.")).to_be_visible()


def _room(scene: Scene) -> str:
    return f"/work/folders/{scene.otter.folder_id}/promise"


def _make(scene: Scene) -> None:
    # Otter has joined before Sam looks.
    _ = scene.otter
    page = scene.at(scene.sam, f"{_room(scene)}/change")
    page.get_by_label("How often do we meet?").select_option("Every week")
    scene.box("Who steps in when the worker is away?").fill("Priya")
    scene.button("Ask Otter to agree").click()
    expect(page.get_by_role("heading", name="Waits for Otter to say yes")).to_be_visible()
    scene.at(scene.otter, "/promise")
    scene.button("Yes, I agree").click()
    expect(page.get_by_role("heading", name="What we agreed")).to_be_visible()


def _meet(scene: Scene) -> None:
    page = scene.at(scene.sam, _room(scene))
    scene.button("Met").click()
    expect(page.get_by_text("Sam met Otter", exact=True).first).to_be_visible()


def _says(scene: Scene, answer: str, *, under: str = "") -> None:
    """Otter's yes or no; `under` is what an older contact stands folded under."""
    scene.at(scene.otter, "/promise")
    if under:
        scene.unfold(under)
    scene.button(answer).click()
    expect(scene.button(answer)).to_have_count(0)


def _weeks_pass(scene: Scene, weeks: int) -> None:
    """All that was agreed and done lies so many weeks back: the server's own clock goes on."""
    with scene.world.work() as session:
        back = timedelta(weeks=weeks)
        for table, days in (
            (Agreement, ("proposed_on", "agreed_on")),
            (Contact, ("day", "logged_on", "said_on")),
        ):
            for row in session.query(table):
                for name in days:
                    setattr(row, name, getattr(row, name) - back)


def _is_alike(scene: Scene, *marks: Mark) -> None:
    """Both see the same picture, with these marks in it; ends at the worker's page."""
    theirs = scene.at(scene.otter, "/promise").evaluate(_DRAWN)
    drawn = scene.at(scene.sam, _room(scene)).evaluate(_DRAWN)
    assert drawn == theirs
    # The newest month stands first.
    read = " ".join(reversed(drawn))
    assert [_WORDS[each] for each in re.findall("|".join(_WORDS), read)] == [*marks]
