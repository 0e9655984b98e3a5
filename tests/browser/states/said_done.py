"""You said, we did: what the board writes, and what young people read of it."""

from __future__ import annotations

from uuid import UUID

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from tests.said_done.steps import close, told, write, write_late
from tests.services.steps import service
from youthvoice.said_done import service as said_done

states: list[State] = []
state = adding_to(states)


@state("board.said_done", "You said, we did")
def board_said_done(scene: Scene) -> None:
    _one_of_each(scene)
    scene.at(scene.bo, "/board/said-done")


@state("board.said_done", "You said, we did")
def board_said_done_empty(scene: Scene) -> None:
    scene.at(scene.bo, "/board/said-done")


@state("board.write_said_done", "What you heard, what you will do")
def write_said_done(scene: Scene) -> None:
    service(scene.world)
    scene.at(scene.bo, "/board/said-done/new")


@state("board.write_said_done", "What you heard, what you will do")
def write_said_done_refused(scene: Scene) -> None:
    scene.at(scene.bo, "/board/said-done/new")
    scene.box("What did you hear?").fill("Nobody calls back.")
    scene.button("Save it for all to read").click()


@state("board.said_done_item", "Something else")
def said_done_open(scene: Scene) -> None:
    item = write_late(scene.world)
    _changed(scene, item)
    scene.at(scene.bo, f"/board/said-done/{item}")


@state("board.said_done_item", "The Den")
def said_done_closed(scene: Scene) -> None:
    item = write(scene.world, about=f"service:{service(scene.world)}")
    close(scene.world, item)
    scene.at(scene.bo, f"/board/said-done/{item}")


@state("board.change_said_done", "Change what you said")
def change_said_done_meanwhile(scene: Scene) -> None:
    item = write(scene.world)
    scene.at(scene.bo, f"/board/said-done/{item}/change")
    scene.box("What did you hear?").fill("The waiting room is loud and cold.")
    _changed(scene, item)
    scene.button("Save it for all to read").click()


@state("board.close_said_done", "What came of it")
def close_said_done_without_words(scene: Scene) -> None:
    item = write(scene.world)
    scene.at(scene.bo, f"/board/said-done/{item}/close")
    scene.page.get_by_text("We did it", exact=True).click()
    scene.button("Close it").click()


@state("board.close_said_done", "What came of it")
def close_said_done_meanwhile(scene: Scene) -> None:
    item = write(scene.world)
    scene.at(scene.bo, f"/board/said-done/{item}/close")
    scene.page.get_by_text("We did it", exact=True).click()
    scene.box("What came of it?").fill("There is a quiet room.")
    _changed(scene, item)
    scene.button("Close it").click()


@state("public.because_of_you", "What happened because of you")
def because_of_you(scene: Scene) -> None:
    _one_of_each(scene)
    scene.at(scene.otter, "/because-of-you")


@state("public.because_of_you", "What happened because of you")
def because_of_you_empty(scene: Scene) -> None:
    scene.phone.open("/because-of-you")


@state("public.service_page", "The Den")
def service_page_because_of_you(scene: Scene) -> None:
    den = f"service:{service(scene.world)}"
    write_late(scene.world, about=den)
    close(scene.world, write(scene.world, about=den))
    scene.phone.open(f"/services/{den.removeprefix('service:')}")


def _one_of_each(scene: Scene) -> None:
    den = f"service:{service(scene.world)}"
    write(scene.world, about=den)
    write_late(scene.world, about="theme:make-me-safe")
    close(scene.world, write(scene.world, "We want to know who is in the meeting.", about=den))
    lost = write(scene.world, "The bus ends at six.")
    close(scene.world, lost, "The bus firm said no. We pay for a taxi home.", done=False)


def _changed(scene: Scene, item: UUID) -> None:
    with scene.world.work() as session:
        words = told("The waiting room is too loud. There is no door.")
        said_done.change(session, scene.world.area_id, item, 1, words)
