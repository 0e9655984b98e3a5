"""The worker's promise through both doors: made by two, kept or missed, and seen alike."""

from __future__ import annotations

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.agreement.steps import NOON, agree, contact, propose
from tests.diary.steps import add
from tests.page import Browser, Page, form_values
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.agreement.models import ContactKind

_SVG = "{http://www.w3.org/2000/svg}"
TYPED = {
    "meet_every": "7",
    "answer_time": "On the same day.",
    "stands_in": "Priya",
    "stands_in_number": "01632 960 001",
}


@pytest.fixture
def room(otter: Young) -> str:
    return f"/work/folders/{otter.folder_id}/promise"


def drawn(page: Page) -> list[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """The marks of a page, as they are drawn and as they are read out."""
    pictures = [svg for svg in page.all(f"{_SVG}svg", class_="marks") if svg.get("role") == "img"]
    return [(svg.get("aria-label") or "", _shapes(svg)) for svg in pictures]


def _shapes(svg: Element) -> list[tuple[str, dict[str, str]]]:
    return [(each.tag, dict(each.attrib)) for each in svg.iter()]


def test_a_promise_is_made_by_two(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser, room: str
) -> None:
    page = worker.submit(worker.get(f"{room}/change"), "/promise/change", **TYPED)
    assert "Waits for Otter to say yes" in page.text
    page = young.get("/promise")
    assert "Sam wrote this. Is it OK?" in page.text
    assert "every week" in page.text
    page = young.submit(page, "/promise/agree")
    assert "Both of you said yes, today." in page.text
    for words in ("every week", "On the same day.", "01632 960 001"):
        assert words in page.text
        assert words in worker.get(room).text
    assert [a.get("href") for a in page.all("a", class_="call")] == ["tel:01632960001"]


def test_a_young_person_can_begin_and_the_worker_agrees(
    young: Browser, worker: Browser, room: str
) -> None:
    page = young.submit(young.get("/promise/change"), "/promise/change", text_every="3")
    assert "You asked for this" in page.text
    page = worker.get(room)
    assert "Otter asks for this" in page.text
    assert "Both said yes, today." in worker.submit(page, "/promise/agree").text


def test_an_agreement_without_an_interval_is_refused_and_nothing_typed_is_lost(
    young: Browser, worker: Browser, room: str
) -> None:
    for browser, address in ((young, "/promise/change"), (worker, f"{room}/change")):
        page = browser.get(address)
        for fields, reason in (
            ({"meet_every": ""}, "Pick how often we meet, call or text."),
            ({"meet_every": "5"}, "Pick how often from the list."),
            ({"meet_every": "x"}, "Pick how often from the list."),
            ({"stands_in_number": "the desk"}, "A phone number has only digits in it."),
            ({"hours": "x" * 501}, "That is too long."),
            ({"out_of_hours": "x" * 5001}, "That is too long."),
        ):
            refused = browser.submit(page, address, status=422, **{**TYPED, **fields})
            assert reason in refused.text
            kept = form_values(refused.form(address))
            assert kept["answer_time"] == "On the same day."
            for name, typed in fields.items():
                # What is on no list cannot stay picked in it.
                assert kept[name] == ("" if name == "meet_every" else typed)
            assert "Nothing is agreed yet." in browser.get(address.removesuffix("/change")).text


def test_two_proposals_at_once_stand_side_by_side(
    young: Browser, worker: Browser, room: str
) -> None:
    page = young.get("/promise/change")
    worker.submit(worker.get(f"{room}/change"), "/promise/change", **TYPED)
    typed = {"call_every": "1", "hours": "After school."}
    page = young.submit(page, "/promise/change", status=409, **typed)
    assert "It was changed while you wrote. Nothing is lost. Here are both." in page.text
    assert "On the same day." in page.text
    form = form_values(page.form("/promise/change"))
    assert form["hours"] == "After school."
    page = young.submit(page, "/promise/change", **typed)
    assert "You asked for this" in page.text


def test_a_yes_to_what_has_changed_meanwhile_does_not_count(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser, room: str
) -> None:
    propose(world, sam, otter)
    page = young.get("/promise")
    propose(world, sam, otter, 1, {ContactKind.MET: 28})
    page = young.submit(page, "/promise/agree", status=409)
    assert "This was changed while you read it." in page.text
    assert "every 4 weeks" in page.text
    assert "Waits for Otter to say yes" in worker.get(room).text
    mine = worker.get(f"{room}/change")
    fields = {**form_values(mine.form("/change")), "version": "2"}
    assert worker.client.post(f"{room}/agree", data=fields).status_code == 404


def test_before_the_first_words_it_is_said_who_reads_them(world: World, sam: Staff) -> None:
    fox = world.young(sam, "Fox", told=False)
    young = world.browser(fox)
    review = add(world, sam, fox, clock.today())
    for path in ("/promise/change", "/diary/new"):
        assert young.get(path).h1 == "Before you write"
    page = young.get(f"/diary/{review}")
    assert not page.all("textarea")
    (link,) = [a for a in page.all("a") if "before-you-write" in (a.get("href") or "")]
    young.submit(young.get(link.get("href") or ""), "/before-you-write/my-own")
    assert young.get(f"/diary/{review}").all("textarea")


def test_what_was_typed_on_a_page_that_locked_is_kept(
    world: World, otter: Young, young: Browser
) -> None:
    page = young.get("/promise/change")
    with clock.held_at(clock.now() + timedelta(hours=1)):
        page = young.submit(page, "/promise/change", **TYPED)
        assert "Your words are kept." in page.text
        page = world.browser(otter).get("/promise/change")
    assert "This is what you wrote before." in page.text
    assert form_values(page.form("/promise/change"))["answer_time"] == "On the same day."


def test_a_draft_from_before_somebody_elses_change_shows_both(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    fields = form_values(young.get("/promise/change").form("/promise/change"))
    young.client.post("/draft", data={**fields, "hours": "After school."})
    propose(world, sam, otter)
    page = young.get("/promise/change")
    assert "It was changed while you wrote." in page.text
    assert form_values(page.form("/promise/change"))["hours"] == "After school."


def test_kept_late_and_missed_are_one_picture_for_both(
    world: World, sam: Staff, otter: Young
) -> None:
    with clock.held_at(NOON):
        propose(world, sam, otter)
        agree(world, otter, otter)
    for number in (2, 14, 16, 29):
        with clock.held_at(NOON + timedelta(days=number)):
            contact(world, sam, otter)
    with clock.held_at(NOON + timedelta(days=29)):
        young = world.browser(otter).get("/promise")
        worker = world.browser(sam).get(f"/work/folders/{otter.folder_id}/promise")
    assert "In March Sam met you 3 of 4 times. 1 was late." in young.text
    assert "In March Sam met Otter 3 of 4 times. 1 was late." in worker.text
    assert drawn(young) == drawn(worker)
    assert [read_out for read_out, _ in drawn(young)] == [
        "30 to 5 kept",
        "2 to 8 kept, 9 to 15 late, 16 to 22 kept, 23 to 29 missed",
    ]


def test_a_contact_is_one_tap_for_today_and_two_for_another_day(
    young: Browser, worker: Browser, room: str
) -> None:
    page = worker.submit(worker.get(room), "/contacts", kind="met")
    assert "Sam met Otter today" in page.text
    page = worker.submit(page, "/contacts", kind="called", when="yesterday")
    assert "Sam called Otter yesterday" in page.text
    long_ago = clock.today() - timedelta(days=30)
    page = worker.submit(page, "/contacts", kind="tried", day=long_ago.isoformat())
    assert "Sam tried to reach Otter" in page.text
    for fields, reason in (
        ({"kind": "met", "day": "2999-01-01"}, "That day has not come yet."),
        ({"kind": "met", "day": "1999-01-01"}, "That is more than a year ago."),
        ({"kind": "met", "day": "soon"}, "Pick a day."),
        ({"kind": "hugged"}, "Tap what it was"),
    ):
        refused = worker.submit(page, "/contacts", status=422, **fields)
        assert reason in refused.text
        assert form_values(refused.form("/contacts"))["day"] == fields.get("day", "")
    assert "Take back" in page.text
    for _ in range(3):
        page = worker.submit(page, "/take-back")
    assert "Nothing is written down yet." in page.text


def test_a_no_of_the_young_person_stands_beside_what_the_worker_wrote(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser, room: str
) -> None:
    met = contact(world, sam, otter)
    page = young.submit(young.get("/promise"), f"/contacts/{met}", happened="no")
    assert "You said: no, this did not happen." in page.text
    page = worker.get(room)
    assert "Otter: no. It does not count." in page.text
    assert "Take back" not in page.text
    page = young.submit(young.get("/promise"), f"/contacts/{met}", happened="yes")
    assert "You said: yes, this happened." in page.text
    young.submit(page, f"/contacts/{met}", happened="maybe")
    assert "Otter: yes, this happened." in worker.get(room).text


def test_a_check_in_is_one_tap_to_send_and_one_to_answer(
    young: Browser, worker: Browser, room: str
) -> None:
    page = worker.submit(worker.get(room), "/check-in")
    assert "Sent today. Not answered yet." in page.text
    page = young.get("/promise")
    assert "Sam asks: are you OK?" in page.text
    action = _check_in(page)
    assert "Tap a face." in young.submit(page, action, status=422).text
    page = young.submit(page, action, face="4")
    assert "Not seen yet." in page.text
    page = worker.get(room)
    assert "Answered today" in page.text
    assert "Good" in page.text
    assert "It was seen today." in young.get("/promise").text


def _check_in(page: Page) -> str:
    (action,) = [
        form.get("action") or ""
        for form in page.all("form")
        if "/check-in/" in (form.get("action") or "")
    ]
    return action


def test_the_young_person_reads_who_looked_and_wrote(
    young: Browser, worker: Browser, room: str
) -> None:
    worker.submit(worker.get(room), "/contacts", kind="met")
    worker.submit(worker.get(room), "/check-in")
    page = young.get("/who-looked")
    for words in (
        "Sam looked.",
        "Sam wrote down a meeting, call or text.",
        "Sam asked how you are.",
    ):
        assert words in page.text
