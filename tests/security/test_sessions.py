"""A session is worth nothing without its cookie, at no other door, and not a moment longer."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.page import Browser, form_values
from tests.security.contents import damage
from tests.security.stage import form_token
from tests.world import PASSPHRASE, PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import BrowserSession, Person
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import IDLE_LIMIT, start_session
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.crypto.tokens import Token
from youthvoice.errors import CannotOpen

INSIDE = {Door.YOUNG: "/home", Door.WORK: "/work/"}
MOMENT = timedelta(seconds=1)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def is_in(browser: Browser, door: Door = Door.YOUNG) -> bool:
    """Whether this browser is shown its door's first page, and not the way to sign in."""
    return browser.client.get(INSIDE[door]).status_code == 200


def is_stranger(browser: Browser, door: Door) -> bool:
    """Whether this door does not know who it is: somebody in the wrong role is told otherwise."""
    response = browser.client.get(INSIDE[door])
    return "/sign-in" in response.headers.get("Location", "")


def stranger(world: World, door: Door, text: str) -> Browser:
    """A browser that shows this text as its cookie."""
    browser = world.browser()
    browser.client.set_cookie(f"__Host-{door.value}", text)
    return browser


def token_of(browser: Browser, door: Door) -> Token:
    cookie = browser.client.get_cookie(f"__Host-{door.value}")
    assert cookie is not None
    token = Token.from_text(cookie.value)
    assert token is not None
    return token


