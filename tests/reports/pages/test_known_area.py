"""Pages and files of an area whose truth is known: what make_report says is what they say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.page import Browser
from tests.reports.pages.reading import (
    as_on_page,
    in_csv,
    in_json,
    in_report,
    in_workbook,
    on_page,
)
from tests.security.stage import only_sqlite
from tests.tallies.known import NOW, known_area
from tests.world import World
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.accounts.roles import Role
from youthvoice.reports.making import closed_periods, report_for
from youthvoice.reports.shape import Report

pytestmark = only_sqlite


@pytest.fixture(autouse=True)
def _in_january() -> Iterator[None]:
    with clock.held_at(NOW):
        yield


@pytest.fixture
def analyst(world: World) -> Browser:
    """An analyst of the known area."""
    world.area_id = known_area(world.database).area_id
    return world.browser(world.staff("Bo", Role.BOARD_ANALYST))


def test_every_closed_period_is_on_the_list_and_opens_with_its_numbers(
    world: World, analyst: Browser
) -> None:
    links = [link.get("href") for link in analyst.get("/board/reports").all("a", class_="card")]
    periods = _periods(world)
    assert sorted(str(link) for link in links) == sorted(
        f"/board/reports/{period}" for period in periods
    )
    for period in (_longest(periods), periods[-1]):
        report = _report(world, period)
        numbers = in_report(report)
        path = f"/board/reports/{period}"
        assert on_page(analyst.get(path), report) == as_on_page(numbers, report)
        files = {
            kind: analyst.client.get(f"{path}/report.{kind}").get_data()
            for kind in ("csv", "json", "xlsx")
        }
        assert in_csv(files["csv"]) == numbers
        assert in_json(files["json"]) == numbers
        assert in_workbook(files["xlsx"], report) == numbers


def _longest(periods: list[str]) -> str:
    return min(periods, key=len)


def _periods(world: World) -> list[str]:
    with world.work() as session:
        return closed_periods(session, session.get_one(Area, world.area_id))


def _report(world: World, period: str) -> Report:
    with world.work() as session:
        return report_for(session, session.get_one(Area, world.area_id), period)
