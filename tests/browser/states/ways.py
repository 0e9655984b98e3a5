"""Saying something without writing: what a question offers, and what stands in a thread then."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.scene import QUESTION, Scene
from tests.browser.states.state import State, adding_to
from tests.recording import speaks
from youthvoice.questions.instrument import instrument

states: list[State] = []
state = adding_to(states)
_ASKED = instrument().question(QUESTION).plain


@state("young.question", _ASKED)
def question_without_scripts(scene: Scene) -> None:
    """The board as boxes to tick."""
    scene.at(scene.otter, f"/question/{QUESTION}?way=pictures")


@state("young.question", _ASKED)
def question_with_every_way(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.button("Say it").click()
    scene.button("Draw it").click()
    page.get_by_role("link", name="Use pictures").click()
    for each in ("scared", "school", "not"):
        page.get_by_role("button", name=each, exact=True).click()
    strip = page.get_by_role("list", name="Your sentence")
    expect(strip.get_by_role("listitem")).to_have_count(3)


@state("young.question", _ASKED)
def thread_spoken_by_me(scene: Scene) -> None:
    speaks(scene.world, scene.otter, QUESTION, strip="scared school not")
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    page.get_by_role("img", name="My door").scroll_into_view_if_needed()


@state("young.mine", "All I said")
def mine_spoken(scene: Scene) -> None:
    speaks(scene.world, scene.otter, QUESTION, strip="dog happy")
    scene.at(scene.otter, "/mine")
