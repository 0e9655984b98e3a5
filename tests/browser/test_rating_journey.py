"""From a young person's face to what the board did about it, and back, on the pages of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from tests.browser.conftest import Served
from tests.browser.live import phone
from tests.browser.scene import Scene
from tests.moderation.steps import pat
from tests.rounds.steps import rates, tickets
from tests.services.steps import service
from youthvoice import clock
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, SpentTicket
from youthvoice.rounds.models import Round

HEARD = "Nobody told us why we had to wait."
DECIDED = "Somebody comes out and says how long it takes."
DONE = "Mel from The Den does it now, each day."


@pytest.fixture
def three(browser: Browser, served: Served) -> Iterator[tuple[Scene, Scene, Scene]]:
    """Otter's phone, one of somebody without an account or scripts, and a board's computer."""
    with (
        phone(browser, served.url) as mine,
        phone(browser, served.url, java_script_enabled=False) as card,
        phone(browser, served.url, viewport={"width": 1280, "height": 800}) as desk,
    ):
        scene, board = Scene(served.app, mine), Scene(served.app, desk)
        service(scene.world, "The Den")
        pat(scene.world)
        scene.come_in(scene.otter)
        board.come_in(scene.bo)
        yield scene, Scene(served.app, card), board


def test_what_young_people_rate_comes_back_to_them_as_something_done(
    three: tuple[Scene, Scene, Scene],
) -> None:
    young, card, board = three
    letters = _round_and_card(board)
    _with_a_ticket_once(young)
    _with_a_card(card, letters)
    round_id = _others_rate(young)
    _closed_and_read(board)
    _nothing_single_is_left(young, round_id)
    _answered(board, HEARD, DECIDED)
    for page in (young.phone.open("/services"), card.phone.open("/services")):
        page.get_by_role("link", name="The Den").click()
        expect(page.get_by_text(HEARD)).to_be_visible()
        expect(page.get_by_text(DECIDED)).to_be_visible()
    _closed_with_words(board)
    page = young.phone.open("/home")
    page.get_by_role("link", name="Because of you").click()
    expect(page.get_by_text(f"Done: {DONE}")).to_be_visible()


def _round_and_card(board: Scene) -> str:
    page = board.phone.open("/board/rounds")
    page.get_by_role("link", name="Open a round").click()
    board.box("Name").fill("Autumn")
    board.button("Open it").click()
    board.box("How many cards").fill("1")
    board.button("Make them").click()
    return page.locator(".handout__letters").inner_text()


def _with_a_ticket_once(young: Scene) -> None:
    page = young.phone.open("/services")
    young.button("Get my tickets on this phone").click()
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    page.get_by_role("link", name="Rate them").click()
    page.get_by_role("link", name="The Den").click()
    _picks(page, "They listened to me", "Very good")
    young.box("Say more, if you like").fill("They said nothing for an hour.")
    young.button("Look at it before you send it").click()
    young.button("Send it").click()
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    page.go_back()
    young.phone.open("/services")
    page.get_by_role("link", name="Rate them").click()
    page.get_by_role("link", name="The Den").click()
    expect(page.get_by_text("You have rated this one.")).to_be_visible()


def _with_a_card(card: Scene, letters: str) -> None:
    page = card.phone.open("/rate/card")
    card.box("The letters on your card").fill(letters)
    card.button("Go on").click()
    _picks(page, "They listened to me", "Bad")
    card.button("Look at it before you send it").click()
    card.button("Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def _others_rate(young: Scene) -> UUID:
    """Fourteen more with tickets of their own, so that there are enough to show."""
    world = young.world
    with world.work() as session:
        round_id = session.scalars(select(Round.id)).one()
    for number in range(14):
        other = world.young(young.sam, f"Fox {number}")
        ((den, ticket),) = tickets(world, round_id, other).items()
        rates(world, den, ticket, listened=5)
    return round_id


def _closed_and_read(board: Scene) -> None:
    page = board.phone.open("/board/rounds")
    page.get_by_role("link", name="Autumn").click()
    expect(page.get_by_text("ratings.")).to_have_count(0)
    page.get_by_role("link", name="Close this round").click()
    board.button("Close it for good").click()
    expect(page.get_by_text("About 15 ratings.")).to_be_visible()
    (listened,) = [each.name for each in dimensions() if each.id == "listened"]
    row = page.get_by_role("row", name=listened)
    expect(row.get_by_role("cell").nth(4)).to_have_text("15")
    expect(page.get_by_text("Too few to show.")).to_be_visible()


def _nothing_single_is_left(young: Scene, round_id: UUID) -> None:
    with young.world.work() as session:
        for table in (Rating, SpentTicket):
            assert session.scalars(select(table).where(table.round_id == round_id)).all() == []


def _answered(board: Scene, heard: str, decided: str) -> None:
    page = board.page
    page.get_by_role("link", name="Write what you heard about The Den").click()
    expect(page.get_by_label("What is it about?")).to_have_value(re.compile("^service:"))
    board.box("What did you hear?").fill(heard)
    board.box("What will you do?").fill(decided)
    board.box("Who will do it?").fill("The team at The Den")
    page.locator("#by_day").fill((clock.today() + timedelta(days=30)).isoformat())
    board.button("Save it for all to read").click()


def _closed_with_words(board: Scene) -> None:
    page = board.page
    page.get_by_role("link", name="The Den").click()
    page.get_by_role("link", name="Close it: say what came of it").click()
    page.get_by_text("We did it", exact=True).click()
    board.button("Close it").click()
    expect(page.get_by_text("It cannot be closed without words.").first).to_be_visible()
    board.box("What came of it?").fill(DONE)
    board.button("Close it").click()


def _picks(page: Page, thing: str, face: str) -> None:
    page.get_by_role("group", name=thing).get_by_text(face, exact=True).click()
