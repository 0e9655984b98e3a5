"""Many at the same moment: a ticket and a card are good once, and closing loses no rating."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from tests.rounds.steps import (
    cards_for,
    closed,
    rated,
    rates,
    rates_openly,
    round_with,
    tickets,
)
from tests.world import World
from youthvoice.errors import NotSaved, RatingRefused
from youthvoice.ratings.models import Rating, RatingRaters, SpentTicket
from youthvoice.ratings.service import rate_with_card
from youthvoice.rounds.cards import card_scanned
from youthvoice.rounds.models import Card


def together(*doings: Callable[[], object]) -> list[bool]:
    """Which of these were taken; the others were refused, or found the database busy."""
    begin = Barrier(len(doings), timeout=20)

    def outcome(doing: Callable[[], object]) -> bool:
        begin.wait()
        try:
            doing()
        except (RatingRefused, NotSaved):
            return False
        return True

    with ThreadPoolExecutor(len(doings)) as threads:
        return list(threads.map(outcome, doings))


def test_a_ticket_sent_four_times_at_once_is_taken_once(world: World) -> None:
    world.duty_lead()
    otter = world.young(world.staff("Sam"))
    round_id, (den,) = round_with(world)
    ticket = tickets(world, round_id, otter)[den]
    taken = together(*[lambda: rates(world, den, ticket)] * 4)
    assert sum(taken) == 1
    assert _count(world, Rating) == _count(world, SpentTicket) == 1


def test_a_card_used_four_times_at_once_is_taken_once(world: World) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)

    def use() -> None:
        with world.work() as session:
            rate_with_card(session, den, rated(), card_scanned(session, card.token))

    assert sum(together(*[use] * 4)) == 1
    assert (_count(world, Rating), _count(world, Card)) == (1, 0)


def test_what_is_taken_while_a_round_closes_is_counted_and_nothing_else(world: World) -> None:
    round_id, (den,) = round_with(world, allows_open=True)
    for _ in range(3):
        rates_openly(world, den)
    *taken, was_closed = together(
        *[lambda: rates_openly(world, den)] * 6, lambda: closed(world, round_id)
    )
    if not was_closed:
        closed(world, round_id)
    with world.work() as session:
        assert session.scalars(select(RatingRaters.count)).all() == [3 + sum(taken)]
    assert _count(world, Rating) == 0


def _count(world: World, table: type[Rating] | type[SpentTicket] | type[Card]) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
