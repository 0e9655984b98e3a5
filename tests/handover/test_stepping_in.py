"""Somebody steps in while the worker is away, and reads nothing after their last day."""

from __future__ import annotations

import pytest

from tests.handover.steps import calls_off, change, day, folder_of, hands_over, reads, tells
from tests.world import Staff, World, Young
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Person, SecretKind
from youthvoice.caseload.service import caseload_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.invitations import join
from youthvoice.folders.keyring import Keyring
from youthvoice.handover import service
from youthvoice.handover.models import Kind, State


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def kim(world: World) -> Staff:
    return world.staff("Kim")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with day(-1):
        return world.young(sam)


def steps_in(world: World, sam: Staff, otter: Young, kim: Staff, days: int = 7):
    return tells(world, sam, otter, kim, kind=Kind.COVER, days=days)


def caseload(world: World, who: Staff) -> list[str]:
    with world.work() as session:
        rows = caseload_of(session, world.keyring(session, who), session.get_one(Person, who.id))
        return [row.names.shown for row in rows]


def test_whoever_steps_in_reads_all_of_it_and_has_it_on_their_list(world, sam, kim, otter) -> None:
    with day(0):
        world.says(otter, "Before")
        steps_in(world, sam, otter, kim)
        world.says(otter, "Now")
        assert reads(world, kim, otter) == reads(world, sam, otter) == ["Before", "Now"]
        assert caseload(world, kim) == caseload(world, sam) == ["Otter"]


def test_after_the_last_day_they_open_nothing_even_before_anybody_has_ended_it(
    world, sam, kim, otter
) -> None:
    with day(0):
        steps_in(world, sam, otter, kim, days=2)
    with day(2):
        assert reads(world, kim, otter) == []
    with day(3):
        assert reads(world, kim, otter) is None
        assert caseload(world, kim) == []
        assert caseload(world, sam) == ["Otter"]


def test_a_cover_that_is_over_gives_its_keys_back_and_the_lock_is_new(
    world, sam, kim, otter
) -> None:
    with day(0):
        cover = steps_in(world, sam, otter, kim, days=2)
    with day(3), world.work() as session:
        folder = folder_of(session, otter)
        service.end_covers_that_are_over(session, world.keyring(session, sam), folder)
        assert folder.current_version == 2
    assert change(world, cover).state is State.OVER
    with day(0):
        assert reads(world, kim, otter) is None, "not even on an earlier day"


def test_an_invitation_made_before_the_lock_was_new_opens_what_comes_after(
    world, sam, kim, otter
) -> None:
    with day(0):
        steps_in(world, sam, otter, kim, days=1)
    with day(2):
        four = world.invitation(sam, otter.folder_id)
        with world.work() as session:
            folder = folder_of(session, otter)
            service.end_covers_that_are_over(session, world.keyring(session, sam), folder)
        world.says(otter, "After")
        with world.work() as session:
            code = picture_secret(("owl",) * 6)
            back = join(session, world.house, four, "Otter", SecretKind.PICTURES, code)
            keyring = Keyring(session, back.person.key_id, back.key)
            assert set(keyring.versions(otter.folder_id)) == {1, 2}


def test_a_cover_ends_on_the_day_it_is_ended(world, sam, kim, otter) -> None:
    with day(0):
        calls_off(world, sam, otter, steps_in(world, sam, otter, kim))
        world.says(otter, "After")
        assert reads(world, kim, otter) is None
        assert reads(world, sam, otter) == ["After"]


def test_whoever_steps_in_hands_nothing_on(world, sam, kim, otter) -> None:
    other = world.staff("Ash")
    with day(0):
        steps_in(world, sam, otter, kim)
        for kind in Kind:
            with pytest.raises(NotFound):
                tells(world, kim, otter, other, kind=kind)


def test_whoever_stepped_in_may_become_the_worker_and_stays(world, sam, kim, otter) -> None:
    with day(0):
        steps_in(world, sam, otter, kim, days=2)
        hands_over(world, sam, otter, tells(world, sam, otter, kim))
    with day(9), world.work() as session:
        folder = folder_of(session, otter)
        service.end_covers_that_are_over(session, world.keyring(session, kim), folder)
    with day(9):
        world.says(otter, "Later")
        assert reads(world, kim, otter) == ["Later"]
        assert reads(world, sam, otter) is None


def test_a_hand_over_lets_whoever_steps_in_go_on_until_their_last_day(
    world, sam, kim, otter
) -> None:
    other = world.staff("Ash")
    with day(0):
        steps_in(world, sam, otter, other, days=4)
        hands_over(world, sam, otter, tells(world, sam, otter, kim))
        world.says(otter, "After")
        assert reads(world, other, otter) == ["After"]
    with day(5):
        assert reads(world, other, otter) is None


@pytest.mark.parametrize("days", [-1, 61])
def test_a_cover_has_a_last_day_that_can_be(world, sam, kim, otter, days: int) -> None:
    with day(0), pytest.raises(WordsRefused):
        steps_in(world, sam, otter, kim, days=days)
