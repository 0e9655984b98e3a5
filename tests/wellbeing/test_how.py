"""How things are: kept for whom it was meant, read back whole, and counted once or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.agreement.steps import folder_of, person
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.answers.models import Audience
from youthvoice.errors import WordsRefused
from youthvoice.tallies.models import Tally
from youthvoice.wellbeing import service

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 5)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def says(
    world: World,
    young: Young,
    on: date,
    audience: Audience = Audience.WORKER,
    *,
    counted: bool = True,
    **faces: str,
) -> None:
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    with clock.held_at(noon), world.work() as session:
        service.say_how(
            session,
            world.keyring(session, young),
            person(session, young),
            folder_of(session, young),
            faces,
            audience,
            counted=counted,
        )


def counts(world: World) -> dict[tuple[str, str, str], tuple[int, int]]:
    with world.work() as session:
        return {
            (each.period, each.what, each.part): (each.count, each.people)
            for each in session.scalars(select(Tally))
        }


def test_the_worker_reads_what_is_shared_and_the_young_person_all_of_it(
    world: World, sam: Staff, otter: Young
) -> None:
    says(world, otter, OCTOBER, Audience.JUST_ME, safe="1", hope="2")
    says(world, otter, NOVEMBER, safe="4")
    with world.work() as session:
        folder = folder_of(session, otter)
        own = service.own_history(session, world.keyring(session, otter), folder)
        assert [(each.day, each.face("safe")) for each in own] == [(OCTOBER, "1"), (NOVEMBER, "4")]
        shared = service.shared_history(session, world.keyring(session, sam), folder)
        assert [(each.day, each.face("safe")) for each in shared] == [(NOVEMBER, "4")]


def test_what_is_shared_waits_until_a_worker_has_seen_it(
    world: World, sam: Staff, otter: Young
) -> None:
    def waits() -> dict[UUID, date]:
        with world.work() as session:
            return service.shared_unseen(session, [otter.folder_id])

    says(world, otter, OCTOBER, Audience.JUST_ME, safe="1")
    assert waits() == {}
    says(world, otter, NOVEMBER, safe="4")
    says(world, otter, NOVEMBER + timedelta(days=1), safe="3")
    assert waits() == {otter.folder_id: NOVEMBER}
    with world.work() as session:
        service.see_shared(session, folder_of(session, otter))
    assert waits() == {}


def test_change_since_the_first_time_is_counted_once_a_month_a_quarter_and_a_year(
    world: World, otter: Young
) -> None:
    says(world, otter, OCTOBER, safe="2", hope="3", counted=False)
    assert not counts(world)
    says(world, otter, OCTOBER + timedelta(days=3), safe="4", hope="3", say="5")
    once = {
        (period, f"scale.{scale}", change): (1, 1)
        for period in ("2026-10", "2026-Q4", "2026")
        for scale, change in (("safe", "better"), ("hope", "same"))
    }
    assert counts(world) == once
    says(world, otter, OCTOBER + timedelta(days=9), safe="1")
    assert counts(world) == once
    says(world, otter, NOVEMBER, safe="1", say="4")
    november = {
        ("2026-11", "scale.safe", "worse"): (1, 1),
        ("2026-11", "scale.say", "worse"): (1, 1),
    }
    assert counts(world) == {**once, **november}


def test_nothing_is_counted_without_a_yes_or_for_the_first_time(
    world: World, sam: Staff, otter: Young
) -> None:
    says(world, otter, OCTOBER, safe="2")
    says(world, otter, NOVEMBER, safe="4", counted=False)
    assert not counts(world)
    says(world, world.young(sam, "Comet"), NOVEMBER, safe="1")
    assert not counts(world)


@pytest.mark.parametrize("faces", [{}, {"safe": "6"}, {"safe": ""}, {"counted": "3"}])
def test_without_a_face_nothing_is_kept(world: World, otter: Young, faces: dict[str, str]) -> None:
    with world.work() as session, pytest.raises(WordsRefused):
        service.say_how(
            session,
            world.keyring(session, otter),
            person(session, otter),
            folder_of(session, otter),
            faces,
            Audience.WORKER,
            counted=False,
        )


def test_a_question_stands_until_it_is_answered_to_the_worker(
    world: World, sam: Staff, otter: Young
) -> None:
    def ask() -> service.HowAsk | None:
        with world.work() as session:
            return service.open_ask(session, otter.folder_id)

    for _ in range(2):
        with world.work() as session:
            service.ask_how(session, person(session, sam), folder_of(session, otter))
    assert ask() is not None
    says(world, otter, clock.today(), Audience.JUST_ME, safe="3")
    assert ask() is not None
    says(world, otter, clock.today(), safe="3")
    assert ask() is None
