"""You said, we did, through the doors: the board writes, anybody reads, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page
from tests.said_done.steps import close, write, write_late
from tests.services.steps import service
from tests.world import World
from youthvoice import clock
from youthvoice.accounts.roles import Role
from youthvoice.services.service import retire

SAVE = "/said-done/new"


@pytest.fixture
def analyst(world: World) -> Browser:
    return world.browser(world.staff("Bo", Role.BOARD_ANALYST))


@pytest.fixture
def stranger(world: World) -> Browser:
    return world.browser()


def fields(**other: str) -> dict[str, str]:
    day = clock.today() + timedelta(days=30)
    return {
        "about": "theme:who-i-am",
        "heard": "We tell it <b>again</b> and again.",
        "decided": "One person asks. The rest read it.",
        "who": "Social care",
        "by_day": day.isoformat(),
        **other,
    }


def the_item(page: Page) -> str:
    """The address of the one item on the board's list."""
    links = [each.get("href") or "" for each in page.all("a", class_="card")]
    (path,) = [each for each in links if "/said-done/" in each]
    return path


def test_it_comes_back_to_the_page_of_that_service(
    world: World, analyst: Browser, stranger: Browser
) -> None:
    den = service(world)
    page = analyst.get(f"/board/services/{den}")
    (link,) = [each.get("href") or "" for each in page.all("a") if "about=" in str(each.attrib)]
    page = analyst.get(link)
    typed = {name: value for name, value in fields().items() if name != "about"}
    path = the_item(analyst.submit(page, SAVE, **typed))
    for read in (f"/services/{den}", "/because-of-you"):
        page = stranger.get(read)
        assert "We tell it <b>again</b> and again." in page.text
        assert "We will do this by" in page.text
    assert "About: The Den" in page.text

    page = analyst.submit(analyst.get(f"{path}/close"), "/close", status=422, outcome="done")
    assert "It cannot be closed without words." in page.text
    assert "Done:" not in stranger.get("/because-of-you").text
    analyst.submit(page, "/close", outcome="done", words="One person asks now.")
    for read in (f"/services/{den}", "/because-of-you"):
        assert "Done: One person asks now." in stranger.get(read).text


def test_a_late_one_says_so_on_both_sides_and_stands_first(
    world: World, analyst: Browser, stranger: Browser
) -> None:
    write(world, "B")
    write_late(world, "A")
    text = analyst.get("/board/said-done").text
    assert text.index("This is late. It was for") < text.index("Still to do")
    text = stranger.get("/because-of-you").text
    assert text.index("This is late. It was for") < text.index("We will do this by")


def test_what_did_not_happen_is_never_called_done(world: World, stranger: Browser) -> None:
    close(world, write(world), "There was no money.", done=False)
    text = stranger.get("/because-of-you").text
    assert "This did not happen: There was no money." in text
    assert "Done:" not in text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"by_day": "2026-02-31"}, "There is no such day."),
        ({"by_day": "soon"}, "There is no such day."),
        ({"by_day": ""}, "Pick a day by when."),
        ({"by_day": "2020-01-01"}, "That day is over."),
        ({"by_day": "9999-01-01"}, "more than two years away"),
        ({"heard": "x" * 700}, "That is too long."),
        ({"who": ""}, "Say who will do it."),
        ({"about": "service:1"}, "Pick what it is about."),
    ],
)
def test_bad_input_gets_a_plain_sentence_and_keeps_what_was_typed(
    analyst: Browser, wrong: dict[str, str], says: str
) -> None:
    typed = fields(**wrong)
    page = analyst.submit(analyst.get("/board/said-done/new"), SAVE, status=422, **typed)
    assert says in page.text
    assert "One person asks. The rest read it." in page.text
    if "by_day" in wrong:
        (day,) = page.all("input", name="by_day")
        assert day.get("value", "") == wrong["by_day"]


def test_of_two_who_change_it_the_second_sees_both(world: World, analyst: Browser) -> None:
    path = f"/board/said-done/{write(world)}/change"
    first, second = analyst.get(path), analyst.get(path)
    analyst.submit(first, "/change", heard="It is loud.")
    page = analyst.submit(second, "/change", status=409, heard="It is cold.")
    assert "It is loud." in page.text
    assert "It is cold." in page.text
    page = analyst.submit(page, "/change")
    assert "It is cold." in page.text
    assert page.text.count("As it was from") == 2


def test_one_closed_meanwhile_is_not_changed_and_not_closed_twice(
    world: World, analyst: Browser
) -> None:
    item = write(world)
    path = f"/board/said-done/{item}"
    change, end = analyst.get(f"{path}/change"), analyst.get(f"{path}/close")
    close(world, item, "It is quiet now.")
    page = analyst.submit(change, "/change", status=409, heard="It is cold.")
    assert "It is quiet now." in page.text
    assert "It is cold." in page.text
    page = analyst.submit(end, "/close", status=409, outcome="not_done", words="Not yet.")
    assert "It is quiet now." in page.text
    assert "Not yet." in page.text
    assert "Open it again" in analyst.get(f"{path}/change").text


def test_what_is_opened_again_no_longer_says_what_came_of_it(
    world: World, analyst: Browser, stranger: Browser
) -> None:
    item = write(world)
    close(world, item, "It is quiet now.")
    page = analyst.submit(analyst.get(f"/board/said-done/{item}"), "/again")
    assert "It is quiet now." in page.text
    assert "It is quiet now." not in stranger.get("/because-of-you").text


def test_earlier_wordings_are_for_the_board_alone(
    world: World, analyst: Browser, stranger: Browser
) -> None:
    item = write(world, "Kim says it is loud.")
    analyst.submit(analyst.get(f"/board/said-done/{item}/change"), "/change", heard="It is loud.")
    assert "Kim says it is loud." in analyst.get(f"/board/said-done/{item}").text
    assert "Kim" not in stranger.get("/because-of-you").text


def test_the_name_of_a_service_that_is_not_shown_stays_unsaid(
    world: World, stranger: Browser
) -> None:
    hidden, gone = service(world, "The Refuge", shown=False), service(world, "The Bus")
    write(world, about=f"service:{hidden}")
    write(world, about=f"service:{gone}")
    with world.work() as session:
        retire(session, world.area_id, gone, retired=True)
    text = stranger.get("/because-of-you").text
    assert "The Refuge" not in text
    assert "The Bus" in text


def test_a_young_person_reads_of_their_own_area_from_home(world: World, young: Browser) -> None:
    elsewhere = World(world.app, "Hill")
    write(elsewhere, "Hill is too steep.")
    write(world)
    assert [each for each in young.get("/home").all("a") if each.get("href") == "/because-of-you"]
    text = young.get("/because-of-you").text
    assert "The waiting room is too loud." in text
    assert "Hill" not in text
    assert "Hill is too steep." in world.browser().get("/because-of-you").text
