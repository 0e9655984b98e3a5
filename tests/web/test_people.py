"""Who is in my team: kept by the worker, reached by one tap, and never silently gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page, form_values
from tests.security.stage import only_sqlite
from tests.world import World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person

# What the database does with it is tested with the service, on both.
pytestmark = only_sqlite


@pytest.fixture
def team(otter: Young) -> str:
    """The address of the worker's list."""
    return f"/work/folders/{otter.folder_id}/people"


def add(worker: Browser, team: str, **words: str) -> Page:
    return worker.submit(worker.get(f"{team}/new"), "/people/new", **words)


def address_of(page: Page, name: str) -> str:
    """Where the list leads for this person."""
    for card in page.all("article"):
        if any((h2.text or "") == name for h2 in card.iter("h2")):
            (link,) = [
                a.get("href") or "" for a in card.iter("a") if "/people/" in a.get("href", "")
            ]
            return link
    raise AssertionError(name)


def test_the_young_person_reads_who_is_there_and_rings_with_one_tap(
    young: Browser, worker: Browser, team: str
) -> None:
    assert "Nobody is on this list yet. Sam fills it in." in young.get("/people").text
    add(worker, team, name="Tom", picture="bee")
    add(
        worker,
        team,
        name="Aïsha",
        does="Helps me with <school>.",
        here_for="For the lessons.",
        number="01632 960-133",
        leads="y",
    )
    for page in (young.get("/people"), worker.get(team)):
        for words in ("Helps me with <school>.", "For the lessons.", "Leads the team"):
            assert words in page.text, words
        assert page.text.index("Aïsha") < page.text.index("Tom"), "who leads comes first"
        assert [link.get("href") for link in page.all("a", class_="call")] == ["tel:01632960133"]
    assert "Sam changed who is in the team." in young.get("/who-looked").text


def test_only_one_person_leads(young: Browser, worker: Browser, team: str) -> None:
    add(worker, team, name="Tom", leads="y")
    add(worker, team, name="Aisha", leads="y")
    assert young.get("/people").text.count("Leads the team") == 1


def test_whoever_leaves_stays_on_the_list_with_the_day(
    young: Browser, worker: Browser, team: str
) -> None:
    page = worker.get(address_of(add(worker, team, name="Tom", leads="y"), "Tom"))
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    long_ago = (clock.today() - timedelta(days=1)).isoformat()
    for day, reason in (
        ("", "Pick a day."),
        ("soon", "Pick a day."),
        (tomorrow, "That day is still to come."),
        (long_ago, "That day is before they came."),
    ):
        refused = worker.submit(page, "/end", status=422, ended_on=day)
        assert reason in refused.text
    worker.submit(page, "/end")
    for page in (young.get("/people"), worker.get(team)):
        assert "Tom until today" in page.text
        assert "Leads the team" not in page.text
        assert "Ask Tom something" not in page.text


def test_somebody_changed_by_two_at_once_is_not_overwritten(worker: Browser, team: str) -> None:
    address = address_of(add(worker, team, name="Tom"), "Tom")
    page = worker.get(address)
    worker.submit(worker.get(address), address, does="Helps with school.")
    page = worker.submit(page, address, status=409, does="Helps at home.", number="999")
    assert "It was changed while you wrote." in page.text
    assert "Helps with school." in page.text
    assert form_values(page.form(address))["does"] == "Helps at home."
    page = worker.submit(page, address)
    assert "Helps at home." in page.text


def test_what_cannot_be_kept_comes_back_with_what_was_typed(worker: Browser, team: str) -> None:
    for words, reason in (
        ({"does": "Helps me."}, "Write their first name."),
        ({"name": "T" * 41}, "That is too long."),
        ({"name": "Tom", "number": "the usual"}, "A phone number has only digits in it."),
        ({"name": "Tom", "does": "x" * 5001}, "That is too long."),
    ):
        page = worker.submit(worker.get(f"{team}/new"), "/people/new", status=422, **words)
        assert reason in page.text
        typed = form_values(page.form("/people/new"))
        assert {name: typed[name] for name in words} == words
    assert "Nobody is on it yet." in worker.get(team).text


def test_a_question_to_somebody_begins_with_their_name(
    world: World, otter: Young, young: Browser, worker: Browser, team: str
) -> None:
    with world.work() as session:
        session.get_one(Person, otter.id).told_on = None
    add(worker, team, name="Aisha")
    (link,) = [
        a.get("href") or "" for a in young.get("/people").all("a") if "?to=" in a.get("href", "")
    ]
    page = young.get(link)
    assert page.h1 == "Before you write"
    page = young.submit(page, page.form().get("action"))
    form = form_values(page.form("/question/my-own"))
    assert form["words"].strip() == "To Aisha:"
    fields = {"words": "To Aisha: which day?", "audience": "worker", "send": "worker"}
    young.submit(page, "/question/my-own", **fields)
    page = young.get(link)
    assert [box for box in page.all("details") if "open" in box.attrib], "not folded away"
    assert "To Aisha: which day?" in worker.get(team.replace("/people", "/my-own")).text


@pytest.mark.parametrize("to", ["nobody", "0c58a805-ae08-4f2d-b29c-9a102c508b5d", ""])
def test_a_question_to_nobody_of_theirs_is_not_found(young: Browser, to: str) -> None:
    young.get(f"/question/my-own?to={to}", status=404)


def test_to_ask_for_somebody_else_is_a_tap_and_is_owed_an_answer_in_words(
    young: Browser, worker: Browser, team: str
) -> None:
    assert "I would rather work with someone else" in young.get("/people").text
    page = young.get("/question/rather")
    assert "Sam has to answer you in words." in page.text
    page = young.submit(page, "/question/rather", send="ask")
    assert page.h1 == "Sent to Sam"
    page = worker.get(team.replace("/people", "/rather"))
    assert "Waits for an answer" in worker.get("/work/").text
    worker.submit(page, "/reply", status=422, words="")
    worker.submit(page, "/reply", words="I will ask Priya, and tell you on Monday.")
    page = young.get("/question/rather")
    assert "I will ask Priya, and tell you on Monday." in page.text
    assert "Does this answer it?" in page.text
