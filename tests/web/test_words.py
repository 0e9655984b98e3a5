"""Words without a name, through the doors: shared by a young person, moderated, and kept apart."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.moderation.steps import LAST_MONTH, pat, posts, published
from tests.page import Browser, Page
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import TakenForm
from youthvoice.accounts.roles import Role
from youthvoice.answers.models import Audience, Choice
from youthvoice.drafts.models import Draft
from youthvoice.moderation.models import HeardWords
from youthvoice.moderation.service import this_month

QUESTION = "who-i-am.1"
HERE = f"/question/{QUESTION}"
LINK = "See what they would read"


@pytest.fixture
def reader(world: World) -> Staff:
    return pat(world)


def address(answer: UUID) -> str:
    return f"/answers/{answer}/without-my-name"


def shares(young: Browser, answer: UUID, words: str, status: int = 200) -> Page:
    return young.submit(young.get(address(answer)), address(answer), status=status, words=words)


# A young person


def test_a_young_person_changes_the_copy_and_sends_it_and_sees_that_they_did(
    world: World, otter: Young, young: Browser, reader: Staff
) -> None:
    answer = world.says(otter, "Sam listens to me.", face=4)
    page = young.get(HERE)
    assert LINK in page.text
    page = young.get(address(answer))
    (box,) = page.all("textarea")
    assert (box.text or "").strip() == "Sam listens to me."
    for promise in ("when this month is over", "You cannot take it back", "No face, no name"):
        assert promise in page.text
    page = young.submit(page, address(answer), words="My worker listens to me.")
    assert page.h1 == "Thank you. It is sent."
    page = young.get(HERE)
    assert "You shared this without your name." in page.text
    assert LINK not in page.text
    assert "Sam listens to me." in page.text, "what was said stays as it was"
    assert "You shared this without your name." in young.get("/mine").text
    assert "You shared" not in young.client.get("/mine/copy").get_data(as_text=True)
    with clock.held_at(clock.now() + timedelta(days=32)):
        page = world.browser(reader).get("/work/words/next")
    assert "My worker listens to me." in page.text
    assert "Sam" not in page.text


def test_just_me_words_can_be_shared_too(
    world: World, otter: Young, young: Browser, worker: Browser, reader: Staff
) -> None:
    answer = world.says(otter, "Only mine.", audience=Audience.JUST_ME)
    assert shares(young, answer, "Only mine.").h1 == "Thank you. It is sent."
    assert "Only you can read this." in young.get(HERE).text
    page = worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}")
    assert "Only mine." not in page.text
    assert "shared" not in page.text


def test_sharing_twice_is_refused_in_plain_words(
    otter: Young, young: Browser, world: World, reader: Staff
) -> None:
    answer = world.says(otter, "Sam listens.")
    page = young.get(address(answer))
    young.submit(page, address(answer), words="Once.")
    again = young.submit(page, address(answer), status=422, words="Twice.")
    assert "It can be sent only once." in again.text
    page = young.get(address(answer))
    assert "You shared this before." in page.text
    assert page.all("textarea") == []


def test_words_that_are_too_long_stay_in_the_box(
    otter: Young, young: Browser, world: World, reader: Staff
) -> None:
    answer = world.says(otter, "So it was. " * 200)
    page = young.get(address(answer))
    refused = young.submit(page, address(answer), status=422)
    assert "That is too long." in refused.text
    (box,) = refused.all("textarea")
    assert (box.text or "").strip() == ("So it was. " * 200).strip()
    assert "Write something first." in shares(young, answer, " ", 422).text
    assert LINK in young.get(HERE).text


def test_where_nobody_could_read_it_it_is_not_offered_and_not_taken(
    world: World, otter: Young, young: Browser
) -> None:
    answer = world.says(otter, "Sam listens.")
    assert LINK not in young.get(HERE).text
    page = young.get(address(answer))
    assert "Nobody can read this yet." in page.text
    reader = pat(world)
    page = young.get(address(answer))
    robin = world.browser(world.administrator())
    robin.submit(robin.get("/work/staff"), f"/staff/{reader.id}/switch-off")
    page = young.submit(page, address(answer), status=422, words="Too late.")
    assert "Nobody can read this yet." in page.text


def test_what_has_no_words_cannot_be_shared(
    world: World, otter: Young, young: Browser, reader: Staff
) -> None:
    for answer in (
        world.says(otter, "", choice=Choice.ASKED),
        world.says(otter, "", face=2),
    ):
        young.get(address(answer), status=404)
    assert LINK not in young.get(HERE).text


def test_sharing_leaves_no_draft_and_no_address_behind(
    world: World, otter: Young, young: Browser, reader: Staff
) -> None:
    answer = world.says(otter, "Sam listens.")
    shares(young, answer, "They listen.")
    with world.work() as session:
        led_to = session.scalars(select(TakenForm.led_to)).all()
        assert not [each for each in led_to if "without-my-name" in each or str(answer) in each]
        assert session.scalars(select(Draft)).all() == []
        row = session.scalars(select(HeardWords)).one()
        assert (row.about, row.month) == ("who-i-am", this_month())


# A participation worker


def test_a_participation_worker_lands_on_the_words_and_opens_no_folder(
    world: World, otter: Young, reader: Staff
) -> None:
    browser = world.browser(reader)
    assert browser.get("/work/words").h1 == "Words without a name"
    for path in ("/work/", "/work/duty", "/work/staff", f"/work/folders/{otter.folder_id}"):
        browser.get(path, status=404)
    for role in Role:
        if role not in (Role.PARTICIPATION_WORKER, Role.YOUNG_PERSON, Role.BOARD_ANALYST):
            world.browser(world.staff(f"A {role.value}", role)).get("/work/words", status=404)


def test_words_are_changed_and_published_and_the_original_is_gone(
    world: World, reader: Staff
) -> None:
    posts(world, "Tom at the Den is kind.")
    browser = world.browser(reader)
    assert "1 text waits for you" in browser.get("/work/words").text
    page = browser.get("/work/words/next")
    for shown in ("Tom at the Den is kind.", "The Den", "Take out anything"):
        assert shown in page.text
    refused = browser.submit(page, page.path, status=422, words=" ", send="publish")
    assert "Tom at the Den is kind." in refused.text
    done = browser.submit(page, page.path, words="The worker is kind.", send="publish")
    assert "Published." in done.text
    assert "Nothing waits for you." in done.text
    assert published(world, LAST_MONTH) == ["The worker is kind."]
    browser.get(page.path, status=404)
    late = browser.client.post(
        page.path, data={"csrf_token": _token(page), "words": "Mine!", "send": "publish"}
    )
    assert late.status_code == 404
    assert "Perhaps a colleague has dealt with it." in late.get_data(as_text=True)


def test_only_a_sent_form_decides_anything(world: World, reader: Staff) -> None:
    posts(world)
    browser = world.browser(reader)
    page = browser.get("/work/words/next")
    browser.client.head(page.path, data={"send": "leave_out"})
    assert browser.get(page.path).h1 == "About a service"


def test_words_that_are_not_used_are_deleted(world: World, reader: Staff) -> None:
    posts(world)
    browser = world.browser(reader)
    page = browser.get("/work/words/next")
    assert "Deleted." in browser.submit(page, page.path, send="leave_out").text
    assert published(world) == []
    assert browser.get("/work/words/next").path == "/work/words"


def test_the_page_says_what_to_do_with_a_worry_and_that_there_is_no_way_back(
    world: World, otter: Young, reader: Staff
) -> None:
    posts(world, "I am not safe at home.")
    page = world.browser(reader).get("/work/words/next")
    assert "There is no way back to whoever wrote this." in page.text
    assert "Speak with Priya today." in page.text


def test_words_of_this_month_are_neither_shown_nor_counted(world: World, reader: Staff) -> None:
    posts(world, month=this_month())
    page = world.browser(reader).get("/work/words")
    assert "Nothing waits for you." in page.text


def test_a_second_participation_worker_waits_until_the_first_lets_them_in(
    world: World, reader: Staff
) -> None:
    posts(world)
    second = world.staff("Ash", Role.PARTICIPATION_WORKER)
    theirs, first = world.browser(second), world.browser(reader)
    page = theirs.get("/work/words")
    assert "Meet or call Pat." in page.text
    assert theirs.get("/work/words/next").path == "/work/words"
    page = first.get("/work/words")
    assert "Ash waits for the key" in page.text
    first.submit(page, f"/words/holders/{second.id}")
    assert "1 text waits for you" in theirs.get("/work/words").text


def test_what_was_published_by_mistake_is_taken_out(world: World, reader: Staff) -> None:
    posts(world, "Tom is kind.")
    browser = world.browser(reader)
    page = browser.get("/work/words/next")
    browser.submit(page, page.path, send="publish")
    page = browser.get("/work/words/published")
    for shown in ("Tom is kind.", "The Den"):
        assert shown in page.text
    page = browser.submit(page, "/take-out")
    assert "Nothing was published yet." in page.text
    assert published(world) == []


# An administrator


def test_the_last_reader_is_not_switched_off_while_words_wait_and_the_page_says_so(
    world: World, reader: Staff
) -> None:
    posts(world)
    robin = world.browser(world.administrator())
    page = robin.get("/work/staff")
    assert "Only Pat can read words without a name." in page.text
    page = robin.submit(page, f"/staff/{reader.id}/switch-off", status=422)
    assert "Words wait that only this person can read." in page.text
    second = world.staff("Ash", Role.PARTICIPATION_WORKER)
    assert "waits for the key" in robin.get("/work/staff").text
    first = world.browser(reader)
    first.submit(first.get("/work/words"), f"/words/holders/{second.id}")
    page = robin.submit(robin.get("/work/staff"), f"/staff/{reader.id}/switch-off")
    assert "switched off" in page.text
    assert "1 text waits for you" in world.browser(second).get("/work/words").text


def _token(page: Page) -> str:
    (found,) = [
        each.get("value")
        for each in page.form(page.path).iter("input")
        if each.get("name") == "csrf_token"
    ]
    return found or ""
