"""Rating a service, and what the board does about rounds."""

from __future__ import annotations

from uuid import UUID, uuid4

from playwright.sync_api import expect
from sqlalchemy import insert

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from tests.rounds.steps import cards_for, closed, round_with
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, Way
from youthvoice.rounds.service import begin_round

states: list[State] = []
state = adding_to(states)


@state("public.rate", "Rate those who help you")
def rate(scene: Scene) -> None:
    round_with(scene.world, "The Den", "The Bus")
    scene.phone.open("/rate")


@state("public.rate", "Rate those who help you")
def rate_nothing(scene: Scene) -> None:
    scene.phone.open("/rate")


@state("public.rate_service", "Rate The Den")
def rate_without_a_ticket(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    scene.phone.open(f"/rate/{den}")


@state("public.rate_service", "Rate The Den")
def rate_openly(scene: Scene) -> None:
    _, (den,) = round_with(scene.world, allows_open=True)
    scene.phone.open(f"/rate/{den}")


@state("public.rate_service", "Rate The Den")
def rate_nothing_picked(scene: Scene) -> None:
    rate_openly(scene)
    scene.button("Look at it before you send it").click()


@state("public.rate_service", "Rate The Den")
def rate_look(scene: Scene) -> None:
    rate_openly(scene)
    _picks(scene)
    scene.button("Look at it before you send it").click()
    expect(scene.button("Send it")).to_be_visible()


@state("public.rate_service", "Rate The Den")
def rate_thanks(scene: Scene) -> None:
    rate_look(scene)
    scene.button("Send it").click()
    expect(scene.page.get_by_text("It is in", exact=True)).to_be_visible()


@state("public.rated", "Thank you")
def rated(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    scene.phone.open(f"/rate/{den}/thanks")


@state("public.rate_card", "I have a card")
def rate_card(scene: Scene) -> None:
    scene.phone.open("/rate/card")


@state("public.rate_card", "I have a card")
def rate_card_wrong(scene: Scene) -> None:
    rate_card(scene)
    scene.box("The letters on your card").fill("abcd")
    scene.button("Go on").click()


@state("public.rate_with_scanned_card", "Rate The Den")
def rate_with_a_card(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    scene.phone.open(f"/rate/card/{cards_for(scene.world, den)[0].token}")


@state("public.all_services", "Services")
def services_in_a_round(scene: Scene) -> None:
    round_with(scene.world, "The Den", "The Bus")
    scene.at(scene.otter, "/services")
    expect(scene.button("Get my tickets on this phone")).to_be_visible()


@state("public.service_page", "The Den")
def service_in_a_round(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    scene.phone.open(f"/services/{den}")


@state("board.rounds", "Rating rounds")
def board_rounds_empty(scene: Scene) -> None:
    scene.at(scene.bo, "/board/rounds")


@state("board.rounds", "Rating rounds")
def board_rounds(scene: Scene) -> None:
    round_id, _ = round_with(scene.world)
    closed(scene.world, round_id)
    _opens(scene, "Winter 2026")
    scene.at(scene.bo, "/board/rounds")


@state("board.begin", "Open a round")
def board_new_round(scene: Scene) -> None:
    scene.at(scene.bo, "/board/rounds/new")


@state("board.begin", "Open a round")
def board_new_round_refused(scene: Scene) -> None:
    board_new_round(scene)
    scene.button("Open it").click()


@state("board.one_round", "Autumn")
def board_open_round(scene: Scene) -> None:
    round_id, _ = round_with(scene.world, "The Den", "The Bus")
    scene.at(scene.bo, f"/board/rounds/{round_id}")


@state("board.close", "Close Autumn?")
def board_close_round(scene: Scene) -> None:
    board_open_round(scene)
    scene.page.get_by_role("link", name="Close this round").click()


@state("board.cards", "Cards for The Bus")
def board_cards(scene: Scene) -> None:
    board_open_round(scene)
    scene.box("How many cards").fill("4")
    scene.button("Make them").click()


@state("board.one_round", "Autumn")
def board_results(scene: Scene) -> None:
    round_id, (den,) = round_with(scene.world)
    ratings_of(scene, round_id, den)
    closed(scene.world, round_id)
    scene.at(scene.bo, f"/board/rounds/{round_id}")


def ratings_of(scene: Scene, round_id: UUID, service_id: UUID) -> None:
    """Sixty ratings with tickets, and too few with cards."""
    same = {"round_id": round_id, "service_id": service_id, "month": "2026-11"}
    rows = []
    for number in range(64):
        way = Way.TICKET if number < 60 else Way.CARD
        faces = {
            each.column: (number * (at + 3)) % 7 or None for at, each in enumerate(dimensions())
        }
        faces = {name: face if face and face <= 5 else None for name, face in faces.items()}
        rows.append({"id": uuid4(), **same, "way": way, **faces})
    with scene.world.work() as session:
        session.execute(insert(Rating), rows)


def _opens(scene: Scene, name: str) -> None:
    world = scene.world
    with world.work() as session:
        begin_round(session, world.house, world.area_id, name, allows_open=False)


def _picks(scene: Scene) -> None:
    for thing, face in (("They listened to me", "Very good"), ("They used words I know", "Bad")):
        group = scene.page.get_by_role("group", name=thing)
        group.get_by_text(face, exact=True).click()
