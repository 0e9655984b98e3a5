"""Sign-in: a name and a secret open a key, or a refusal that tells nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.world import PASSPHRASE, PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts import sign_in as module
from youthvoice.accounts.attempts import TooSoon
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Person, SecretKind, SignInAttempts
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.sign_in import Unlocked, check_secret, sign_in
from youthvoice.accounts.staff import switch_off
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.locker import Locker
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.errors import WrongSecret
from youthvoice.folders.invitations import join

CODE = picture_secret(PICTURES.split())
WRONG = picture_secret(("owl",) * 6)
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What each Argon2id derivation cost, in their order."""
    costs: list[object] = []
    derive = Locker._derive

    def counted(self: Locker, secret: str, salt: bytes, cost: object) -> bytes:
        costs.append(cost)
        return derive(self, secret, salt, cost)

    monkeypatch.setattr(Locker, "_derive", counted)
    return costs


def knock(
    world: World, name: str, secret: str, code: str = "", door: Door = Door.YOUNG
) -> Unlocked | WrongSecret | TooSoon:
    """One try, kept in the database as a request would keep it."""
    with world.work() as session:
        try:
            return sign_in(session, world.house, door, name, secret, code)
        except (WrongSecret, TooSoon) as refused:
            return refused


def knock_at_work(world: World, worker: Staff, code: str) -> Unlocked | WrongSecret | TooSoon:
    return knock(world, worker.name, worker.passphrase, code, Door.WORK)


def shown(worker: Staff) -> str:
    """What the worker's phone shows now."""
    return current_code(worker.totp_secret, clock.now())


def test_the_right_name_and_pictures_open_a_young_persons_key(world, otter) -> None:
    opened = knock(world, "Otter", CODE)

    assert isinstance(opened, Unlocked)
    assert (opened.person.id, opened.key) == (otter.id, otter.key)


@pytest.mark.parametrize("typed", ["otter", "OTTER", "  Otter ", "Ot\u200bter"])
def test_a_name_is_known_however_it_is_typed(world, otter, typed: str) -> None:
    assert isinstance(knock(world, typed, CODE), Unlocked)


@pytest.mark.parametrize("name", ["👩‍👩‍👧 fan", "می‌خواهم", "Zoë"])
def test_a_name_of_joined_pictures_or_letters_signs_in_as_it_was_typed(world, sam, name) -> None:
    words = world.invitation(sam, world.folder(sam))
    with world.work() as session:
        join(session, world.house, words, name, SecretKind.PICTURES, CODE)

    assert isinstance(knock(world, name, CODE), Unlocked)


def test_passphrase_and_code_open_a_workers_key(world, sam) -> None:
    opened = knock_at_work(world, sam, shown(sam))

    assert isinstance(opened, Unlocked)
    assert (opened.person.id, opened.key) == (sam.id, sam.key)


def test_a_code_may_be_typed_with_the_space_that_phones_show(world, sam) -> None:
    code = shown(sam)

    assert isinstance(knock_at_work(world, sam, f" {code[:3]} {code[3:]}"), Unlocked)


@pytest.mark.parametrize(
    ("door", "name", "secret"),
    [
        (Door.YOUNG, "Otter", WRONG),
        (Door.YOUNG, "nobody", CODE),
        (Door.YOUNG, "nobody", WRONG),
        (Door.YOUNG, "", ""),
        (Door.YOUNG, "sam", PASSPHRASE),
        (Door.WORK, "Otter", CODE),
        (Door.BOARD, "Otter", CODE),
        (Door.WORK, "sam", PASSPHRASE),
        (Door.BOARD, "sam", PASSPHRASE),
        (Door.WORK, "kim", PASSPHRASE),
    ],
    ids=[
        "wrong secret",
        "unknown name",
        "neither known",
        "nothing typed",
        "staff at the young door",
        "young person at the work door",
        "young person at the board's",
        "staff without a code",
        "keyworker at the board's door",
        "staff switched off",
    ],
)
def test_every_refusal_is_the_same_and_takes_the_same_work(
    world, otter, derived, door, name, secret
) -> None:
    with world.work() as session:
        switch_off(session, world.area_id, world.staff("Kim").id)
    derived.clear()

    refused = knock(world, name, secret, door=door)

    assert (type(refused), str(refused)) == (WrongSecret, "")
    assert derived == [world.house.locker.cost]


