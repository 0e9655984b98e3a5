"""A young person tells about themselves once, and decides topic by topic who reads it."""

from __future__ import annotations

import pytest

from tests.page import Browser, Page, form_values
from tests.security.stage import only_sqlite
from tests.world import World, Young
from youthvoice.about.topics import topics
from youthvoice.accounts.models import Person

# What the database does with it is tested with the service, on both.
pytestmark = only_sqlite


def tell(young: Browser, topic: str, words: str, audience: str = "worker", **more: str) -> Page:
    address = f"/about-me/{topic}"
    fields = {"words": words, "audience": audience, "send": audience, **more}
    return young.submit(young.get(address), address, **fields)


def heard(worker: Browser, otter: Young) -> Page:
    return worker.get(f"/work/folders/{otter.folder_id}/about")


def test_every_topic_has_a_page_of_its_own_and_none_is_asked_for(young: Browser) -> None:
    page = young.get("/about-me")
    for topic in topics():
        assert topic.plain in page.text
        assert young.get(f"/about-me/{topic.id}").h1 == topic.plain
    for word in ("must", "missing", "left to do", "0 of"):
        assert word not in page.text


def test_a_topic_that_does_not_exist_is_not_found(young: Browser) -> None:
    young.get("/about-me/shoe-size", status=404)


def test_what_is_shared_is_there_for_the_worker_with_its_day(
    young: Browser, worker: Browser, otter: Young
) -> None:
    page = tell(young, "good-day", "Rain on the <roof>.")
    assert "Kept. Sam can read it." in page.text
    assert "Rain on the <roof>." in page.text
    page = heard(worker, otter)
    assert "What makes a good day" in page.text
    assert "Rain on the <roof>." in page.text
    assert "Told today" in page.text
    assert "Sam looked." in young.get("/who-looked").text


def test_what_is_just_for_me_is_on_no_page_of_the_worker(
    young: Browser, worker: Browser, otter: Young
) -> None:
    page = tell(young, "bad-day", "When he calls.", "just_me")
    assert "Kept, just for you." in page.text
    assert "Only you can read this." in page.text
    assert "When he calls." in young.get("/about-me/bad-day").html
    page = heard(worker, otter)
    assert "When he calls." not in page.html
    assert "bad day" not in page.text


def test_what_is_not_for_the_parents_comes_before_everything_else(
    young: Browser, worker: Browser, otter: Young
) -> None:
    tell(young, "name", "Jay.")
    tell(young, "not-parents", "School.")
    page = heard(worker, otter)
    assert page.text.index("Not for their parents") < page.text.index("Likes to be called")


def test_what_is_ticked_is_read_by_the_worker_and_ticked_the_next_time(
    young: Browser, worker: Browser, otter: Young
) -> None:
    tell(young, "talk", "", not_a_man="y", interpreter="y")
    page = heard(worker, otter)
    assert "With an interpreter · Not with a man" in page.text
    ticked = form_values(young.get("/about-me/talk").form("/about-me/talk"))
    assert {name for name in ticked if ticked[name] == "y"} == {"interpreter", "not_a_man"}


def test_what_was_shared_can_be_taken_back_and_says_what_cannot_be_undone(
    young: Browser, worker: Browser, otter: Young
) -> None:
    tell(young, "matters", "My dog.")
    page = young.get("/about-me/matters")
    assert "those who read it before have read it" in page.text
    page = tell(young, "matters", "My dog.", "just_me")
    assert "It is just for you now. Those who read it before have read it." in page.text
    assert "My dog." not in heard(worker, otter).html
    tell(young, "matters", "My dog.")
    assert "My dog." in heard(worker, otter).text


def test_an_emptied_box_takes_it_away(young: Browser, worker: Browser, otter: Young) -> None:
    tell(young, "pronouns", "They.")
    page = tell(young, "pronouns", " ")
    assert "It is gone." in page.text
    assert "They." not in page.text
    assert "They." not in heard(worker, otter).html


@pytest.mark.parametrize(
    ("audience", "send"), [("", ""), ("worker", "just_me"), ("just_me", "worker"), ("all", "all")]
)
def test_nothing_is_kept_before_it_is_clear_who_reads_it(
    young: Browser, worker: Browser, otter: Young, audience: str, send: str
) -> None:
    address = "/about-me/name"
    page = young.submit(
        young.get(address), address, status=422, words="Jay.", audience=audience, send=send
    )
    assert "Pick who can see this first." in page.text
    assert form_values(page.form(address))["words"] == "Jay."
    assert "Jay." not in young.get("/about-me").html
    assert "Jay." not in heard(worker, otter).html


def test_too_many_words_come_back_whole(young: Browser) -> None:
    address, words = "/about-me/not-ok", "x" * 5001
    fields = {"words": words, "audience": "worker", "send": "worker"}
    page = young.submit(young.get(address), address, status=422, **fields)
    assert "That is too long." in page.text
    assert form_values(page.form(address))["words"] == words


def test_what_was_typed_and_not_sent_is_there_again_with_its_ticks(young: Browser) -> None:
    page = young.get("/about-me/talk")
    form = {**form_values(page.form("/about-me/talk")), "words": "In the car", "pictures": "y"}
    assert young.client.post("/draft", data=form).status_code == 200
    page = young.get("/about-me/talk")
    assert "This is what you wrote before." in page.text
    again = form_values(page.form("/about-me/talk"))
    assert (again["words"], again["pictures"]) == ("In the car", "y")
    tell(young, "talk", "In the car")
    assert "This is what you wrote before." not in young.get("/about-me/talk").text


def test_nothing_shared_is_said_in_plain_words(worker: Browser, otter: Young) -> None:
    assert "Otter has not shared anything here yet." in heard(worker, otter).text


@pytest.mark.parametrize("address", ["/about-me/name", "/safe/change"])
def test_before_the_first_words_it_is_said_who_reads_them(
    world: World, young: Browser, otter: Young, address: str
) -> None:
    with world.work() as session:
        session.get_one(Person, otter.id).told_on = None
    page = young.get(address)
    assert page.h1 == "Before you write"
    page = young.submit(page, "/before-you-write/my-own")
    assert page.path == address
    assert young.get(address).path == address


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "/\\evil"])
def test_what_must_be_read_first_leads_to_no_other_site(young: Browser, elsewhere: str) -> None:
    page = young.get(f"/before-you-write/my-own?back_to={elsewhere}")
    assert young.submit(page, "/before-you-write/my-own").path == "/question/my-own"
