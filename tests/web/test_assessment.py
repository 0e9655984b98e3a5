"""The self-assessment, through the board's door."""

from __future__ import annotations

import pytest

from tests.assessment.steps import say
from tests.page import Browser
from tests.world import World
from youthvoice import clock
from youthvoice.accounts.roles import Role
from youthvoice.assessment.models import Standing

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def analyst(world: World) -> Browser:
    return world.browser(world.staff("Bo", Role.BOARD_ANALYST))


def test_all_15_stand_on_one_page_and_each_leads_to_its_form(analyst: Browser) -> None:
    page = analyst.get("/board/assessment")
    links = [each.get("href") or "" for each in page.all("a", class_="card")]
    assert links == [f"/board/assessment/{number}" for number in range(1, 16)]
    assert "meets 0 of the 15" in page.text
    for path in links:
        assert analyst.get(path).h1 == f"Requirement {path.rpartition('/')[2]}"


def test_what_is_said_changes_the_score_and_its_place_among_the_boards_of_2013(
    world: World, analyst: Browser
) -> None:
    for number in range(1, 10):
        say(world, number)
    page = analyst.get("/board/assessment/10")
    evidence = "A letter went to every school."
    page = analyst.submit(page, "/10", standing="met", evidence=evidence, owner="Health")
    assert "meets 10 of the 15" in page.text
    assert "17 of the 146 boards met exactly as many, and 57 met more." in page.text
    assert "10 (you are here)" in page.text


def test_the_chart_says_in_words_what_it_draws_and_has_its_table(
    world: World, analyst: Browser
) -> None:
    say(world, 1)
    page = analyst.get("/board/assessment")
    (chart,) = page.all(f"{SVG}svg", role="img")
    named = (chart.get("aria-labelledby") or "").split()
    inside = {each.get("id"): "".join(each.itertext()) for each in chart.iter() if each.get("id")}
    assert all(inside[name].strip() for name in named)
    assert "1 of 15" in inside[named[1]]
    drawn = [
        text for each in chart.iter(f"{SVG}text") if (text := "".join(each.itertext()).strip())
    ]
    assert "0 · you are here" in drawn
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in page.all("tr")]
    assert ["10", "17", "51%"] in rows
    assert ["15", "9", "6%"] in rows


def test_the_figures_of_2013_stand_with_their_place_in_the_report(analyst: Browser) -> None:
    text = analyst.get("/board/assessment").text
    for figure in ("47%", "36%", "31%", "49%", "9%"):
        assert figure in text
    assert "Chapter 1, part A" in text
    assert "appendix 4, figure 18" in text


def test_earlier_states_are_told_by_their_day_and_by_nobodys_name(
    world: World, analyst: Browser
) -> None:
    with clock.days_ago(30):
        say(world, 3, Standing.NOT_MET)
    say(world, 3, Standing.MET)
    text = analyst.get("/board/assessment/3").text
    assert text.count("Changed ") == 2
    assert ": not met" in text
    assert "Bo" not in text.replace("Board", "").replace("board", "")
    assert len(analyst.get("/board/assessment").all("th", scope="row")) == 16 + 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"standing": "perfect"}, "Pick how far it is met."),
        ({"standing": "met", "evidence": ""}, "Say what shows that it is met."),
        ({"evidence": "x" * 2100}, "That is too long."),
        ({"by_day": "2026-02-31"}, "There is no such day."),
        ({"by_day": "2099-01-01"}, "more than two years away"),
    ],
)
def test_bad_input_gets_a_plain_sentence_and_keeps_what_was_typed(
    analyst: Browser, wrong: dict[str, str], says: str
) -> None:
    page = analyst.get("/board/assessment/3")
    typed = {"standing": "partly", "evidence": "Minutes.", "next_step": "We ask again.", **wrong}
    page = analyst.submit(page, "/3", status=422, **typed)
    assert says in page.text
    assert "We ask again." in page.text
    (day,) = page.all("input", name="by_day")
    assert day.get("value", "") == wrong.get("by_day", "")


def test_of_two_who_change_it_the_second_sees_both(analyst: Browser) -> None:
    first, second = analyst.get("/board/assessment/3"), analyst.get("/board/assessment/3")
    analyst.submit(first, "/3", standing="not_met", evidence="None yet.")
    page = analyst.submit(second, "/3", status=409, standing="partly", evidence="A draft.")
    assert "None yet." in page.text
    assert "A draft." in page.text
    assert "Partly met: 1." in analyst.submit(page, "/3").text


@pytest.mark.parametrize("number", ["0", "16", "99999999999999999999", "x"])
def test_another_number_is_no_page(analyst: Browser, number: str) -> None:
    analyst.get(f"/board/assessment/{number}", status=404)
