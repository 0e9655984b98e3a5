"""Who I am, for counts: only the young person can read it, and it is added once a year."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.agreement.steps import person
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.counted.models import OwnFacts
from youthvoice.counted.service import count_heard, own_facts, put_own_facts
from youthvoice.tallies.models import Tally

FACTS = {"age": "12-14", "language": "other"}


@pytest.fixture
def otter(world: World) -> Young:
    world.duty_lead()
    return world.young(world.staff("Sam"))


def put(world: World, young: Young, **facts: str) -> None:
    with world.work() as session:
        put_own_facts(session, person(session, young), young.key, facts)


def speaks(world: World, young: Young, year: int = 2026) -> None:
    noon = datetime(year, 3, 1, 12, tzinfo=UTC)
    with clock.held_at(noon), world.work() as session:
        count_heard(session, person(session, young), young.key)


def counts(world: World) -> dict[tuple[str, str, str], int]:
    with world.work() as session:
        return {
            (each.period, each.what, each.part): each.count
            for each in session.scalars(select(Tally))
        }


def test_what_was_picked_is_read_back_by_its_author_and_by_nobody_else(
    world: World, otter: Young
) -> None:
    put(world, otter, **FACTS, gender="king", shoe="43")
    with world.work() as session:
        found = own_facts(session, person(session, otter), otter.key)
        assert {name: found[name] for name in found if name != "counted"} == FACTS
        other: Staff = world.staff("Kim")
        assert not own_facts(session, person(session, otter), other.key).readable


def test_each_choice_is_counted_once_in_a_year_and_only_when_something_is_said(
    world: World, otter: Young
) -> None:
    put(world, otter, **FACTS)
    assert not counts(world)
    first = {("2026", "heard.age", "12-14"): 1, ("2026", "heard.language", "other"): 1}
    for _ in range(2):
        speaks(world, otter)
        assert counts(world) == first
    put(world, otter, age="15-17")
    speaks(world, otter)
    assert counts(world) == first
    speaks(world, otter, 2027)
    assert counts(world) == {**first, ("2027", "heard.age", "15-17"): 1}


def test_nothing_picked_counts_nothing_and_taking_it_back_ends_it(
    world: World, otter: Young
) -> None:
    speaks(world, otter)
    put(world, otter, **FACTS)
    put(world, otter)
    speaks(world, otter)
    assert not counts(world)


def test_the_row_is_as_large_whatever_was_picked(world: World, otter: Young) -> None:
    sizes = set()
    for facts in ({}, FACTS, {**FACTS, "gender": "other", "ethnicity": "mixed"}):
        put(world, otter, **facts)
        with world.work() as session:
            row = session.scalars(select(OwnFacts)).one()
            sizes.add(len(row.sealed_words))
    assert len(sizes) == 1
