"""Server time of a board's report over three years, for more and more ratings, on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.bench.closing import fill
from tests.bench.figures import Figure, bench_settings, median_ms
from tests.bench.server_time import new_world
from tests.databases import PostgresCluster
from tests.page import Browser
from tests.rounds.steps import closed, opened
from tests.services.steps import service
from tests.world import World
from youthvoice import clock, create_app
from youthvoice.accounts.roles import Role
from youthvoice.reports.period import Length, Period, parse
from youthvoice.tallies.indicators import INDICATORS
from youthvoice.tallies.models import ClosedPeriod, Tally

_Maker = Callable[[], World]
# One year more than is asked for: each report has a year before it.
_YEARS, _SERVICES = 4, 40
_RATINGS = (10_000, 100_000, 1_000_000)
_GOAL = "under 300 ms each, not growing"


def measure_reports(folder: Path) -> list[Figure]:
    """GET of the longest report there is, a year beside a year of 36 months and 40 services, and of

    one service in it, for years with 10,000, 100,000 and 1,000,000 ratings.
    """
    found = _measured("SQLite", lambda: new_world(folder, "reports"))
    if PostgresCluster.installed():
        with _postgres() as make:
            found += _measured("PostgreSQL", make)
    return found


def _measured(database: str, make: _Maker) -> list[Figure]:
    world = make()
    browser = world.browser(world.staff("Bo", Role.BOARD_ANALYST))
    with world.work() as session:
        _fill_tallies(session, world.area_id)
    took: dict[str, list[float]] = {"": [], "/services/1": []}
    for year in _hold_rounds(world):
        for path, times in took.items():
            times.append(_median(browser, f"/board/reports/{year}{path}"))
    return [
        Figure(f"a report, 10,000 to 1,000,000 ratings, {database}", _said(took[""]), _GOAL),
        Figure(f"one service of it, {database}", _said(took["/services/1"])),
    ]


def _fill_tallies(session: Session, area_id: UUID) -> None:
    """Every indicator of every month, quarter and year, as closing them would have written it."""
    periods = list(_periods())
    session.execute(
        insert(ClosedPeriod),
        [{"area_id": area_id, "period": each.name, "closed_on": clock.today()} for each in periods],
    )
    session.execute(
        insert(Tally),
        [
            {
                "area_id": area_id,
                "period": period.name,
                "what": each.id,
                "part": part,
                "team": "",
                "count": (40 + number * 7) * period.length.months,
                "people": 30 + number + period.length.months,
            }
            for period in periods
            for each in INDICATORS
            for number, part in enumerate(("", *each.parts))
        ],
    )


def _periods() -> Iterator[Period]:
    """The calendar years before this one, whole, with all that is in them."""
    this = clock.today().year
    for year in range(this - _YEARS, this):
        whole = parse(f"{year}")
        assert whole.length is Length.YEAR
        yield whole
        for quarter in whole.shorter:
            yield quarter
            yield from quarter.shorter


def _hold_rounds(world: World) -> dict[int, int]:
    """A round of all services in each year, the last with the most ratings. By year, how many.

    One more goes before them, so that each report has a year of ratings beside its own.
    """
    services = [service(world, f"Service {number:02}") for number in range(_SERVICES)]
    this = clock.today().year
    years = dict(zip(range(this - len(_RATINGS), this), _RATINGS, strict=True))
    for year, ratings in {this - _YEARS: _RATINGS[0], **years}.items():
        with clock.held_at(datetime(year, 6, 1, 12, tzinfo=UTC)):
            round_id = opened(world, f"Summer {year}", allows_open=True)
            fill(world.database.engine, round_id, services, ratings)
            closed(world, round_id)
    return years


@contextmanager
def _postgres() -> Iterator[_Maker]:
    with ExitStack() as stack:
        cluster = PostgresCluster()
        stack.callback(cluster.stop)

        def make() -> World:
            app = create_app(bench_settings(cluster.migrated_database()))
            stack.callback(app.extensions["youthvoice"].database.engine.dispose)
            return World(app)

        yield make


def _median(browser: Browser, path: str) -> float:
    def get() -> None:
        answer = browser.client.get(path)
        assert answer.status_code == 200, answer.status_code

    return median_ms(get, runs=20)


def _said(times: list[float]) -> str:
    return ", ".join(f"{each:.0f}" for each in times) + " ms"