def test_signing_in_takes_that_work_too(world, otter, derived) -> None:
    derived.clear()

    knock(world, "Otter", CODE)

    assert derived == [world.house.locker.cost]


def test_a_lock_that_was_cheaper_than_todays_is_made_anew_at_sign_in(world, otter, derived) -> None:
    harder = replace(world.house, cost=replace(world.house.cost, passes=2))
    with world.work() as session:
        assert sign_in(session, harder, Door.YOUNG, "Otter", CODE).key == otter.key
    derived.clear()

    with world.work() as session:
        assert sign_in(session, harder, Door.YOUNG, "Otter", CODE).key == otter.key

    assert derived == [harder.cost]


@pytest.mark.parametrize("name", ["Otter", "nobody"])
def test_whoever_guesses_keeps_nobody_from_saving_meanwhile(
    world, otter, monkeypatch, name: str
) -> None:
    derive = Locker._derive

    def while_others_save(self: Locker, *values) -> bytes:
        with world.work() as other:
            other.get_one(Person, otter.id).told_on = NOON.date()
        return derive(self, *values)

    monkeypatch.setattr(Locker, "_derive", while_others_save)

    assert isinstance(knock(world, name, WRONG), WrongSecret)

    with world.work() as session:
        assert session.get_one(Person, otter.id).told_on == NOON.date()


@pytest.mark.parametrize("name", ["Otter", "nobody"])
def test_after_four_wrong_tries_one_waits_whether_the_name_is_known_or_not(
    world, otter, derived, name: str
) -> None:
    with clock.held_at(NOON):
        for _ in range(4):
            assert isinstance(knock(world, name, WRONG), WrongSecret)
        assert isinstance(knock(world, name, WRONG), WrongSecret)
        derived.clear()

        waiting = knock(world, name, WRONG)

        assert isinstance(waiting, TooSoon)
        assert waiting.seconds in (2, 3)
        assert derived == []


def test_the_wait_is_for_one_name_alone(world, sam, otter) -> None:
    with clock.held_at(NOON):
        for _ in range(6):
            knock(world, "nobody", WRONG)

        assert isinstance(knock(world, "nobody", WRONG), TooSoon)
        assert isinstance(knock(world, "Otter", CODE), Unlocked)


def test_another_spelling_of_the_name_does_not_get_round_the_wait(world, otter) -> None:
    with clock.held_at(NOON):
        for spelling in ("Otter", "OTTER", " otter", "Otter\u200b", "oTTer"):
            knock(world, spelling, WRONG)

        assert isinstance(knock(world, "otTER", WRONG), TooSoon)


def test_not_even_the_right_secret_gets_round_the_wait_and_after_it_works(world, otter) -> None:
    with clock.held_at(NOON):
        for _ in range(5):
            knock(world, "Otter", WRONG)
        assert isinstance(knock(world, "Otter", CODE), TooSoon)

    with clock.held_at(NOON + timedelta(seconds=3)):
        assert isinstance(knock(world, "Otter", CODE), Unlocked)


def test_a_right_secret_clears_the_slate(world, otter) -> None:
    with clock.held_at(NOON):
        for _ in range(4):
            knock(world, "Otter", WRONG)
        assert isinstance(knock(world, "Otter", CODE), Unlocked)

        for _ in range(4):
            assert isinstance(knock(world, "Otter", WRONG), WrongSecret)
        assert isinstance(knock(world, "Otter", CODE), Unlocked)


def test_a_try_during_the_wait_does_not_make_it_longer(world, otter) -> None:
    with clock.held_at(NOON):
        for _ in range(5):
            knock(world, "Otter", WRONG)
        for _ in range(10):
            assert isinstance(knock(world, "Otter", WRONG), TooSoon)

    with clock.held_at(NOON + timedelta(seconds=3)):
        assert isinstance(knock(world, "Otter", CODE), Unlocked)


