"""Help now: who to call, and a call for the worker that is seen and answered."""

from __future__ import annotations

from tests.page import Browser, Page
from tests.world import Staff, World, Young


def tell(young: Browser) -> Page:
    return young.submit(young.get("/help"), "/help/tell")


def rows(page: Page) -> list[str]:
    """The lines of a work list, in their order."""
    found = [a for a in page.all("a") if "worklist__row" in (a.get("class") or "")]
    return [" ".join("".join(row.itertext()).split()) for row in found]


def test_a_stranger_reads_whom_to_call(world: World) -> None:
    page = world.browser().get("/help")
    calls = [a.get("href") for a in page.all("a") if (a.get("href") or "").startswith("tel:")]
    assert calls == ["tel:999", "tel:08001111"]
    assert page.all("form") == []


def test_it_is_said_beforehand_when_a_call_is_read(young: Browser) -> None:
    page = young.get("/help")
    assert "Sam reads it Monday to Friday, 9 to 5." in page.text
    assert "It is not seen at once. If you cannot wait, call." in page.text


def test_a_call_goes_from_the_young_person_to_the_worker_and_back(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    page = tell(young)
    assert page.h1 == "Help now"
    assert "You asked, today" in page.text
    assert "Not seen yet. Sam reads this Monday to Friday, 9 to 5." in page.text
    assert "Nobody has seen it yet." in young.get("/home").text

    assert "Needs you now" in rows(worker.get("/work/"))[0]
    folder = worker.get(f"/work/folders/{otter.folder_id}")
    assert "Otter needs you now" in folder.text
    assert "Sam saw it, today" in young.get("/help").text
    assert "Sam saw it, today." in young.get("/home").text
    assert "Needs you now, seen" in rows(worker.get("/work/"))[0]

    worker.submit(folder, "/in-touch")
    assert "Sam was in touch, today" in young.get("/help").text
    assert "You asked for help." not in young.get("/home").text
    assert "Needs you now" not in worker.get("/work/").text


def test_a_call_comes_before_everything_else(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser
) -> None:
    for name in ("Badger", "Fox"):
        world.says(world.young(sam, name), "Something new.")
    assert "Otter" not in rows(worker.get("/work/"))[0]
    tell(young)
    assert "Otter" in rows(worker.get("/work/"))[0]


def test_the_duty_lead_sees_a_call_and_whose_it_is(world: World) -> None:
    lead = world.duty_lead()
    otter = world.young(world.staff("Sam"))
    fox = world.young(world.staff("Lena"), "Fox")
    world.says(fox, "Something new.")
    duty = world.browser(lead)
    assert "Nobody has asked for help now." in duty.get("/work/duty").text
    young = world.browser(otter)
    tell(young)
    page = duty.get("/work/duty")
    assert "Needs somebody now" in page.text
    first = rows(page)[0]
    assert "Otter" in first
    assert "Sam" in first
    duty.get(f"/work/folders/{otter.folder_id}")
    assert "Priya saw it, today" in young.get("/help").text


def test_calling_twice_is_one_call(young: Browser, worker: Browser) -> None:
    page = young.get("/help")
    for _ in range(2):
        young.submit(page, "/help/tell")
    assert young.get("/help").text.count("You asked") == 1
    assert len(rows(worker.get("/work/"))) == 1


def test_a_young_person_can_say_that_they_are_all_right(young: Browser, worker: Browser) -> None:
    page = young.submit(tell(young), "/all-right")
    assert "You said you are all right, today" in page.text
    assert "Needs you now" not in worker.get("/work/").text
    assert "You asked, today" in tell(young).text, "and call again"


def test_a_call_is_only_ended_by_somebody(otter: Young, young: Browser, worker: Browser) -> None:
    tell(young)
    for _ in range(3):
        worker.get(f"/work/folders/{otter.folder_id}")
    assert "Needs you now" in worker.get("/work/").text
