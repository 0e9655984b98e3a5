"""Cards: printed once, used once, and guessing their letters gets slower for whoever guesses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.rounds.steps import cards_for, closed, rated, round_with
from tests.services.steps import service
from tests.world import World
from youthvoice import clock
from youthvoice.errors import NotFound, RatingRefused, RoundRefused
from youthvoice.ratings.service import rate_with_card
from youthvoice.rounds import cards
from youthvoice.rounds.models import Card


def guess(world: World, letters: str = "aaaa-bbbb-cccc") -> bool:
    with world.work() as session:
        return cards.card_typed(session, world.house, letters) is not None


def waits(world: World, letters: str) -> bool:
    try:
        guess(world, letters)
    except cards.TooManyTries:
        return True
    return False


def test_a_card_is_found_by_its_code_and_by_its_letters_and_used_once(world: World) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)
    with world.work() as session:
        scanned = cards.card_scanned(session, card.token)
        typed = cards.card_typed(session, world.house, f" {card.letters.upper().replace('-', ' ')}")
        assert scanned is not None
        assert typed is scanned
        rate_with_card(session, den, rated(), scanned)
    with world.work() as session:
        assert cards.card_scanned(session, card.token) is None
        assert not cards.spend(session, scanned)
        with pytest.raises(RatingRefused, match="used before"):
            rate_with_card(session, den, rated(), scanned)


def test_neither_code_nor_letters_are_kept(world: World) -> None:
    _, (den,) = round_with(world)
    made = cards_for(world, den, 3)
    with world.work() as session:
        kept = b"".join(each.digest + each.lookup for each in session.scalars(select(Card)))
    for card in made:
        assert card.token.encode() not in kept
        assert card.letters.replace("-", "").encode() not in kept
    assert len({each.letters for each in made} | {each.token for each in made}) == 6


def test_letters_are_worth_fifty_bits_and_none_is_taken_for_another() -> None:
    assert len(cards.ALPHABET) ** 12 > 2**50
    assert not set(cards.ALPHABET) & set("ilo015")


@given(st.text(alphabet=cards.ALPHABET, min_size=12, max_size=12), st.data())
def test_letters_are_read_however_they_are_typed(letters: str, data: st.DataObject) -> None:
    typed = letters.upper() if data.draw(st.booleans()) else letters
    at = data.draw(st.integers(0, 12))
    mark = data.draw(st.sampled_from(["", " ", "-", ", ", "\u2013"]))
    assert cards.tidy_letters(typed[:at] + mark + typed[at:]) == cards.tidy_letters(letters)


def test_guessing_slows_down_and_is_forgotten_again(world: World) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)
    for _ in range(cards.FREE_TRIES + 1):
        assert not guess(world)
    assert waits(world, card.letters), "whoever types waits, right or wrong"
    with world.work() as session:
        assert cards.card_scanned(session, card.token) is not None, "a QR code never waits"
        assert cards.card_passed(
            session, world.house, card.letters, cards.card_pass(world.house, card.letters)
        ), "nor does somebody whose letters were right before"
    with clock.held_at(clock.now() + cards.LONGEST_WAIT):
        assert guess(world, card.letters)
    with clock.held_at(clock.now() + timedelta(hours=1)):
        for _ in range(cards.FREE_TRIES):
            assert not guess(world)
        assert guess(world, card.letters)


def test_the_wait_grows_and_never_beyond_a_minute() -> None:
    found = [cards.wait_after(failures).total_seconds() for failures in range(200)]
    assert found == sorted(found)
    assert found[cards.FREE_TRIES : cards.FREE_TRIES + 4] == [0, 2, 4, 8]
    assert found[-1] == cards.LONGEST_WAIT.total_seconds()


@pytest.mark.parametrize("proof", ["", "0" * 64, "é"])
def test_a_made_up_proof_opens_nothing(world: World, proof: str) -> None:
    _, (den,) = round_with(world)
    (card,) = cards_for(world, den)
    with world.work() as session:
        assert cards.card_passed(session, world.house, card.letters, proof) is None


@pytest.mark.parametrize("count", [0, 201, -1])
def test_no_more_cards_at_once_than_somebody_hands_out(world: World, count: int) -> None:
    _, (den,) = round_with(world)
    with pytest.raises(RoundRefused, match="between 1 and 200"):
        cards_for(world, den, count)


def test_cards_are_for_what_is_rated_now_and_go_with_the_round(world: World) -> None:
    round_id, (den,) = round_with(world)
    later = service(world, "Later")
    with pytest.raises(NotFound):
        cards_for(world, later)
    (card,) = cards_for(world, den)
    closed(world, round_id)
    with world.work() as session:
        assert cards.card_scanned(session, card.token) is None
    with pytest.raises(NotFound):
        cards_for(world, den)