def text_of(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


# Without the cookie


def test_what_the_database_keeps_of_a_session_opens_no_door(world: World, otter: Young) -> None:
    assert is_in(world.browser(otter))
    with world.work() as session:
        row = session.scalars(select(BrowserSession)).one()
    assert row.sealed_private_key is not None
    for kept in (row.digest, row.id.bytes, row.person_id.bytes, row.sealed_private_key):
        assert not is_in(stranger(world, Door.YOUNG, text_of(kept)))
        assert not is_in(stranger(world, Door.YOUNG, text_of(kept[:32])))


def test_what_the_database_keeps_of_a_session_opens_no_key(world: World, otter: Young) -> None:
    world.browser(otter)
    with world.work() as session:
        row = session.scalars(select(BrowserSession)).one()
    assert row.sealed_private_key is not None
    place = Place("sessions", "sealed_private_key", row.id)
    with pytest.raises(CannotOpen):
        Token(row.digest).open(row.sealed_private_key, place)
    with pytest.raises(CannotOpen):
        open_sealed(row.sealed_private_key, PrivateKey(row.digest), place)


def test_a_cookie_that_was_made_up_is_that_of_a_stranger(world: World, otter: Young) -> None:
    for text in ("", "x", "a" * 43, "é" * 43, "=" * 43, "a" * 4000):
        assert not is_in(stranger(world, Door.YOUNG, text)), text


# At its own door only


def test_a_young_persons_token_is_nothing_at_work(world: World, otter: Young) -> None:
    token = token_of(world.browser(otter), Door.YOUNG)
    for door in (Door.WORK, Door.BOARD):
        browser = stranger(world, door, token.text)
        assert is_stranger(browser, Door.WORK)
        assert is_stranger(browser, Door.YOUNG)


def test_a_workers_token_is_nothing_at_the_young_door(world: World, sam: Staff) -> None:
    token = token_of(world.browser(sam), Door.WORK)
    browser = stranger(world, Door.YOUNG, token.text)
    assert is_stranger(browser, Door.YOUNG)
    assert is_stranger(browser, Door.WORK)
    assert browser.get("/").h1 == "What is on your mind?"


# No longer than it lasts


def test_a_session_is_over_after_the_idle_limit_of_its_door(
    world: World, sam: Staff, otter: Young
) -> None:
    young, work = world.browser(otter), world.browser(sam)
    begun = clock.now()
    for browser, door in ((young, Door.YOUNG), (work, Door.WORK)):
        with clock.held_at(begun + IDLE_LIMIT[door] - 2 * MOMENT):
            assert is_in(browser, door)
        # Having been used, it lasts as long again, and not longer.
        with clock.held_at(begun + 2 * IDLE_LIMIT[door] + MOMENT):
            assert not is_in(browser, door)
        # What locked stays locked, whatever the clock says.
        assert not is_in(browser, door)


def test_a_locked_session_holds_no_key_and_no_name(world: World, otter: Young) -> None:
    browser = world.browser(otter)
    with clock.held_at(clock.now() + timedelta(hours=1)):
        assert not is_in(browser)
    with world.work() as session:
        row = session.scalars(select(BrowserSession)).one()
    assert (row.sealed_private_key, row.sealed_name) == (None, None)


def test_a_session_that_nobody_came_back_to_is_swept_away(world: World, otter: Young) -> None:
    world.browser(otter)
    with clock.held_at(clock.now() + timedelta(days=1)):
        world.browser(otter)
        with world.work() as session:
            assert len(session.scalars(select(BrowserSession)).all()) == 1


def test_a_damaged_session_is_over_and_the_way_out_stays_open(world: World, otter: Young) -> None:
    browser = world.browser(otter)
    with world.work() as session:
        row = session.scalars(select(BrowserSession)).one()
    damage(world.database, "sessions", "sealed_private_key", row.id)
    assert not is_in(browser)
    assert browser.get("/sign-in").h1 == "Sign in"
    assert browser.client.get("/leave").headers["Location"] == "https://weather.example/"


# Over at once


def _sign_out(browser: Browser) -> None:
    browser.submit(browser.get("/me"), "/sign-out")


def _sign_out_everywhere(browser: Browser) -> None:
    browser.submit(browser.get("/me"), "/sign-out-everywhere")


def _change_code(browser: Browser) -> None:
    fields = {"picked": "sun drum owl kite cake boat", "go": "1"}
    page = browser.submit(browser.get("/me/code"), "/me/code", **fields)
    browser.submit(page, "/me/code", again=fields["picked"], go="1")


def _leave(browser: Browser) -> None:
    browser.client.get("/leave")


WAYS_OUT: dict[Callable[[Browser], None], bool] = {
    _sign_out: False,
    _sign_out_everywhere: True,
    _change_code: True,
    _leave: False,
}


def test_a_young_persons_session_ends_at_once(world: World, otter: Young) -> None:
    for way, ends_others in WAYS_OUT.items():
        here, elsewhere = world.browser(otter), world.browser(otter)
        token = token_of(here, Door.YOUNG)
        way(here)
        assert not is_in(here)
        assert not is_in(stranger(world, Door.YOUNG, token.text)), "the cookie, kept elsewhere"
        assert is_in(elsewhere) is not ends_others, way


def test_a_changed_passphrase_ends_every_session(world: World, sam: Staff) -> None:
    here, elsewhere = world.browser(sam), world.browser(sam)
    new = "umbrella gravel piano forty"
    fields = {"now": PASSPHRASE, "passphrase": new, "again": new}
    here.submit(here.get("/work/account"), "/account", **fields)
    assert not is_in(here, Door.WORK)
    assert not is_in(elsewhere, Door.WORK)


def test_signing_out_everywhere_at_work_ends_every_session(world: World, sam: Staff) -> None:
    here, elsewhere = world.browser(sam), world.browser(sam)
    here.submit(here.get("/work/account"), "/sign-out-everywhere")
    assert not is_in(here, Door.WORK)
    assert not is_in(elsewhere, Door.WORK)


def test_being_switched_off_ends_every_session(world: World, sam: Staff) -> None:
    robin = world.browser(world.administrator())
    browser = world.browser(sam)
    assert is_in(browser, Door.WORK)
    robin.submit(robin.get("/work/staff"), f"/staff/{sam.id}/switch-off")
    assert not is_in(browser, Door.WORK)
    token = form_token(browser)
    response = browser.client.post("/work/young-people/new", data={"csrf_token": token})
    assert response.status_code == 303


def test_a_new_code_through_the_worker_ends_the_sessions_of_the_old_one(
    world: World, sam: Staff, otter: Young
) -> None:
    old = world.browser(otter)
    four = world.invitation(sam, otter.folder_id)
    new = world.browser()
    page = new.submit(new.get(f"/join/{four}"), "/join")
    page = new.submit(page, "/join", name="Otter")
    page = new.submit(page, "/join", picked=PICTURES, go="1")
    new.submit(page, "/join", again=PICTURES, go="1")
    assert is_in(new)
    assert not is_in(old)


def test_signing_in_again_ends_the_session_that_was_there(world: World, otter: Young) -> None:
    browser = world.browser(otter)
    before = token_of(browser, Door.YOUNG)
    page = browser.submit(browser.get("/sign-in"), "/sign-in", name="Otter")
    browser.submit(page, "/sign-in", picked=PICTURES, go="1")
    assert is_in(browser)
    assert token_of(browser, Door.YOUNG) != before
    assert not is_in(stranger(world, Door.YOUNG, before.text))


def test_leaving_ends_the_sessions_of_all_doors(world: World, sam: Staff, otter: Young) -> None:
    browser = world.browser(otter)
    with world.work() as session:
        token = start_session(session, session.get_one(Person, sam.id), sam.key, "Sam")
    browser.client.set_cookie("__Host-work", token.text)
    assert is_in(browser, Door.WORK)
    browser.client.get("/leave")
    with world.work() as session:
        assert session.scalars(select(BrowserSession)).all() == []


def test_a_code_of_the_moment_is_good_once(world: World, sam: Staff) -> None:
    fields = {"name": "sam", "passphrase": PASSPHRASE}
    with clock.held_at(clock.now()):
        fields["code"] = current_code(sam.totp_secret, clock.now())
        first, second = world.browser(), world.browser()
        assert first.submit(first.get("/work/sign-in"), "/sign-in", **fields).h1 == "Your caseload"
        page = second.submit(second.get("/work/sign-in"), "/sign-in", status=422, **fields)
    assert form_values(page.form("/sign-in"))["name"] == "sam"
