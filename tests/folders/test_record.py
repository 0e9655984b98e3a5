"""The record: who did what with a folder, on which day, and how often."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.folders.models import Act
from youthvoice.folders.record import Noted, note, record_of

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with clock.held_at(NOON - timedelta(days=30)):
        return world.young(sam)


def looked(world: World, who: Staff, at: Young, day: int = 0) -> None:
    with clock.held_at(NOON + timedelta(days=day)), world.work() as session:
        note(session, at.folder_id, who.id, Act.LOOKED)


def looks(world: World, at: Young) -> list[Noted]:
    with world.work() as session:
        return [each for each in record_of(session, at.folder_id) if each.act is Act.LOOKED]


def test_the_days_on_which_somebody_looked_are_kept_with_how_often(world, sam, otter) -> None:
    for day in (0, 0, 0, 1):
        looked(world, sam, otter, day)

    assert looks(world, otter) == [
        Noted(sam.id, Act.LOOKED, TUESDAY, 1),
        Noted(sam.id, Act.LOOKED, MONDAY, 3),
    ]


def test_each_person_has_their_own_line(world, sam, otter) -> None:
    kim = world.staff("Kim")
    looked(world, sam, otter)
    looked(world, kim, otter)

    assert {(each.person_id, each.times) for each in looks(world, otter)} == {
        (sam.id, 1),
        (kim.id, 1),
    }


def test_each_folder_has_its_own_record(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    looked(world, sam, fox)

    assert looks(world, otter) == []
    assert len(looks(world, fox)) == 1


def test_two_looks_at_the_same_moment_are_both_counted(world, sam, otter) -> None:
    ready = Barrier(3)

    def look(_: int) -> None:
        ready.wait(10)
        looked(world, sam, otter)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(look, range(3)))

    assert [each.times for each in looks(world, otter)] == [3]


def test_making_inviting_and_joining_are_in_the_record_from_the_start(world, sam, otter) -> None:
    with world.work() as session:
        record = record_of(session, otter.folder_id)

    assert {(each.act, each.person_id) for each in record} == {
        (Act.MADE, sam.id),
        (Act.INVITED, sam.id),
        (Act.JOINED, otter.id),
    }


def test_the_newest_day_stands_first(world, sam, otter) -> None:
    for day in (2, 0, 1):
        looked(world, sam, otter, day)

    days = [each.day for each in looks(world, otter)]
    assert days == sorted(days, reverse=True)
