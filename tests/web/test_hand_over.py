"""A worker changes, on the pages of all three: who goes, who comes, and the young person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page
from tests.world import Staff, World, Young
from youthvoice import clock


@pytest.fixture
def kim(world: World, sam: Staff) -> Staff:
    return world.staff("Kim")


def week_from_now() -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def tell(worker: Browser, otter: Young, kim: Staff, status: int = 200, /, **other: str) -> Page:
    path = f"/work/folders/{otter.folder_id}/hand-over"
    fields = {
        "kind": "hand_over",
        "to": str(kim.id),
        "from_day": week_from_now(),
        "words": "Kim comes after me. She is kind.",
        "told": "here",
        **other,
    }
    return worker.submit(worker.get(path), "/hand-over", status=status, **fields)


def test_told_read_answered_and_handed_over(
    world: World, sam: Staff, kim: Staff, otter: Young
) -> None:
    worker, young, new = world.browser(sam), world.browser(otter), world.browser(kim)
    world.says(otter, "Told once.")
    page = new.get("/work/account/about-me")
    new.submit(page, "/about-me", words="I am Kim. I like dogs.")

    page = tell(worker, otter, kim)
    assert "Otter has not read it yet." in page.text
    assert not [form for form in page.all("form") if "done" in (form.get("action") or "")]

    page = young.get("/new-worker")
    assert page.h1 == "Kim will be your worker"
    for sentence in ("Kim comes after me. She is kind.", "I am Kim. I like dogs."):
        assert sentence in page.text
    page = young.submit(page, "/new-worker", words="Please no phone calls.")
    assert "Saved. Kim reads this." in page.text

    page = worker.get(f"/work/folders/{otter.folder_id}/hand-over")
    assert "Please no phone calls." in page.text
    page = worker.submit(page, "/done")
    assert page.path == "/work/"
    worker.get(f"/work/folders/{otter.folder_id}", status=404)
    worker.get(f"/work/folders/{otter.folder_id}/who-i-am.1", status=404)

    page = new.get(f"/work/folders/{otter.folder_id}")
    assert "Told once." in page.text
    assert "Please no phone calls." in page.text
    assert young.get("/new-worker").h1 == "Kim is your worker"
    assert "Kim" in young.get("/my-worker").text
    assert "Sam handed the folder over." in young.get("/who-looked").text


def test_it_is_not_done_before_they_know(
    world: World, worker: Browser, kim: Staff, otter: Young
) -> None:
    page = tell(worker, otter, kim)
    page = worker.submit(page, "/told")
    assert "Otter knows, since today." in page.text
    assert worker.submit(page, "/done").path == "/work/"


def test_where_telling_is_not_safe_the_reason_is_needed_and_can_be_read_later(
    world: World, worker: Browser, young: Browser, kim: Staff, otter: Young
) -> None:
    page = tell(worker, otter, kim, 422, told="unsafe")
    assert "Write the reason." in page.text
    assert "Kim comes after me." in page.html
    page = tell(worker, otter, kim, told="unsafe", because="Somebody reads the phone.")
    young.get("/new-worker", status=404)
    worker.submit(page, "/done")
    assert "Somebody reads the phone." in young.get("/new-worker").text


@pytest.mark.parametrize(
    "other",
    [
        {"from_day": "2020-01-01"},
        {"from_day": "soon"},
        {"to": ""},
        {"kind": "cover"},
    ],
)
def test_a_change_that_cannot_be_is_refused_and_keeps_the_words(
    worker: Browser, kim: Staff, otter: Young, other: dict[str, str]
) -> None:
    page = tell(worker, otter, kim, 422, **other)
    assert "Kim comes after me. She is kind." in page.html


def test_whoever_steps_in_has_them_on_the_list_until_the_last_day(
    world: World, worker: Browser, young: Browser, kim: Staff, otter: Young
) -> None:
    page = tell(worker, otter, kim, kind="cover", until=week_from_now(), told="person")
    assert "Kim steps in until" in page.text
    new = world.browser(kim)
    assert "Otter" in new.get("/work/").text
    assert "Kim steps in" in young.get("/my-worker").text
    new.get(f"/work/folders/{otter.folder_id}")
    new.get(f"/work/folders/{otter.folder_id}/hand-over", status=404)
    worker.submit(page, "/off")
    new.get(f"/work/folders/{otter.folder_id}", status=404)


def test_home_says_that_the_worker_will_change(
    world: World, worker: Browser, young: Browser, kim: Staff, otter: Young
) -> None:
    assert "Your worker will change" not in young.get("/home").text
    tell(worker, otter, kim)
    assert "Your worker will change" in young.get("/home").text


def test_a_change_that_is_not_safe_to_tell_is_on_no_page_of_theirs(
    world: World, worker: Browser, young: Browser, kim: Staff, otter: Young
) -> None:
    tell(worker, otter, kim, told="unsafe", because="Somebody reads the phone.")
    for path in ("/home", "/my-worker", "/who-looked"):
        page = young.get(path)
        assert "Kim" not in page.text
        assert "will change" not in page.text
