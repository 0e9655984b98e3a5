"""The safety plan: there at once, written by both, and never one over the other."""

from __future__ import annotations

from datetime import timedelta

from tests.page import Browser, Page, form_values
from tests.security.stage import only_sqlite
from tests.world import World, Young
from youthvoice import clock

# What the database does with it is tested with the service, on both.
pytestmark = only_sqlite

CHANGE = "/safe/change"


def write(young: Browser, *, status: int = 200, **words: str) -> Page:
    return young.submit(young.get(CHANGE), CHANGE, status=status, **words)


def work(otter: Young, more: str = "") -> str:
    return f"/work/folders/{otter.folder_id}/safety{more}"


def test_the_plan_is_there_at_once_with_numbers_that_ring(
    young: Browser, worker: Browser, otter: Young
) -> None:
    assert "Make my plan" in young.get("/safe").text
    write(
        young,
        helps="My <dog>.",
        missing="Nan first.",
        word="pineapple",
        name_1="Nan",
        number_1="(01632) 960-122",
        name_3="Sam",
        number_3="01632 960 111",
    )
    for page in (young.get("/safe"), worker.get(work(otter))):
        for words in ("My <dog>.", "Nan first.", "pineapple", "01632 960 122"):
            assert words in page.text, words
        numbers = [link.get("href") for link in page.all("a", class_="call")]
        assert numbers == ["tel:01632960122", "tel:01632960111"]
    assert "You wrote this, today." in young.get("/safe").text
    assert "Otter wrote this, today." in worker.get(work(otter)).text


def test_the_worker_changes_it_too_and_the_young_person_reads_that(
    young: Browser, worker: Browser, otter: Young
) -> None:
    write(young, helps="My dog.")
    address = work(otter, "/change")
    page = worker.submit(worker.get(address), address, helps="My dog. A walk.")
    assert page.path.endswith("/safety")
    page = young.get("/safe")
    assert "My dog. A walk." in page.text
    assert "Sam wrote this, today." in page.text
    assert "Sam changed the safety plan." in young.get("/who-looked").text
    for page in (young.get("/safe/earlier"), worker.get(work(otter))):
        assert "My dog." in page.text


def test_two_changes_at_once_stand_side_by_side_and_nothing_is_overwritten(
    young: Browser, worker: Browser, otter: Young
) -> None:
    write(young, helps="Music.")
    page, address = worker.get(work(otter, "/change")), work(otter, "/change")
    write(young, helps="Music. My dog.")
    page = worker.submit(page, address, status=409, helps="Music. A walk.")
    assert "It was changed while you wrote." in page.text
    assert "Otter wrote this, today." in page.text
    assert "Music. My dog." in page.text
    assert form_values(page.form(address))["helps"] == "Music. A walk."
    assert "Music. My dog." in young.get("/safe").text
    assert "Sam changed" not in young.get("/who-looked").text
    worker.submit(page, address, helps="Music. My dog. A walk.")
    assert "Music. My dog. A walk." in young.get("/safe").text

    page = young.get(CHANGE)
    worker.submit(worker.get(address), address, helps="Nothing.")
    page = young.submit(page, CHANGE, status=409, helps="Everything.")
    assert "Sam wrote this, today." in page.text
    assert form_values(page.form(CHANGE))["helps"] == "Everything."


def test_what_cannot_be_kept_comes_back_with_what_was_typed(young: Browser) -> None:
    for words, reason in (
        ({}, "Write something first."),
        ({"name_2": "Nan", "number_2": "ask mum"}, "A phone number has only digits in it."),
        ({"name_5": "Nan"}, "Write the number too."),
        ({"number_1": "999"}, "Write who it is, beside the number."),
        ({"name_1": "N" * 60, "number_1": "999"}, "That is too long."),
        ({"word": "x" * 5001}, "That is too long."),
    ):
        page = write(young, status=422, **words)
        assert reason in page.text
        typed = form_values(page.form(CHANGE))
        assert {name: typed[name] for name in words} == words
    assert "Make my plan" in young.get("/safe").text


def test_what_was_typed_and_not_sent_is_there_again_for_its_writer_alone(
    young: Browser, worker: Browser, otter: Young
) -> None:
    form = form_values(young.get(CHANGE).form(CHANGE))
    young.client.post("/draft", data={**form, "missing": "Half a thought"})
    page = young.get(CHANGE)
    assert "This is what you wrote before." in page.text
    assert form_values(page.form(CHANGE))["missing"] == "Half a thought"
    assert "Half a thought" not in worker.get(work(otter, "/change")).html
    write(young)
    assert "This is what you wrote before." not in young.get(CHANGE).text


def test_a_failure_hands_every_field_back(young: Browser) -> None:
    form = {**form_values(young.get(CHANGE).form(CHANGE)), "csrf_token": "stale"}
    response = young.client.post(CHANGE, data={**form, "missing": "Nan.", "word": "pear"})
    page = Page(response, CHANGE)
    assert page.status == 400
    handed_back = form_values(page.form(CHANGE))
    assert (handed_back["missing"], handed_back["word"], handed_back["version"]) == (
        "Nan.",
        "pear",
        "0",
    )


def test_a_copy_is_taken_only_after_saying_who_could_read_it(young: Browser) -> None:
    assert "There is no plan to keep yet." in young.get("/safe/keep").text
    write(young, helps="My <dog>.", name_1="Nan", number_1="01632 960 122")
    assert not [link for link in young.get("/safe").all("a") if link.get("href") == "/safe/copy"]
    page = young.get("/safe/keep")
    assert "Whoever holds your phone can read it." in page.text
    assert [link for link in page.all("a") if link.get("href") == "/safe/copy"]


def test_a_copy_is_one_plain_file_that_needs_nothing_and_tells_nothing(
    young: Browser, otter: Young
) -> None:
    write(young, helps="My <dog>.", word="pear", name_1="Nan", number_1="01632 960 122")
    response = young.client.get("/safe/copy")
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-notes.html"'
    copy = Page(response, "/safe/copy")
    for words in ("My <dog>.", "pear", "Nan", "01632 960 122"):
        assert words in copy.text
    for tag in ("script", "link", "img", "form", "iframe", "input"):
        assert copy.all(tag) == [], tag
    assert [link.get("href") for link in copy.all("a")] == ["tel:01632960122"]
    assert "Otter" not in copy.html
    assert "safe" not in copy.h1
    assert str(otter.folder_id) not in copy.html


def test_what_a_locked_page_hands_in_is_kept_for_its_writer(
    world: World, young: Browser, otter: Young, worker: Browser
) -> None:
    pages = [(young, young.get(CHANGE)), (worker, worker.get(work(otter, "/change")))]
    with clock.held_at(clock.now() + timedelta(hours=1)):
        for browser, page in pages:
            kept = browser.submit(page, "/change", helps="Half a thought")
            assert " kept. Sign in " in kept.text
    page = world.browser(otter).get(CHANGE)
    assert form_values(page.form(CHANGE))["helps"] == "Half a thought"
    assert "Make my plan" in world.browser(otter).get("/safe").text
