"""A worker's list: each young person once, ordered by what is owed to them."""

from __future__ import annotations

from datetime import timedelta

from tests.page import Browser, Page
from tests.world import Staff, World, Young
from youthvoice import clock

QUESTION = "who-i-am.1"


def rows(page: Page) -> list[str]:
    """The lines of the list, in their order."""
    found = [a for a in page.all("a") if "worklist__row" in (a.get("class") or "")]
    return [" ".join("".join(row.itertext()).split()) for row in found]


def look(worker: Browser, young: Young) -> Page:
    return worker.get(f"/work/folders/{young.folder_id}/{QUESTION}")


def test_the_list_is_ordered_by_what_is_owed(world: World, sam: Staff) -> None:
    begun = clock.now()
    names = ("Calm", "Waits", "Late", "News", "Calls")
    people = {name: world.young(sam, name) for name in names}
    for name in ("Waits", "Late", "News"):
        world.says(people[name], "Who decides?")
    worker = world.browser(sam)
    look(worker, people["Waits"])
    page = look(worker, people["Late"])
    worker.submit(page, "/by-day", by_day=clock.today().isoformat())
    calls = world.browser(people["Calls"])
    calls.submit(calls.get("/help"), "/help/tell")
    with clock.held_at(begun + timedelta(days=3)):
        shown = rows(world.browser(sam).get("/work/"))
    assert [next(name for name in names if name in row) for row in shown] == [
        "Calls",
        "News",
        "Late",
        "Waits",
        "Calm",
    ]
    for row, owed in zip(
        shown,
        (
            "Needs you now",
            "Said something new",
            "has passed",
            "Waits for an answer, 3 days",
            "Nothing owed",
        ),
        strict=True,
    ):
        assert owed in row


def test_a_reply_is_the_only_way_an_answer_stops_waiting(
    world: World, otter: Young, worker: Browser
) -> None:
    world.says(otter, "Who decides?")
    page = look(worker, otter)
    assert "Waits for an answer" in rows(worker.get("/work/"))[0]
    worker.submit(page, "/by-day", by_day=clock.today().isoformat())
    assert "Waits for an answer" in rows(worker.get("/work/"))[0]
    worker.submit(page, "/reply", words="We do.")
    assert "Nothing owed" in rows(worker.get("/work/"))[0]


def test_a_thread_stands_beside_its_themes_prompts(
    world: World, otter: Young, worker: Browser
) -> None:
    world.says(otter, "Who decides?")
    page = look(worker, otter)
    assert "Protecting the child" in page.text
    assert "The framework asks: “Have you thought about me from the start?”" in page.text


def test_somebody_elses_young_people_are_not_on_the_list(
    world: World, otter: Young, worker: Browser
) -> None:
    world.young(world.staff("Lena"), "Fox")
    assert len(rows(worker.get("/work/"))) == 1
    assert "Fox" not in worker.get("/work/").html


def test_whoever_has_not_joined_yet_stands_by_their_label(
    world: World, sam: Staff, worker: Browser
) -> None:
    world.folder(sam, "J. from school")
    (row,) = rows(worker.get("/work/"))
    assert "J. from school" in row
    assert "Has not joined yet" in row


def test_news_stays_until_the_keyworker_has_looked(world: World) -> None:
    lead, sam = world.duty_lead(), world.staff("Sam")
    otter = world.young(sam)
    world.says(otter, "Who decides?")
    look(world.browser(lead), otter)
    worker = world.browser(sam)
    assert "Said something new" in rows(worker.get("/work/"))[0]
    look(worker, otter)
    assert "Said something new" not in worker.get("/work/").text
    page = world.browser(otter).get(f"/question/{QUESTION}")
    assert "Priya saw it" in page.text
    assert "Sam saw it" in page.text


def test_a_reply_in_the_making_is_kept_for_its_writer_alone(world: World) -> None:
    lead, sam = world.duty_lead(), world.staff("Sam")
    otter = world.young(sam)
    answer = world.says(otter, "Who decides?")
    worker = world.browser(sam)
    token = {
        field.get("name"): field.get("value") or "" for field in look(worker, otter).all("input")
    }["csrf_token"]
    fields = {"csrf_token": token or "", "subject": f"reply:{answer}", "words": "Half an answer"}
    assert worker.client.post("/work/draft", data=fields).get_json() == {"kept": True}
    assert "Half an answer" in look(worker, otter).text
    assert "Half an answer" not in look(world.browser(lead), otter).text
    assert "Half an answer" not in world.browser(otter).get("/mine").text
