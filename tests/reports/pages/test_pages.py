"""The report as a page: what is hidden is said in words, and the same numbers stand everywhere."""

from __future__ import annotations

import pytest

from tests.page import Browser
from tests.reports.pages.reading import (
    as_on_page,
    faces_on_page,
    in_csv,
    in_json,
    in_report,
    in_workbook,
    on_page,
)
from tests.reports.sample import PERIOD, empty_report, sample_report
from tests.security.stage import only_sqlite
from tests.world import World
from youthvoice import clock

pytestmark = only_sqlite
_SVG = "{http://www.w3.org/2000/svg}"
REPORT = f"/board/reports/{PERIOD}"


def test_before_the_first_report_the_page_says_when_it_comes(analyst: Browser) -> None:
    page = analyst.get("/board/reports")
    assert "The first report is on its way" in page.text
    assert f"{clock.today().year}" in page.text


@pytest.mark.usefixtures("made_by_hand")
def test_the_closed_periods_are_listed_by_their_length(analyst: Browser) -> None:
    page = analyst.get("/board/reports")
    assert page.text.index("Quarters") < page.text.index("July to September 2026")
    assert page.text.index("Months") < page.text.index("July 2026")
    links = [link.get("href") for link in page.all("a", class_="card")]
    assert links == [REPORT, "/board/reports/2026-07"]


@pytest.mark.usefixtures("made_by_hand")
def test_a_period_that_is_not_over_is_not_shown_and_its_page_says_so(analyst: Browser) -> None:
    year = clock.today().year
    for path in (f"{year}", f"{year + 1}-Q4", f"{year}/report.pdf", f"{year}/services/1"):
        page = analyst.get(f"/board/reports/{path}", status=422)
        assert page.h1 == "This period is not over yet"
        assert f"ends on 31 December {year}" in page.text or str(year + 1) in page.text


@pytest.mark.usefixtures("made_by_hand")
@pytest.mark.parametrize(
    "period", ["2019", "2026-13", "2026-Q5", "nonsense", "2026-Q3%27", "20\u0661\u0660"]
)
def test_a_period_nobody_knows_has_no_report(analyst: Browser, period: str) -> None:
    for path in (f"/board/reports/{period}", f"/board/reports/{period}/report.csv"):
        assert analyst.get(path, status=404).h1 == "There is no such report"


@pytest.mark.usefixtures("made_by_hand")
def test_what_is_not_in_a_report_is_not_there(calm_app: object, analyst: Browser) -> None:
    for path in ("report.exe", "services/0", "services/9", "services/999999999999"):
        assert analyst.client.get(f"{REPORT}/{path}").status_code == 404


@pytest.mark.usefixtures("made_by_hand")
def test_the_first_part_says_the_numbers_that_matter_with_the_ones_before(
    analyst: Browser,
) -> None:
    text = analyst.get(REPORT).text
    assert "Questions answered within a week About 65 of 80 (81%)" in text
    assert "Before: about 35 of 70 (50%). Higher than before." in text
    assert "It rests on about 65 young people." in text
    assert "Higher than before: “Yes”. Lower than before: “A bit”." in text
    assert text.index("Who is missing") < text.index("In this report")
    first = text[: text.index("In this report")]
    for each in sample_report().missing:
        assert each in first


@pytest.mark.usefixtures("made_by_hand")
def test_what_is_hidden_is_said_in_words_and_never_a_dash(analyst: Browser) -> None:
    page = analyst.get(REPORT)
    assert "Too few to show (at most 24%)" in page.text
    assert "About 55 (at least 92%)" in page.text
    assert "About 45 or more." in page.text
    assert "It rests on 10 young people or more." in page.text
    assert "In a shorter period of this one, some of it was too few to show." in page.text
    for cell in page.all("td", class_="number"):
        assert "".join(cell.itertext()).strip() not in ("", "-", "\u2013", "\u2014", "None")


@pytest.mark.usefixtures("made_by_hand")
def test_a_report_of_hardly_anybody_says_that_and_nothing_else(analyst: Browser) -> None:
    page = analyst.get("/board/reports/2026-07")
    assert "Too few young people took part for any number to be shown." in page.text
    assert "Higher than before" not in page.text.replace("“Higher”", "")
    assert {number[-1] for number in on_page(page, empty_report())} <= {
        "too few to show",
        "not known",
    }


@pytest.mark.usefixtures("made_by_hand")
def test_page_workbook_table_and_document_hold_the_same_numbers(analyst: Browser) -> None:
    report = sample_report()
    numbers = in_report(report)
    assert len(numbers) > 400
    files = {
        kind: analyst.client.get(f"{REPORT}/report.{kind}").get_data()
        for kind in ("csv", "json", "xlsx")
    }
    assert in_csv(files["csv"]) == numbers
    assert in_json(files["json"]) == numbers
    assert in_workbook(files["xlsx"], report) == numbers
    rated = {number for number in numbers if number[0].startswith(_services())}
    page = analyst.get(REPORT)
    assert on_page(page, report) == as_on_page(numbers - rated, report)
    for number, service in enumerate(_services(), start=1):
        ways = [each.way for each in report.services if each.name == service]
        page = analyst.get(f"{REPORT}/services/{number}")
        shown = {each for each in rated if each[0].startswith(service) and each[3] != "people"}
        if service.startswith("Riverbend police"):
            assert {each[-1] for each in shown} == {"too few to show", "not known"}
            assert not page.all("table")
        else:
            assert faces_on_page(page, service, ways, report) == shown


@pytest.mark.usefixtures("made_by_hand")
def test_every_bar_says_what_it_shows_and_stands_with_a_table(analyst: Browser) -> None:
    for path in (REPORT, f"{REPORT}/services/3"):
        page = analyst.get(path)
        bars = page.all(f"{_SVG}svg", class_="bar")
        assert bars
        for bar in bars:
            assert bar.get("role") == "img"
            title = bar.find(f"{_SVG}title")
            assert title is not None
            assert title.text
            assert bar.find(f"{_SVG}desc") is not None
        patterns = {each.get("id") for each in page.all(f"{_SVG}pattern")}
        assert patterns == {"bar-1", "bar-2", "bar-3", "bar-4"}


@pytest.mark.usefixtures("made_by_hand")
def test_words_of_young_people_stay_words(analyst: Browser) -> None:
    page = analyst.get(REPORT)
    assert '=HYPERLINK("http://x.example","I like it here")' in page.text
    assert not [link for link in page.all("a") if "x.example" in (link.get("href") or "")]


def test_nobody_else_reads_a_report(world: World, made_by_hand: None) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    for browser in (world.browser(), world.browser(sam), world.browser(world.young(sam))):
        for path in (REPORT, f"{REPORT}/report.json", f"{REPORT}/services/1"):
            assert browser.client.get(path).status_code == 303


def _services() -> tuple[str, ...]:
    return tuple(sorted({each.name for each in sample_report().services}, key=str.casefold))
