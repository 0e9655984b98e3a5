"""Rating through pages: by card and openly without a script, and what the board sees of a round."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.moderation.steps import pat
from tests.page import Browser, Page, json_of
from tests.rounds.steps import asked, cards_for, closed, opened, round_with, tickets
from tests.services.steps import service
from tests.world import Staff, World, Young
from youthvoice.accounts.roles import Role
from youthvoice.moderation.models import HeardWords, WordsKind
from youthvoice.ratings import flow
from youthvoice.ratings.models import Rating, Way
from youthvoice.rounds.cards import FREE_TRIES


@pytest.fixture
def otter(world: World) -> Young:
    world.duty_lead()
    return world.young(world.staff("Sam"))


@pytest.fixture
def bo(world: World) -> Staff:
    return world.staff("Bo", Role.BOARD_ANALYST)


def ways(world: World) -> list[Way]:
    with world.work() as session:
        return sorted(session.scalars(select(Rating.way)))


def send(browser: Browser, service_id: object, **fields: str) -> TestResponse:
    """As rate.js sends it."""
    return browser.client.post(f"/rate/{service_id}/send", data=fields)


def test_a_service_can_be_rated_while_a_round_is_open_and_not_before_or_after(
    world: World, otter: Young
) -> None:
    den = service(world)
    browser = world.browser(otter)
    assert "Rate" not in browser.get(f"/services/{den}").text
    browser.get(f"/rate/{den}", status=404)
    assert "nothing to rate" in browser.get("/rate").text
    round_id = opened(world, allows_open=True)
    assert "Rate The Den" in browser.get(f"/services/{den}").text
    assert "The Den" in browser.get("/rate").text
    assert browser.get(f"/rate/{den}").h1 == "Rate The Den"
    closed(world, round_id)
    browser.get(f"/rate/{den}", status=404)
    answer = send(browser, den, listened="4")
    assert (answer.status_code, json_of(answer)["taken"]) == (422, False)
    assert "is over" in str(json_of(answer)["reason"])


def test_a_card_rates_without_a_script_and_shows_first_what_will_be_sent(world: World) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)
    browser = world.browser()
    page = browser.get(f"/rate/card/{card.token}")
    assert page.h1 == "Rate The Den"
    page = browser.submit(page, status=422)
    assert "Tap at least one face first." in page.text
    page = browser.submit(page, listened="5", trust="2")
    assert page.h1 == "This is all that goes out"
    assert "They listened to me Very good" in page.text
    assert "I know them and can trust them Bad" in page.text
    assert "What we do not keep" in page.text
    assert ways(world) == []
    page = browser.submit(page, step="change")
    (kept,) = page.all("input", name="trust", value="2")
    assert kept.get("checked") is not None
    page = browser.submit(page, trust="3")
    assert browser.submit(page, step="send").h1 == "Thank you"
    assert ways(world) == [Way.CARD]
    again = browser.submit(page, status=422, step="send")
    assert "This card was used before" in again.text
    assert "used before" in browser.get(f"/rate/card/{card.token}", status=404).text
    assert ways(world) == [Way.CARD]


def test_words_and_a_wish_go_to_those_who_read_them_and_nowhere_without_them(
    world: World,
) -> None:
    _, (den,) = round_with(world)
    first, second = cards_for(world, den, 2)
    browser = world.browser()
    assert not browser.get(f"/rate/card/{first.token}").all("textarea")
    sent = {"card": second.token, "listened": "5", "words": "They wait for me."}
    assert "Send the faces alone." in str(json_of(send(browser, den, **sent))["reason"])
    pat(world)
    page = browser.get(f"/rate/card/{first.token}")
    page = browser.submit(page, words="They wait for me.", wish="A later bus.")
    assert "They wait for me." in page.text
    assert "Your words, if you write some." in page.text
    assert browser.submit(page, step="send").h1 == "Thank you"
    with world.work() as session:
        kept = {(each.kind, each.about) for each in session.scalars(select(HeardWords))}
        assert kept == {(WordsKind.RATING, "The Den"), (WordsKind.WISH, "The Den")}
    assert ways(world) == [Way.CARD]
    assert json_of(send(browser, den, **sent))["taken"]


def test_the_letters_of_a_card_do_as_well_and_wrong_ones_are_slowed(world: World) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)
    browser = world.browser()
    page = browser.get("/rate/card")
    typed = browser.submit(page, letters=card.letters.replace("-", " ").upper())
    assert typed.h1 == "Rate The Den"
    for _ in range(FREE_TRIES + 1):
        assert "on no card we know" in browser.submit(page, status=422, letters="abcd").text
    assert "Wait a minute" in browser.submit(page, status=422, letters=card.letters).text
    # Whoever had the right letters before goes on undisturbed.
    look = browser.submit(typed, listened="5")
    assert browser.submit(look, step="send").h1 == "Thank you"
    assert ways(world) == [Way.CARD]


def test_a_made_up_card_is_refused_and_what_was_picked_stays(world: World) -> None:
    _, (den,) = round_with(world, allows_open=True)
    browser = world.browser()
    page = browser.submit(browser.get(f"/rate/{den}"), listened="5")
    page = browser.submit(page, status=422, step="send", letters="abcd", proof="00")
    assert "used before, or it is for something else" in page.text
    (kept,) = page.all("input", name="listened", value="5")
    assert kept.get("checked") is not None
    assert ways(world) == []


def test_where_a_round_takes_open_ratings_anybody_rates_and_a_flood_is_stopped(
    world: World, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "PER_MINUTE", 2)
    world.app.extensions.pop("youthvoice.open_ratings", None)
    round_id, (den,) = round_with(world, allows_open=True)
    (card,) = cards_for(world, den)
    browser = world.browser()
    page = browser.submit(browser.get(f"/rate/{den}"), listened="5")
    for _ in range(2):
        assert browser.submit(page, step="send").h1 == "Thank you"
    assert "A lot came in" in browser.submit(page, status=422, step="send").text
    ticket = tickets(world, round_id, otter)[den]
    proof = {"prepared": ticket.prepared, "signature": ticket.signature}
    assert json_of(send(browser, den, listened="1", **proof)) == {"taken": True}
    assert json_of(send(browser, den, listened="1", card=card.token)) == {"taken": True}
    assert ways(world) == [Way.CARD, Way.OPEN, Way.OPEN, Way.TICKET]


def test_without_a_script_or_a_card_the_page_says_where_to_get_one(world: World) -> None:
    _, (den,) = round_with(world)
    page = world.browser().get(f"/rate/{den}")
    assert "Ask your worker" in page.text
    (form,) = page.all("form")
    assert form.get("hidden") is not None
    answer = send(world.browser(), den, listened="4")
    assert "You need a ticket or a card" in str(json_of(answer)["reason"])


@pytest.mark.parametrize("face", ["6", "0", "-1", "x", "55", "٣"])
def test_a_face_outside_the_scale_is_refused(world: World, face: str) -> None:
    _, (den,) = round_with(world, allows_open=True)
    answer = send(world.browser(), den, listened=face)
    assert answer.status_code == 422
    assert ways(world) == []


def test_a_phone_asks_for_tickets_and_gets_the_keys_that_everybody_sees(
    world: World, otter: Young
) -> None:
    round_id, _ = round_with(world, "The Den", "The Bus")
    browser = world.browser(otter)
    told = json_of(browser.client.get("/tickets"))
    public = json_of(world.browser().client.get(f"/rate/keys/{round_id}"))
    assert told["round"] == str(round_id)
    assert public.pop("words") is None, "nobody could read words here"
    assert {name: told[name] for name in public} == public
    made = asked(world, round_id)
    form = browser.get("/services").form("/tickets")
    token = next(each for each in form.iter("input") if each.get("name") == "csrf_token")
    data = {"csrf_token": token.get("value"), "round": str(round_id), "blinded": made.list}
    answer = browser.client.post("/tickets", data=data)
    assert len(made.tickets(json_of(answer)["signatures"])) == 2  # type: ignore[arg-type]
    again = browser.client.post("/tickets", data={**data, "blinded": asked(world, round_id).list})
    assert (again.status_code, list(json_of(again))) == (409, ["reason"])
    wrong = browser.client.post("/tickets", data={**data, "blinded": ["?"]})
    assert (wrong.status_code, list(json_of(wrong))) == (422, ["reason"])
    closed(world, round_id)
    assert json_of(browser.client.get("/tickets")) == {"round": None}
    assert browser.client.post("/tickets", data=data).status_code == 422
    assert world.browser().client.get(f"/rate/keys/{round_id}").status_code == 404


def test_the_board_opens_a_round_makes_cards_closes_it_and_reads_the_result(
    world: World, bo: Staff
) -> None:
    board = world.browser(bo)
    page = board.submit(board.get("/board/rounds/new"), "/new", status=422, name="Autumn")
    assert "There is no service" in page.text
    den = service(world)
    page = board.submit(page, "/new", name="Autumn", allows_open="y")
    assert page.h1 == "Autumn"
    assert "mark of its keys" in page.text
    assert "not even how many took part" in page.text
    refused = board.submit(page, "/cards", status=422, count="500", service=str(den))
    assert "between 1 and 200" in refused.text
    cards = board.submit(page, "/cards", count="3", service=str(den))
    assert cards.html.count('class="qr"') == 3
    second = board.get("/board/rounds/new")
    assert "open already" in board.submit(second, "/new", status=422, name="Again").text
    letters = [each.text for each in cards.all("p", class_="handout__letters")]
    browser = world.browser()
    for each in letters:
        look = browser.submit(
            browser.submit(browser.get("/rate/card"), letters=str(each)), listened="5"
        )
        browser.submit(look, step="send")
    (link,) = [each for each in page.all("a") if (each.get("href") or "").endswith("/close")]
    closing = board.get(link.get("href") or "")
    assert "The keys are destroyed" in closing.text
    results = board.submit(closing, "/close")
    assert "Too few to show" in results.text
    assert "The Den" in results.text
    board.submit(closing, "/close")
    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(Rating)) == 0


def test_another_areas_board_sees_nothing_of_a_round(world: World, bo: Staff) -> None:
    other = World(world.app, "Millbrook")
    round_id, (den,) = round_with(other)
    board = world.browser(bo)
    page = board.get("/board/rounds/new")
    for path in ("", "/close"):
        assert board.client.get(f"/board/rounds/{round_id}{path}").status_code == 404
    form = {"csrf_token": _token(page), "service": str(den), "count": "1"}
    for path in ("/close", "/cards"):
        answer = board.client.post(f"/board/rounds/{round_id}{path}", data=form)
        assert answer.status_code == 404


def _token(page: Page) -> str:
    return next(each.get("value") or "" for each in page.all("input", name="csrf_token"))
