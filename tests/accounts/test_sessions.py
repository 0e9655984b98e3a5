"""Signed-in browsers: useless without the cookie, locked when idle, ended when asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.world import PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.keyholders import change_secret, end_sessions
from youthvoice.accounts.models import BrowserSession, LockedKey, Person
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import Opened, end_session, open_session, start_session
from youthvoice.accounts.sign_in import sign_in
from youthvoice.accounts.staff import switch_off
from youthvoice.crypto.tokens import Token
from youthvoice.errors import WrongSecret
from youthvoice.folders.service import folder_for

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
OLD, NEW = picture_secret(PICTURES.split()), picture_secret(("owl", "sun") * 3)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def start(world: World, who: Staff | Young, at: datetime = NOON) -> Token:
    with clock.held_at(at), world.work() as session:
        return start_session(session, session.get_one(Person, who.id), who.key, who.name)


def come_back(world: World, door: Door, token: Token, at: datetime = NOON) -> Opened | None:
    with clock.held_at(at), world.work() as session:
        return open_session(session, door, token)


def rows(world: World) -> list[BrowserSession]:
    with world.work() as session:
        return list(session.scalars(select(BrowserSession)))


def test_the_cookie_opens_the_person_their_key_and_their_name(world, otter) -> None:
    opened = come_back(world, Door.YOUNG, start(world, otter))

    assert opened is not None
    assert (opened.person.id, opened.key, opened.name) == (otter.id, otter.key, "Otter")


def test_the_database_holds_neither_the_token_nor_the_key_nor_the_name(world, otter) -> None:
    token = start(world, otter)

    (row,) = rows(world)
    assert row.digest == token.digest != token.raw
    for kept in (row.digest, row.sealed_private_key, row.sealed_name):
        assert kept is not None
        assert token.raw not in kept
        assert otter.key.seed not in kept
        assert b"Otter" not in kept


def test_what_the_database_holds_opens_no_session(world, otter) -> None:
    start(world, otter)
    (row,) = rows(world)

    assert come_back(world, Door.YOUNG, Token(row.digest)) is None
    assert come_back(world, Door.YOUNG, Token.generate()) is None


def test_a_key_moved_into_another_persons_session_opens_nothing_there(
    world, sam, otter, caplog
) -> None:
    fox = world.young(sam, "Fox")
    mine = start(world, otter)
    start(world, fox)
    with world.work() as session:
        theirs = session.scalars(
            select(BrowserSession).where(BrowserSession.person_id == fox.id)
        ).one()
        own = session.scalars(
            select(BrowserSession).where(BrowserSession.person_id == otter.id)
        ).one()
        own.sealed_private_key = theirs.sealed_private_key

    opened = come_back(world, Door.YOUNG, mine)
    assert opened is not None
    assert (opened.person.id, opened.key, opened.name) == (otter.id, None, "")
    assert [each.message for each in caplog.records] == ["cannot_open"]


def test_a_cookie_opens_its_own_door_only(world, otter, sam) -> None:
    young, work = start(world, otter), start(world, sam)

    assert come_back(world, Door.WORK, young) is None
    assert come_back(world, Door.BOARD, work) is None
    assert come_back(world, Door.YOUNG, work) is None


@pytest.mark.parametrize(("who", "minutes"), [("otter", 15), ("sam", 30)])
def test_a_session_locks_after_its_idle_minutes_and_not_before(
    world, request, who: str, minutes: int
) -> None:
    person = request.getfixturevalue(who)
    door = Door.YOUNG if who == "otter" else Door.WORK
    one, other = start(world, person), start(world, person)
    limit = NOON + timedelta(minutes=minutes)

    still = come_back(world, door, one, limit - timedelta(seconds=1))
    locked = come_back(world, door, other, limit)

    assert still is not None
    assert still.key == person.key
    assert locked is not None
    assert (locked.person.id, locked.key, locked.name) == (person.id, None, "")


def test_a_locked_session_has_no_key_left_in_the_database(world, otter) -> None:
    token = start(world, otter)

    come_back(world, Door.YOUNG, token, NOON + timedelta(minutes=15))

    (row,) = rows(world)
    assert (row.sealed_private_key, row.sealed_name) == (None, None)


def test_a_locked_session_stays_locked(world, otter) -> None:
    token = start(world, otter)
    come_back(world, Door.YOUNG, token, NOON + timedelta(minutes=15))

    for minutes in (0, 15, 16, 60):
        opened = come_back(world, Door.YOUNG, token, NOON + timedelta(minutes=minutes))
        assert opened is not None
        assert opened.key is None


def test_using_a_session_keeps_it_open(world, otter) -> None:
    token = start(world, otter)

    for minutes in range(14, 14 * 8, 14):
        opened = come_back(world, Door.YOUNG, token, NOON + timedelta(minutes=minutes))
        assert opened is not None
        assert opened.key == otter.key


def test_two_pages_in_one_minute_write_once(world, otter) -> None:
    token = start(world, otter)
    before = rows(world)[0].idle_until

    come_back(world, Door.YOUNG, token, NOON + timedelta(seconds=30))
    assert rows(world)[0].idle_until == before

    come_back(world, Door.YOUNG, token, NOON + timedelta(seconds=90))
    assert rows(world)[0].idle_until == before + timedelta(seconds=90)


def test_signing_out_ends_this_browser_only(world, otter) -> None:
    here, there = start(world, otter), start(world, otter)

    with world.work() as session:
        end_session(session, here)

    assert come_back(world, Door.YOUNG, here) is None
    assert come_back(world, Door.YOUNG, there) is not None


def test_signing_out_everywhere_ends_all_of_ones_own_browsers(world, sam, otter) -> None:
    tokens = [start(world, otter), start(world, otter)]
    others = start(world, sam)

    with world.work() as session:
        end_sessions(session, session.get_one(Person, otter.id))

    assert [come_back(world, Door.YOUNG, token) for token in tokens] == [None, None]
    assert come_back(world, Door.WORK, others) is not None


def test_a_worker_who_is_switched_off_is_out_at_once(world, sam) -> None:
    token = start(world, sam)

    with world.work() as session:
        switch_off(session, world.area_id, sam.id)

    assert come_back(world, Door.WORK, token) is None


def test_a_long_forgotten_session_is_swept_out(world, sam, otter) -> None:
    start(world, otter)

    start(world, sam, NOON + timedelta(hours=13))

    assert [row.person_id for row in rows(world)] == [sam.id]


def test_another_code_ends_every_session_and_keeps_the_key(world, otter) -> None:
    token = start(world, otter)

    with world.work() as session:
        person = session.get_one(Person, otter.id)
        change_secret(session, world.house, person, otter.key, NEW)

    assert come_back(world, Door.YOUNG, token) is None
    with world.work() as session:
        opened = sign_in(session, world.house, Door.YOUNG, "Otter", NEW)
        assert (opened.key, opened.person.key_id) == (otter.key, otter.key_id)
        folder_for(session, world.keyring(session, otter), otter.folder_id)


def test_after_another_code_the_old_one_opens_nothing(world, otter) -> None:
    with world.work() as session:
        before = session.get_one(LockedKey, otter.key_id).lock
        person = session.get_one(Person, otter.id)
        change_secret(session, world.house, person, otter.key, NEW)
        after = session.get_one(LockedKey, otter.key_id).lock

    assert (before.sealed, before.salt) != (after.sealed, after.salt)
    with world.work() as session, pytest.raises(WrongSecret):
        sign_in(session, world.house, Door.YOUNG, "Otter", OLD)
