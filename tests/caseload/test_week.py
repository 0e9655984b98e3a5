"""The week: what adults promised for these days, across all of a worker's young people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.agreement.steps import propose
from tests.diary.steps import add
from tests.plan.steps import MONDAY, Table, day
from tests.world import World
from youthvoice.accounts.models import Person
from youthvoice.agreement.service import agree
from youthvoice.answers.replies import promise_reply
from youthvoice.caseload.owing import Owing
from youthvoice.caseload.service import caseload_of
from youthvoice.caseload.week import Due, due_this_week
from youthvoice.plan.models import View, Whose
from youthvoice.plan.service import Promised


@pytest.fixture
def table(world: World) -> Table:
    with day(-1):
        return Table(world)


def due(table: Table) -> list[tuple[int, Due, str]]:
    """What Sam has to do this week: on which day from Monday, what, for whom."""
    with table.world.work() as session:
        sam = session.get_one(Person, table.sam.id)
        found = due_this_week(session, table.world.keyring(session, table.sam), sam)
        return [((each.day - MONDAY).days, each.what, each.names.shown) for each in found]


def test_everything_due_until_sunday_stands_on_its_day_and_what_is_late_first(table) -> None:
    with day(-1):
        aim = table.aim()
        table.promise(aim, promised=Promised(Whose.WORKER, "Sam", MONDAY - timedelta(days=1)))
    with day(0):
        table.promise(aim, promised=Promised(Whose.OTHER, "Aunt", MONDAY + timedelta(days=6)))
        table.promise(aim, promised=Promised(Whose.WORKER, "Sam", MONDAY + timedelta(days=7)))
        answer = table.world.says(table.otter, "When?")
        with table.at(table.sam) as (session, sam, folder):
            promise_reply(session, sam, folder, answer, MONDAY + timedelta(days=2))
        propose(table.world, table.sam, table.otter)
        with table.at(table.otter) as (session, otter, folder):
            agree(session, otter, folder, 1)
        add(table.world, table.sam, table.otter, MONDAY + timedelta(days=3))

        assert due(table) == [
            (-1, Due.PROMISE, "Otter"),
            (2, Due.REPLY, "Otter"),
            (3, Due.MEETING, "Otter"),
            (6, Due.CONTACT, "Otter"),
            (6, Due.PROMISE, "Otter"),
        ]


def test_a_week_without_promises_is_empty(table) -> None:
    with day(0):
        assert due(table) == []


def test_a_late_promise_and_a_dont_agree_are_on_the_list(table) -> None:
    with day(0):
        item = table.promise(table.aim())
        table.view(item, View.DISAGREE)
    with day(9), table.at(table.sam) as (session, sam, _):
        (row,) = caseload_of(session, table.world.keyring(session, table.sam), sam)
        assert {Owing.PROMISE_LATE, Owing.DISAGREES} <= {each.what for each in row.owings}
