"""What waits in a team: numbers for each keyworker, without a name of a young person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.world import Staff, World
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.answers.replies import promise_reply
from youthvoice.caseload.team import Waiting, team_list
from youthvoice.comfort.help_calls import call_worker
from youthvoice.folders.models import Folder

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


def team(world: World, days: int = 0) -> list[Waiting]:
    with clock.held_at(NOON + timedelta(days=days)), world.work() as session:
        return team_list(session, world.area_id)


def test_each_keyworker_stands_there_once_with_what_waits(world, sam) -> None:
    otter = world.young(sam, "Otter")
    world.folder(sam)
    with clock.held_at(NOON):
        promised = world.says(otter, "one", "who-i-am.1")
        world.says(otter, "two", "who-i-am.2")
        world.says(otter, "mine", "who-i-am.3", audience=Audience.JUST_ME)
        with world.work() as session:
            folder, worker = (
                session.get_one(Folder, otter.folder_id),
                session.get_one(Person, sam.id),
            )
            promise_reply(session, worker, folder, promised, clock.today() + timedelta(days=1))

    (row,) = team(world, days=4)

    assert (row.keyworker_id, row.young_people) == (sam.id, 2)
    assert (row.replies, row.days_waited, row.days_passed, row.calls) == (2, 4, 1, 0)


def test_a_call_for_help_comes_first_and_counts_once_with_its_replies(world, sam) -> None:
    kim = world.staff("Kim")
    otter, fox = world.young(sam, "Otter"), world.young(kim, "Fox")
    with clock.held_at(NOON - timedelta(days=30)):
        world.says(otter, "old", "who-i-am.1")
    with clock.held_at(NOON):
        world.says(fox, "new", "who-i-am.1")
        with world.work() as session:
            call_worker(session, fox.folder_id)

    rows = team(world)

    assert [(row.keyworker_id, row.calls, row.replies) for row in rows] == [
        (kim.id, 1, 1),
        (sam.id, 0, 1),
    ]


def test_the_longest_wait_stands_before_shorter_ones_and_before_none(world, sam) -> None:
    kim, lee = world.staff("Kim"), world.staff("Lee")
    world.folder(lee)
    for worker, days in ((sam, 3), (kim, 9)):
        young = world.young(worker, f"of {worker.name}")
        with clock.held_at(NOON - timedelta(days=days)):
            world.says(young, "words")

    rows = team(world)

    assert [(row.keyworker_id, row.days_waited) for row in rows] == [
        (kim.id, 9),
        (sam.id, 3),
        (lee.id, 0),
    ]


def test_another_areas_team_is_not_in_it(world, sam) -> None:
    elsewhere = World(world.app, "Hillside")
    elsewhere.duty_lead("Jo")
    elsewhere.young(elsewhere.staff("Lee"), "Hare")

    assert team(world) == []
