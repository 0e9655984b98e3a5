"""The board's self-assessment: half filled in, empty, and changed by two at once."""

from __future__ import annotations

from tests.assessment.steps import say
from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from youthvoice import clock
from youthvoice.assessment.models import Standing

states: list[State] = []
state = adding_to(states)


@state("board.assessment", "Self-assessment")
def assessment(scene: Scene) -> None:
    with clock.days_ago(90):
        for number in (1, 2, 4, 7):
            say(scene.world, number, Standing.PARTLY, in_days=80)
        say(scene.world, 11)
    with clock.days_ago(20):
        for number in (1, 2, 9, 12):
            say(scene.world, number)
        say(scene.world, 5, Standing.NOT_MET, in_days=60)
    scene.at(scene.bo, "/board/assessment")


@state("board.assessment", "Self-assessment")
def assessment_empty(scene: Scene) -> None:
    scene.at(scene.bo, "/board/assessment")


@state("board.requirement", "Requirement 5")
def requirement(scene: Scene) -> None:
    with clock.days_ago(90):
        say(scene.world, 5, Standing.NOT_MET)
    with clock.days_ago(40):
        say(scene.world, 5, Standing.PARTLY, in_days=30)
    scene.at(scene.bo, "/board/assessment/5")


@state("board.requirement", "Requirement 5")
def requirement_refused(scene: Scene) -> None:
    scene.at(scene.bo, "/board/assessment/5")
    scene.page.get_by_text("Met", exact=True).click()
    scene.button("Save").click()


@state("board.requirement", "Requirement 5")
def requirement_meanwhile(scene: Scene) -> None:
    scene.at(scene.bo, "/board/assessment/5")
    scene.page.get_by_text("Partly met", exact=True).click()
    scene.box("What shows it?").fill("Three young people wrote the first page.")
    say(scene.world, 5, Standing.NOT_MET)
    scene.button("Save").click()