def test_nobody_is_ever_locked_out_for_good(world, otter) -> None:
    moment = NOON
    for _ in range(30):
        with clock.held_at(moment):
            assert isinstance(knock(world, "Otter", WRONG), WrongSecret)
        moment += timedelta(minutes=15)

    with clock.held_at(moment):
        assert isinstance(knock(world, "Otter", CODE), Unlocked)


def test_wrong_tries_are_forgotten_after_a_day(world, otter) -> None:
    with clock.held_at(NOON):
        for _ in range(5):
            knock(world, "nobody", WRONG)
    with clock.held_at(NOON + timedelta(days=2)):
        knock(world, "somebody else", WRONG)

    with world.work() as session:
        assert session.scalars(select(SignInAttempts.failures)).all() == [1]


def test_a_code_is_good_once(world, sam) -> None:
    with clock.held_at(NOON):
        code = shown(sam)

        assert isinstance(knock_at_work(world, sam, code), Unlocked)
        assert isinstance(knock_at_work(world, sam, code), WrongSecret)


def test_after_a_code_was_used_an_older_one_is_worth_nothing_and_the_next_one_is(
    world, sam
) -> None:
    with clock.held_at(NOON - timedelta(seconds=30)):
        before = shown(sam)
    with clock.held_at(NOON):
        assert isinstance(knock_at_work(world, sam, shown(sam)), Unlocked)
        assert isinstance(knock_at_work(world, sam, before), WrongSecret)

    with clock.held_at(NOON + timedelta(seconds=30)):
        assert isinstance(knock_at_work(world, sam, shown(sam)), Unlocked)


def test_a_code_that_two_send_at_once_lets_one_in(world, sam, monkeypatch) -> None:
    both, match = Barrier(2), module.matching_step

    def together(*values):
        both.wait(10)
        return match(*values)

    monkeypatch.setattr(module, "matching_step", together)
    code = shown(sam)

    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(lambda _: knock_at_work(world, sam, code), range(2)))

    assert sorted(type(end).__name__ for end in ends) == ["Unlocked", "WrongSecret"]


def test_the_right_code_with_the_wrong_passphrase_is_not_used_up(world, sam) -> None:
    with clock.held_at(NOON):
        code = shown(sam)
        assert isinstance(knock(world, "sam", "another", code, Door.WORK), WrongSecret)

        assert isinstance(knock_at_work(world, sam, code), Unlocked)


def test_a_wrong_code_counts_as_a_wrong_try(world, sam) -> None:
    with clock.held_at(NOON):
        for _ in range(5):
            assert isinstance(knock_at_work(world, sam, "000000"), WrongSecret)

        assert isinstance(knock_at_work(world, sam, shown(sam)), TooSoon)


def test_a_board_analyst_comes_in_by_the_boards_door_only(world) -> None:
    alex = world.staff("Alex", Role.BOARD_ANALYST)
    with clock.held_at(NOON):
        code = shown(alex)
        assert isinstance(knock(world, "alex", PASSPHRASE, code, Door.WORK), WrongSecret)

        assert isinstance(knock(world, "alex", PASSPHRASE, code, Door.BOARD), Unlocked)


def test_asking_again_for_a_secret_slows_down_as_the_door_does(world, otter) -> None:
    def ask(session: Session, secret: str) -> None:
        check_secret(session, world.house, session.get_one(Person, otter.id), secret)

    with clock.held_at(NOON), world.work() as session:
        for _ in range(5):
            with pytest.raises(WrongSecret):
                ask(session, WRONG)
        with pytest.raises(TooSoon):
            ask(session, CODE)

    with clock.held_at(NOON + timedelta(seconds=3)), world.work() as session:
        ask(session, CODE)


def test_a_key_that_is_not_the_persons_never_comes_out(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")

    opened = knock(world, "Fox", CODE)

    assert isinstance(opened, Unlocked)
    assert opened.key == fox.key != otter.key
    assert isinstance(opened.key, PrivateKey)
