"""In a real browser: tickets, a rating without a cookie, a card without a script, the result."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect
from sqlalchemy import select

from tests.browser.conftest import Served
from tests.browser.live import phone, serving
from tests.browser.scene import Scene
from tests.browser.states.rating import ratings_of
from tests.rounds.steps import cards_for, closed, round_with
from youthvoice.ratings.models import Rating, SpentTicket, Way
from youthvoice.rounds.models import Round, TicketIssue

_SHELVES = """() => Object.keys(localStorage).filter((name) => name.startsWith("tickets."))
    .map((name) => JSON.parse(localStorage.getItem(name)))"""
_LOOK = "Look at it before you send it"


@dataclass
class Wire:
    """The application with an ear on the wire: the cookies of every request, as they come in."""

    served: Served
    heard: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        cookies = environ.get("HTTP_COOKIE", "")
        self.heard.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], cookies))
        return self.served.app(environ, start)

    def cookies_of(self, method: str, end: str) -> list[str]:
        return [told for how, path, told in self.heard if how == method and path.endswith(end)]


@pytest.fixture
def wire(served: Served) -> Wire:
    return Wire(served)


@pytest.fixture
def scene(browser: Browser, wire: Wire) -> Iterator[Scene]:
    with serving(wire) as url, phone(browser, url) as held:
        yield Scene(wire.served.app, held)


def gets_tickets(scene: Scene) -> Page:
    page = scene.at(scene.otter, "/services")
    scene.button("Get my tickets on this phone").click()
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    return page


def picks(scene: Scene, thing: str = "They listened to me", face: str = "Very good") -> None:
    scene.page.get_by_role("group", name=thing).get_by_text(face, exact=True).click()


def sends(scene: Scene) -> None:
    scene.button(_LOOK).click()
    expect(scene.page.get_by_role("heading", name="What we do not keep")).to_be_visible()
    scene.button("Send it").click()


def kept(scene: Scene) -> list[Rating]:
    with scene.world.work() as session:
        return list(session.scalars(select(Rating)))


def test_tickets_are_fetched_and_a_rating_goes_out_without_a_cookie_once(
    scene: Scene, wire: Wire
) -> None:
    round_id, (den, bus) = round_with(scene.world, "The Den", "The Bus")
    page = gets_tickets(scene)
    (shelf,) = page.evaluate(_SHELVES)
    assert set(shelf["services"]) == {str(den), str(bus)}
    ticket = shelf["services"][str(den)]
    assert set(ticket) == {"prepared", "signature"}
    assert all(wire.cookies_of("POST", "/tickets")), "who asks is known, and asks for all at once"
    assert wire.cookies_of("GET", f"/rate/keys/{round_id}") == [""]

    page.get_by_role("link", name="Rate them").click()
    page.get_by_role("link", name="The Den").click()
    picks(scene)
    picks(scene, "They used words I know", "Bad")
    headers: list[dict[str, str]] = []
    page.on("request", lambda asked: headers.append(_headers(asked)))
    sends(scene)
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    (sent,) = [each for each in headers if each["url"].endswith("/send")]
    assert "cookie" not in sent
    assert wire.cookies_of("POST", "/send") == [""]
    assert any(cookie for how, path, cookie in wire.heard if path == "/services")
    (rating,) = kept(scene)
    assert (rating.way, rating.listened, rating.plain_language) == (Way.TICKET, 5, 2)


def test_a_used_ticket_is_forgotten_and_a_copy_of_it_is_refused(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    page = gets_tickets(scene)
    ticket = page.evaluate(_SHELVES)[0]["services"][str(den)]
    scene.phone.open(f"/rate/{den}")
    picks(scene)
    sends(scene)
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    # Only that this one is done is known to the phone.
    (shelf,) = page.evaluate(_SHELVES)
    assert shelf["services"][str(den)] == {"used": True}
    scene.phone.open(f"/rate/{den}")
    expect(page.get_by_text("You have rated this one.")).to_be_visible()
    # A copy of the used ticket is refused in plain words, and what was picked stays.
    shelf["services"][str(den)] = ticket
    page.evaluate(
        "(shelf) => Object.keys(localStorage).filter((name) => name.startsWith('tickets.'))"
        ".forEach((name) => localStorage.setItem(name, shelf))",
        json.dumps(shelf),
    )
    scene.phone.open(f"/rate/{den}")
    picks(scene, face="Very bad")
    sends(scene)
    expect(page.get_by_text("This ticket was used before.")).to_be_visible()
    expect(page.get_by_role("radio", name="Very bad").first).to_be_checked()
    assert len(kept(scene)) == 1


def test_a_lost_answer_is_asked_for_again_with_the_same_list(scene: Scene) -> None:
    round_with(scene.world, "The Den", "The Bus")
    page = scene.at(scene.otter, "/services")
    sent: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.post_data or "")
            if len(sent) == 1:
                route.fetch()
                return route.abort()
        return route.continue_()

    page.route("**/tickets", lose)
    scene.button("Get my tickets on this phone").click()
    expect(page.get_by_text("That did not work. Try again later.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    page.unroute("**/tickets")
    assert len(sent) == 2
    first, second = (body.partition("blinded")[2] for body in sent)
    assert first == second
    with scene.world.work() as session:
        assert len(session.scalars(select(TicketIssue)).all()) == 1


def test_on_somebodys_own_phone_the_tickets_come_quietly_and_once(scene: Scene, wire: Wire) -> None:
    round_with(scene.world)
    scene.phone.show_cookie("name", "Otter")
    page = scene.at(scene.otter, "/home")
    form = page.locator("form[data-tickets]")
    expect(form).to_have_attribute("data-state", "have")
    expect(form).to_be_hidden()
    page.reload()
    expect(form).to_have_attribute("data-state", "have")
    assert len(wire.cookies_of("POST", "/tickets")) == 1
    assert len(wire.cookies_of("GET", "/tickets")) == 1


def test_another_phone_is_told_that_the_tickets_are_gone(scene: Scene, browser: Browser) -> None:
    round_with(scene.world)
    gets_tickets(scene)
    with phone(browser, scene.phone.url) as other:
        second = Scene(scene.app, other)
        second.__dict__["otter"] = scene.otter
        page = second.at(scene.otter, "/services")
        second.button("Get my tickets on this phone").click()
        expect(page.get_by_text("You got your tickets before")).to_be_visible()


def test_a_phone_that_is_given_other_keys_than_everybody_goes_no_further(
    scene: Scene, wire: Wire
) -> None:
    round_with(scene.world)
    page = scene.at(scene.otter, "/services")

    def other_keys(route: Route) -> None:
        told = route.fetch().json()
        told["services"][0]["key"] = told["services"][0]["key"][::-1]
        route.fulfill(json=told)

    page.route("**/rate/keys/*", other_keys)
    scene.button("Get my tickets on this phone").click()
    expect(page.get_by_text("They were not the same as")).to_be_visible()
    assert page.evaluate(_SHELVES) == []
    assert wire.cookies_of("POST", "/tickets") == []
    page.unroute("**/rate/keys/*")


def test_two_young_people_on_one_phone_have_tickets_of_their_own(scene: Scene) -> None:
    _, (den,) = round_with(scene.world)
    gets_tickets(scene)
    scene.phone.forget()
    fox = scene.world.young(scene.sam, "Fox")
    page = scene.at(fox, "/services")
    scene.button("Get my tickets on this phone").click()
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    assert len(page.evaluate(_SHELVES)) == 2
    scene.phone.open(f"/rate/{den}")
    picks(scene)
    sends(scene)
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    scene.phone.open(f"/rate/{den}")
    expect(page.get_by_text("You have rated this one.")).to_be_visible()
    scene.at(scene.otter, "/services")
    expect(page.get_by_text("You have your tickets.")).to_be_visible()
    scene.phone.open(f"/rate/{den}")
    picks(scene)
    sends(scene)
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    with scene.world.work() as session:
        assert len(session.scalars(select(SpentTicket)).all()) == 2


def test_a_round_that_closed_meanwhile_is_told_and_what_was_picked_stays(scene: Scene) -> None:
    round_id, (den,) = round_with(scene.world)
    gets_tickets(scene)
    page = scene.phone.open(f"/rate/{den}")
    picks(scene)
    closed(scene.world, round_id)
    sends(scene)
    expect(page.get_by_text("The time for rating this is over.")).to_be_visible()
    expect(page.get_by_role("radio", name="Very good").first).to_be_checked()


def test_with_scripts_a_card_goes_out_without_a_cookie_too(scene: Scene, wire: Wire) -> None:
    _, (den,) = round_with(scene.world)
    (card,) = cards_for(scene.world, den)
    page = scene.at(scene.otter, f"/rate/card/{card.token}")
    picks(scene)
    sends(scene)
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    assert wire.cookies_of("POST", "/send") == [""]
    assert [each.way for each in kept(scene)] == [Way.CARD]
    scene.phone.open(f"/rate/{den}")
    expect(page.get_by_role("heading", name="A card")).to_be_visible()


def test_a_card_rates_without_a_script_and_the_board_reads_the_result(
    scene_without_scripts: Scene,
) -> None:
    scene = scene_without_scripts
    round_id, (den,) = round_with(scene.world)
    (card,) = cards_for(scene.world, den)
    page = scene.phone.open("/rate/card")
    scene.box("The letters on your card").fill(card.letters)
    scene.button("Go on").click()
    picks(scene)
    scene.button(_LOOK).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is all that goes out")
    scene.button("Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert [each.way for each in kept(scene)] == [Way.CARD]
    scene.phone.open(f"/rate/card/{card.token}")
    expect(page.get_by_text("This card was used before").first).to_be_visible()

    ratings_of(scene, round_id, den)
    scene.at(scene.bo, f"/board/rounds/{round_id}")
    expect(page.get_by_text("About 60 ratings")).to_have_count(0)
    page.get_by_role("link", name="Close this round").click()
    scene.button("Close it for good").click()
    expect(page.get_by_text("About 60 ratings")).to_be_visible()
    expect(page.get_by_text("Too few to show.")).to_be_visible()
    assert kept(scene) == []
    with scene.world.work() as session:
        assert session.get_one(Round, round_id).closed_on is not None


def _headers(asked: Request) -> dict[str, str]:
    return {**asked.all_headers(), "url": asked.url}
