"""Tickets: for all services at once, one list each round, and nothing is kept of bad ones."""

from __future__ import annotations

import base64
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.rounds.steps import Asked, asked, b64, closed, rates, round_with, tickets
from tests.services.steps import service
from tests.world import World, Young
from youthvoice.errors import TicketsRefused
from youthvoice.rounds.models import TicketIssue
from youthvoice.rounds.tickets import OtherList, give_tickets


@pytest.fixture
def otter(world: World) -> Young:
    world.duty_lead()
    return world.young(world.staff("Sam"))


def give(world: World, made: Asked, young: Young, blinded: list[str] | None = None) -> list[str]:
    with world.work() as session:
        wanted = made.list if blinded is None else blinded
        return give_tickets(session, world.house, made.round_id, young.id, wanted)


def issues(world: World) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(TicketIssue)) or 0


def test_a_phone_gets_a_ticket_for_every_service_and_each_is_good(
    world: World, otter: Young
) -> None:
    round_id, services = round_with(world, "The Den", "The Bus", "The Clinic")
    had = tickets(world, round_id, otter)
    assert set(had) == set(services)
    for service_id, ticket in had.items():
        rates(world, service_id, ticket)


def test_a_lost_answer_is_given_again_and_another_list_is_not(world: World, otter: Young) -> None:
    round_id, _ = round_with(world, "The Den", "The Bus")
    made = asked(world, round_id)
    first = give(world, made, otter)
    assert give(world, made, otter) == first
    with pytest.raises(OtherList, match="You get them once"):
        give(world, asked(world, round_id), otter)
    assert issues(world) == 1


def test_what_is_kept_of_asking_is_who_and_a_digest_and_no_time(world: World) -> None:
    columns = {each.name for each in TicketIssue.__table__.columns}
    assert columns == {"round_id", "person_id", "digest"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: good[:0],
        lambda good: good[:1],
        lambda good: [*good, good[0]],
        lambda good: [good[0], "not base64 at all"],
        lambda good: [good[0], ""],
        lambda good: [good[0], b64(base64.b64decode(good[1])[:-1])],
        lambda good: [good[0], b64(b"\xff" * 256)],
        lambda good: [good[0], "é" * 344],
    ],
    ids=["none", "too few", "too many", "no base64", "empty", "short", "not below", "not ascii"],
)
def test_a_damaged_list_is_refused_and_nothing_is_kept_of_it(
    world: World, otter: Young, spoil: object
) -> None:
    round_id, _ = round_with(world, "The Den", "The Bus")
    made = asked(world, round_id)
    with pytest.raises(TicketsRefused, match="Open the page again"):
        give(world, made, otter, spoil(made.list))  # type: ignore[operator]
    assert issues(world) == 0
    assert len(give(world, made, otter)) == 2


def test_no_ticket_comes_from_a_round_that_is_closed_or_was_never_there(
    world: World, otter: Young
) -> None:
    round_id, _ = round_with(world)
    made = asked(world, round_id)
    made.round_id = uuid4()
    with pytest.raises(TicketsRefused, match="is over"):
        give(world, made, otter)
    made.round_id = round_id
    closed(world, round_id)
    with pytest.raises(TicketsRefused, match="is over"):
        give(world, made, otter)


def test_a_service_that_is_added_meanwhile_changes_no_list(world: World, otter: Young) -> None:
    round_id, _ = round_with(world, "The Den")
    made = asked(world, round_id)
    service(world, "Later")
    assert len(give(world, made, otter)) == 1
