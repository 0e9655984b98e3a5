"""A rating is taken once for each ticket; a wrong one is refused, and its ticket stays good."""

from __future__ import annotations

import base64
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from tests.moderation.steps import pat
from tests.rounds.steps import (
    b64,
    cards_for,
    closed,
    opened,
    rated,
    rates,
    rates_openly,
    round_with,
    tickets,
)
from tests.world import World, Young
from youthvoice import clock
from youthvoice.errors import RatingRefused
from youthvoice.moderation.models import HeardWords, WordsKind
from youthvoice.ratings import flow, words
from youthvoice.ratings.dimensions import dimensions, groups
from youthvoice.ratings.models import Rating, Way
from youthvoice.ratings.service import Rated, Ticket, check, rate_with_card, rate_with_ticket
from youthvoice.rounds.cards import card_scanned


@pytest.fixture
def otter(world: World) -> Young:
    world.duty_lead()
    return world.young(world.staff("Sam"))


def count(world: World) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(Rating)) or 0


def test_what_is_stored_is_what_was_picked_the_month_and_the_way(
    world: World, otter: Young
) -> None:
    round_id, (den,) = round_with(world)
    rates(world, den, tickets(world, round_id, otter)[den], listened=5, my_needs=1)
    with world.work() as session:
        (kept,) = session.scalars(select(Rating))
        assert (kept.round_id, kept.service_id, kept.way) == (round_id, den, Way.TICKET)
        assert kept.month == f"{clock.today():%Y-%m}"
        faces = {each.id: getattr(kept, each.column) for each in dimensions()}
    assert faces == {**dict.fromkeys(faces), "listened": 5, "my-needs": 1}


def test_a_ticket_is_good_once(world: World, otter: Young) -> None:
    round_id, (den,) = round_with(world)
    ticket = tickets(world, round_id, otter)[den]
    rates(world, den, ticket)
    with pytest.raises(RatingRefused, match="used before"):
        rates(world, den, ticket, trust=1)
    assert count(world) == 1


def test_a_ticket_is_for_its_service_and_round_alone(world: World, otter: Young) -> None:
    round_id, services = round_with(world, "The Den", "The Bus")
    had = tickets(world, round_id, otter)
    one, other = services
    with pytest.raises(RatingRefused, match="something else"):
        rates(world, one, had[other])
    closed(world, round_id)
    with pytest.raises(RatingRefused, match="is over"):
        rates(world, one, had[one])
    opened(world, "Winter")
    with pytest.raises(RatingRefused, match="something else"):
        rates(world, one, had[one])
    with pytest.raises(RatingRefused, match="is over"):
        rates(world, uuid4(), had[one])
    assert count(world) == 0


def _bit(text: str, at: int) -> str:
    raw = bytearray(base64.b64decode(text))
    raw[at] ^= 1
    return b64(bytes(raw))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda t: Ticket(t.prepared, ""), "not one of ours"),
        (lambda t: Ticket(t.prepared, "?"), "damaged"),
        (lambda t: Ticket("é", t.signature), "damaged"),
        (lambda t: Ticket(t.prepared, _bit(t.signature, 9)), "not one of ours"),
        (lambda t: Ticket(_bit(t.prepared, 0), t.signature), "not one of ours"),
        (lambda t: Ticket(_bit(t.prepared, -1), t.signature), "something else"),
        (lambda t: Ticket(t.prepared[:-4], t.signature), "something else"),
        (lambda t: Ticket(b64(bytes(32)), t.signature), "something else"),
        (lambda t: Ticket(t.signature, t.prepared), "something else"),
    ],
)
def test_a_ticket_that_is_none_is_refused_in_plain_words(
    world: World, otter: Young, spoil: object, words: str
) -> None:
    round_id, (den,) = round_with(world)
    ticket = tickets(world, round_id, otter)[den]
    with pytest.raises(RatingRefused, match=words):
        rates(world, den, spoil(ticket))  # type: ignore[operator]
    rates(world, den, ticket)
    assert count(world) == 1


