"""What the board's analysts see, and what anybody can read about services."""

from __future__ import annotations

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from tests.services.steps import service
from youthvoice.services.service import retire

states: list[State] = []
state = adding_to(states)


@state("board.sign_in", "Sign in to the reports")
def board_sign_in(scene: Scene) -> None:
    scene.phone.open("/board/sign-in")


@state("board.account", "Your account")
def board_account(scene: Scene) -> None:
    scene.at(scene.bo, "/board/account")


@state("board.services", "Services")
def board_services(scene: Scene) -> None:
    _services(scene)
    scene.at(scene.bo, "/board/services")


@state("board.services", "Services")
def board_services_empty(scene: Scene) -> None:
    scene.at(scene.bo, "/board/services")


@state("board.add_service", "A new service")
def add_service_refused(scene: Scene) -> None:
    scene.at(scene.bo, "/board/services/new")
    scene.button("Save").click()


@state("board.change_service", "The Den")
def change_service(scene: Scene) -> None:
    service_id = service(scene.world)
    scene.at(scene.bo, f"/board/services/{service_id}")


@state("public.all_services", "Services")
def all_services(scene: Scene) -> None:
    _services(scene)
    scene.at(scene.otter, "/services")


@state("public.service_page", "The Den")
def service_page(scene: Scene) -> None:
    service_id = service(scene.world)
    scene.at(scene.otter, f"/services/{service_id}")


def _services(scene: Scene) -> None:
    service(scene.world)
    service(scene.world, "The Clinic", shown=False)
    gone = service(scene.world, "The Bus")
    with scene.world.work() as session:
        retire(session, scene.world.area_id, gone, retired=True)
