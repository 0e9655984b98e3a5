"""A round: opened for what is on the list, one at a time, under names and keys of its own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.rounds.steps import closed, opened, round_with
from tests.services.steps import service, told
from tests.world import World
from youthvoice.accounts.models import Area
from youthvoice.crypto.blind_rsa import sign_blinded
from youthvoice.errors import ChangedMeanwhile, NotFound, RoundRefused, WordsRefused
from youthvoice.rounds import service as rounds
from youthvoice.rounds.closing import close_round
from youthvoice.rounds.models import RoundService
from youthvoice.services.service import change_service, retire


def test_a_round_holds_what_young_people_see_now_and_nothing_added_later(world: World) -> None:
    den, gone = service(world, "The Den"), service(world, "The Bus")
    service(world, "Hidden", shown=False)
    with world.work() as session:
        retire(session, world.area_id, gone, retired=True)
    round_id = opened(world)
    later = service(world, "Later")
    with world.work() as session:
        assert [each.service_id for each in rounds.services_in(session, round_id)] == [den]
        assert rounds.rated_now(session, den) is not None
        assert rounds.rated_now(session, later) is None


def test_an_area_has_one_open_round_at_most(world: World) -> None:
    round_id, _ = round_with(world)
    with world.work() as session, pytest.raises(RoundRefused, match="open already"):
        rounds.begin_round(session, world.house, world.area_id, "Again", allows_open=False)
    closed(world, round_id)
    assert opened(world, "Winter") != round_id
    with world.work() as session:
        names = [each.name for each in rounds.rounds_of(session, world.area_id)]
        assert names == ["Winter", "Autumn"]


def test_no_round_without_a_service_or_without_a_name(world: World) -> None:
    with world.work() as session, pytest.raises(RoundRefused, match="no service"):
        rounds.begin_round(session, world.house, world.area_id, "Autumn", allows_open=False)
    service(world)
    with world.work() as session, pytest.raises(WordsRefused):
        rounds.begin_round(session, world.house, world.area_id, "  ", allows_open=False)


def test_each_service_has_a_key_of_its_own_and_all_have_one_mark(world: World) -> None:
    round_id, _ = round_with(world, "The Den", "The Bus")
    with world.work() as session:
        one, other = rounds.services_in(session, round_id)
        assert one.public_key != other.public_key
        assert rounds.signing_key(world.house, one).public == one.public_key
        mark = rounds.fingerprint([one, other])
        assert mark == rounds.fingerprint([other, one])
        assert rounds.keys_of([one, other])["fingerprint"] == mark
        assert mark.startswith(rounds.shown_fingerprint([one, other]).replace(" ", ""))
        one.public_key, kept = other.public_key, one.public_key
        assert rounds.fingerprint([one, other]) != mark
        one.public_key = kept


def test_the_private_keys_are_gone_once_the_round_is_closed(world: World) -> None:
    round_id, _ = round_with(world, "The Den", "The Bus")
    with world.work() as session:
        key = rounds.signing_key(world.house, rounds.services_in(session, round_id)[0])
        assert sign_blinded(key, bytes(255) + b"\1")
    closed(world, round_id)
    with world.work() as session:
        assert set(session.scalars(select(RoundService.sealed_private_key))) == {None}
        for each in rounds.services_in(session, round_id):
            with pytest.raises(NotFound):
                rounds.signing_key(world.house, each)


def test_results_keep_the_name_that_a_service_had_when_its_round_closed(world: World) -> None:
    round_id, (den,) = round_with(world, "The Den")
    with world.work() as session:
        change_service(session, world.area_id, den, 1, told("The Den, upstairs"))
        assert rounds.services_in(session, round_id)[0].name == "The Den"
    closed(world, round_id)
    with world.work() as session:
        change_service(session, world.area_id, den, 2, told("The Hub"))
        retire(session, world.area_id, den, retired=True)
        assert rounds.services_in(session, round_id)[0].name == "The Den, upstairs"


def test_another_areas_round_is_not_there(world: World) -> None:
    round_id, _ = round_with(world)
    with world.work() as session:
        other = Area(name="B", board_name="B", reading_hours="on Mondays")
        session.add(other)
        session.flush()
        with pytest.raises(NotFound):
            rounds.round_of(session, other.id, round_id)
        with pytest.raises(NotFound):
            close_round(session, other.id, round_id)
        assert rounds.open_round_in(session, other.id) is None


def test_a_round_closes_once(world: World) -> None:
    round_id, _ = round_with(world)
    closed(world, round_id)
    with world.work() as session, pytest.raises(ChangedMeanwhile):
        close_round(session, world.area_id, round_id)
    with world.work() as session, pytest.raises(NotFound):
        rounds.still_open(session, round_id)