def test_words_that_are_too_long_are_refused_whole(world: World) -> None:
    for rated_ in (Rated({"trust": 3}, words="x" * 1001), Rated({"trust": 3}, wish="x" * 301)):
        with pytest.raises(RatingRefused, match="too long"):
            check(rated_)
    check(Rated({}, words="x" * 1000, wish="x" * 300))


@pytest.mark.parametrize("faces", [{}, {"listened": 0}, {"listened": 6}, {"how": 3}])
def test_what_is_outside_the_scale_or_empty_is_refused_and_the_ticket_stays_good(
    world: World, otter: Young, faces: dict[str, int]
) -> None:
    round_id, (den,) = round_with(world)
    ticket = tickets(world, round_id, otter)[den]
    with world.work() as session, pytest.raises(RatingRefused):
        rate_with_ticket(session, den, Rated(faces), ticket)
    rates(world, den, ticket)
    assert count(world) == 1


def test_a_card_is_for_its_service_alone(world: World) -> None:
    _, (den, bus) = round_with(world, "The Den", "The Bus")
    (card,) = cards_for(world, den)
    with world.work() as session:
        with pytest.raises(RatingRefused, match="something else"):
            rate_with_card(session, bus, rated(), card_scanned(session, card.token))
        with pytest.raises(RatingRefused, match="used before"):
            rate_with_card(session, den, rated(), None)
        rate_with_card(session, den, rated(), card_scanned(session, card.token))
    assert count(world) == 1


def test_without_ticket_and_card_only_where_the_round_allows_it(world: World) -> None:
    round_id, (den,) = round_with(world)
    with pytest.raises(RatingRefused, match="a ticket or a card"):
        rates_openly(world, den)
    closed(world, round_id)
    opened(world, "Winter", allows_open=True)
    rates_openly(world, den)
    assert count(world) == 1


def test_a_flood_is_stopped_for_its_round_alone_and_for_a_while() -> None:
    river, mill, gate = UUID(int=1), UUID(int=2), flow.Flow()
    start = clock.now()
    with clock.held_at(start):
        for _ in range(flow.PER_MINUTE):
            gate.let_in(river)
        with pytest.raises(RatingRefused, match="Try again"):
            gate.let_in(river)
        gate.let_in(mill)
    for minute in range(1, flow.PER_HOUR // flow.PER_MINUTE):
        with clock.held_at(start + timedelta(minutes=minute)):
            for _ in range(flow.PER_MINUTE):
                gate.let_in(river)
    with clock.held_at(start + timedelta(minutes=30)), pytest.raises(RatingRefused):
        gate.let_in(river)
    with clock.held_at(start + timedelta(hours=1)):
        gate.let_in(river)


def test_the_eleven_things_are_the_frameworks(world: World) -> None:
    every = dimensions()
    assert len(every) == 11
    assert all(each.source and each.plain and each.name for each in every)
    assert {each.column for each in every} < {each.name for each in Rating.__table__.columns}
    assert sum(len(group.dimensions) for group in groups()) == 11


def test_words_are_refused_while_nobody_is_there_to_read_them_and_kept_apart_then(
    world: World,
) -> None:
    def keep(said: str, wish: str = "") -> None:
        with world.work() as session:
            words.keep_words(session, world.area_id, "The Den", "2026-11", said, wish)

    keep("")
    with pytest.raises(RatingRefused):
        keep("Warm.")
    pat(world)
    keep("Warm.", "A later bus.")
    with pytest.raises(RatingRefused):
        keep("Warm. " * 400)
    with world.work() as session:
        assert words.takes_words(session, world.area_id)
        kept = {(each.kind, each.about) for each in session.scalars(select(HeardWords))}
        assert kept == {(WordsKind.RATING, "The Den"), (WordsKind.WISH, "The Den")}
