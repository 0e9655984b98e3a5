"""Closing: the counts are right, everything single is gone, and little numbers are not shown."""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select

from tests.rounds.steps import cards_for, closed, rates, rates_openly, round_with, tickets
from tests.world import World
from youthvoice.errors import NotFound
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, RatingCount, RatingRaters, SpentTicket, Way
from youthvoice.rounds.models import Card, Round, TicketIssue
from youthvoice.rounds.results import ByWay, results_of
from youthvoice.services.service import retire

COLUMNS = [each.column for each in dimensions()]


def put(world: World, round_id: UUID, service_id: UUID, rows: list[dict[str, object]]) -> None:
    """Ratings that came in, without the cost of their tickets."""
    same = {"round_id": round_id, "service_id": service_id, "month": "2026-11"}
    empty = dict.fromkeys(COLUMNS)
    with world.work() as session:
        if rows:
            session.execute(
                insert(Rating), [{"id": uuid4(), **same, **empty, **row} for row in rows]
            )


def way_of(world: World, round_id: UUID, way: Way) -> ByWay:
    with world.work() as session:
        (result,) = results_of(session, session.get_one(Round, round_id))
    return next(each for each in result.ways if each.way is way)


faces = st.one_of(st.none(), st.integers(1, 5))


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.fixed_dictionaries({"way": st.sampled_from(Way), **dict.fromkeys(COLUMNS[:4], faces)}),
        max_size=40,
    )
)
def test_the_counts_are_those_of_the_ratings(world: World, rows: list[dict[str, object]]) -> None:
    round_id, (den,) = round_with(world, "The Den", allows_open=True)
    put(world, round_id, den, rows)
    closed(world, round_id)
    by_id = {each.column: each.id for each in dimensions()}
    expected = Counter(
        (row["way"], by_id[column], face)
        for row in rows
        for column in COLUMNS[:4]
        if (face := row[column]) is not None
    )
    with world.work() as session:
        retire(session, world.area_id, den, retired=True)
        counted = {
            (row.way, row.dimension, row.face): row.count
            for row in session.scalars(select(RatingCount))
        }
        raters = {row.way: row.count for row in session.scalars(select(RatingRaters))}
        assert counted == expected
        assert raters == Counter(row["way"] for row in rows)
        for table in (RatingCount, RatingRaters):
            session.execute(delete(table))


def test_nothing_single_is_left_once_a_round_is_closed(world: World) -> None:
    world.duty_lead()
    otter = world.young(world.staff("Sam"))
    round_id, (den,) = round_with(world, allows_open=True)
    rates(world, den, tickets(world, round_id, otter)[den])
    rates_openly(world, den)
    cards_for(world, den, 2)
    closed(world, round_id)
    with world.work() as session:
        for table in (Rating, SpentTicket, TicketIssue, Card):
            assert session.scalar(select(func.count()).select_from(table)) == 0, table
        assert {row.way: row.count for row in session.scalars(select(RatingRaters))} == {
            Way.TICKET: 1,
            Way.OPEN: 1,
        }


def test_closing_one_round_leaves_another_areas_alone(world: World) -> None:
    other = World(world.app, "Millbrook")
    mine, (den,) = round_with(world, allows_open=True)
    _, (hub,) = round_with(other, "The Hub", allows_open=True)
    rates_openly(world, den)
    rates_openly(other, hub)
    closed(world, mine)
    with world.work() as session:
        assert session.scalars(select(Rating.service_id)).all() == [hub]


def test_results_are_not_there_before_the_round_is_closed(world: World) -> None:
    round_id, _ = round_with(world)
    with world.work() as session, pytest.raises(NotFound):
        results_of(session, session.get_one(Round, round_id))


def test_each_way_is_shown_apart_rounded_and_only_when_it_is_large_enough(world: World) -> None:
    round_id, (den,) = round_with(world, allows_open=True)
    rows: list[dict[str, object]] = [{"way": Way.TICKET, "listened": 5}] * 14
    rows += [{"way": Way.TICKET, "listened": 1}] * 3
    rows += [{"way": Way.CARD, "listened": 1}] * 9
    rows += [{"way": Way.OPEN, "trust": 4}] * 11
    put(world, round_id, den, rows)
    closed(world, round_id)
    ticket = way_of(world, round_id, Way.TICKET)
    listened, trust = ticket.faces["listened"], ticket.faces["trust"]
    assert ticket.raters.shown == 15
    assert [listened.counts[face].shown for face in range(1, 6)] == [None] * 4 + [15]
    assert {each.shown for each in trust.counts.values()} == {None}
    assert way_of(world, round_id, Way.CARD).too_few
    assert way_of(world, round_id, Way.OPEN).raters.shown == 10


def test_open_ratings_have_no_place_where_a_round_takes_none(world: World) -> None:
    round_id, _ = round_with(world)
    closed(world, round_id)
    with world.work() as session:
        (result,) = results_of(session, session.get_one(Round, round_id))
    assert [each.way for each in result.ways] == [Way.TICKET, Way.CARD]
    assert all(each.too_few for each in result.ways)
