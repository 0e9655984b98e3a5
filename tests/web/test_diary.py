"""The diary through both doors: what comes, what I want said there, and what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from tests.diary.steps import REVIEW, add, say
from tests.page import Browser, Page, form_values
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.diary.models import MeetingKind, Part

TYPED = {"kind": "review", **REVIEW}


@pytest.fixture
def room(otter: Young) -> str:
    return f"/work/folders/{otter.folder_id}/diary"


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def test_a_day_the_worker_adds_is_read_by_the_young_person(
    young: Browser, worker: Browser, room: str
) -> None:
    page = worker.submit(worker.get(room), "/diary", **TYPED, day=in_days(3))
    assert page.h1 == "Review at school"
    page = young.get("/diary")
    (card,) = page.all("a", class_="card")
    page = young.get(card.get("href") or "")
    for words in (*REVIEW.values(), "A review"):
        assert words in page.text
    assert "Change this day" not in page.text, "it is the worker's to change"


def test_what_cannot_be_kept_comes_back_as_it_was_typed(
    young: Browser, worker: Browser, room: str
) -> None:
    for browser, address in ((young, "/diary/new"), (worker, room)):
        page = browser.get(address)
        for fields, reason in (
            ({"day": ""}, "Pick a day."),
            ({"day": "2026-02-30"}, "Pick a day."),
            ({"day": in_days(-1)}, "That day has passed."),
            ({"day": "2999-01-01"}, "That day is too far away."),
            ({"day": in_days(1), "kind": "party"}, "Pick what it is."),
            ({"day": in_days(1), "time": "25:00"}, "Write the time like 10:30."),
            ({"day": in_days(1), "happens": "x" * 5001}, "That is too long."),
        ):
            refused = browser.submit(page, address, status=422, **{**TYPED, **fields})
            assert reason in refused.text
            kept = form_values(refused.form(address))
            assert (kept["day"], kept["what"]) == (fields["day"], REVIEW["what"])
            if "happens" in fields:
                assert kept["happens"] == fields["happens"]
    page = young.submit(young.get("/diary/new"), "/new", **TYPED, day=in_days(-1), has_been="y")
    assert page.h1 == "Review at school"


def test_what_they_want_said_is_read_by_the_worker_before_anything_else(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser, room: str
) -> None:
    review = add(world, sam, otter, clock.today() + timedelta(days=1))
    address, typed = f"/diary/{review}", {"coming": "no", "words": "I want to stay."}
    page = young.get(address)
    refused = young.submit(page, "/before", status=422)
    assert "Tap or write something first." in refused.text
    refused = young.submit(page, "/before", status=422, words="x" * 5001)
    assert form_values(refused.form("/before"))["words"] == "x" * 5001
    page = young.submit(page, "/before", **typed)
    assert "I want to stay." in page.text
    assert "Were you heard?" not in page.text, "it has not been yet"
    text = worker.get(f"{room}/{review}").text
    assert text.index("What Otter wants") < text.index("I want to stay.") < text.index("When")


def test_after_it_they_say_whether_they_were_heard_and_the_worker_what_was_decided(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser, room: str
) -> None:
    review = add(world, sam, otter, clock.today())
    page = worker.get(f"{room}/{review}")
    assert "Write what was decided first." in worker.submit(page, "/decided", status=422).text
    worker.submit(page, "/decided", words="You stay at your school.")
    page = young.get(f"/diary/{review}")
    assert "You stay at your school." in page.text
    assert "Sam wrote this, today." in page.text
    assert "Tap a face." in young.submit(page, "/heard", status=422, face="7").text
    young.submit(page, "/heard", face="1")
    assert "Very bad" in worker.get(f"{room}/{review}").text


def _check_side_by_side(browser: Browser, page: Page, action: str, **typed: str) -> None:
    page = browser.submit(page, action, status=409, **typed)
    assert "It was changed while you wrote." in page.text
    kept = form_values(page.form(action))
    assert {name: kept[name] for name in typed if name in kept} == typed
    browser.submit(page, action, **typed)


def test_a_second_change_never_overwrites_the_first(
    world: World, sam: Staff, otter: Young, worker: Browser, room: str
) -> None:
    review = add(world, sam, otter, clock.today(), **REVIEW)
    address = f"{room}/{review}"
    page = worker.get(address)
    worker.submit(page, f"/diary/{review}", place="Room 5")
    _check_side_by_side(worker, page, f"/diary/{review}", place="Room 6", kind="review")
    worker.submit(page, "/decided", words="First.")
    _check_side_by_side(worker, page, "/decided", words="Second.")
    assert "Room 6" in worker.get(address).text
    assert "Second." in worker.get(address).text


def test_a_day_of_ones_own_can_be_changed_and_called_off(young: Browser) -> None:
    page = young.submit(young.get("/diary/new"), "/new", kind="visit", day=in_days(2), what="Gran")
    page = young.submit(page, page.path, kind="visit", place="Her house")
    assert "Her house" in page.text
    page = young.submit(page, "/off", off="yes")
    assert "It will not happen. This was said today." in page.text
    assert Calendar.from_ical(young.client.get("/diary/days.ics").data).walk("VEVENT") == []
    assert "It will not happen. This" not in young.submit(page, "/off", off="no").text


def test_what_was_begun_and_not_sent_stands_there_again(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    review = add(world, sam, otter, clock.today())
    for address, action, name in (
        (f"/diary/{review}", "/before", "words"),
        ("/diary/new", "/new", "what"),
        ("/promise/change", "/change", "hours"),
    ):
        fields = form_values(young.get(address).form(action))
        young.client.post("/draft", data={**fields, name: "Half a thought"})
        assert form_values(young.get(address).form(action))[name] == "Half a thought"


def test_a_draft_from_before_somebody_elses_change_shows_both(
    world: World, sam: Staff, otter: Young, worker: Browser, room: str
) -> None:
    review = add(world, sam, otter, clock.today(), **REVIEW)
    page = worker.get(f"{room}/{review}")
    for action, name in ((f"/diary/{review}", "place"), ("/decided", "words")):
        fields = form_values(page.form(action))
        worker.client.post("/work/draft", data={**fields, name: "Half a thought"})
    assert "It was changed while you wrote." not in worker.get(f"{room}/{review}").text
    say(world, sam, otter, review, Part.DECIDED, 0, words="You stay.")
    now = worker.get(f"{room}/{review}")
    assert "It was changed while you wrote." in now.text
    assert form_values(now.form("/decided"))["words"] == "Half a thought"
    assert "You stay." in now.text


def test_the_month_shows_what_is_on_which_day(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    today = clock.today()
    add(world, sam, otter, today, MeetingKind.COURT)
    page = young.get(f"/diary/{today:%Y-%m}")
    (cell,) = page.all("a", href=f"#d-{today.day}")
    assert cell.get("aria-current") == "date"
    assert len(page.all("th", scope="col")) == 7
    assert "Court" in page.text
    assert "Nothing is in your diary" in young.get("/diary/2031-02").text
    for path in ("/diary/2026-13", "/diary/2026-00", "/diary/1000-01", "/diary/2026-1"):
        assert young.client.get(path).status_code == 404


def test_the_calendar_file_says_appointment_and_nothing_more(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    review = add(world, sam, otter, clock.today(), **REVIEW)
    add(world, sam, otter, clock.today() - timedelta(days=3))
    for path in ("/diary/days.ics", f"/diary/{review}/day.ics"):
        file = young.client.get(path)
        assert file.mimetype == "text/calendar"
        assert file.headers["Content-Disposition"] == 'attachment; filename="days.ics"'
        (event,) = Calendar.from_ical(file.data).walk("VEVENT")
        assert str(event["summary"]) == "Appointment"
        assert "school" not in file.text.lower()
