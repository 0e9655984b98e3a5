"""Firefox and WebKitGTK live through the heart of the product as Chromium does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.browser import engines
from tests.browser.conftest import Served
from tests.browser.hand import Engine, Hand
from tests.browser.live import serving
from tests.databases import missing
from tests.rounds.steps import round_with
from tests.world import PASSPHRASE, PICTURES, Staff, World
from youthvoice import clock
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.ratings.models import Rating, Way

QUESTION = "How will you tell me what may happen next?"
WORDS = "Who is at the meeting on Thursday?"
REPLY = "You, your aunt and me."


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    is_there = getattr(engines, f"{request.param}_is_there")
    if not is_there():
        missing(request.param, f"{request.param} is not installed with what drives it")
    folder = tmp_path / "browser"
    folder.mkdir(mode=0o700)
    with getattr(engines, request.param)(folder) as running:
        yield running


def test_somebody_joins_speaks_is_answered_and_rates(engine: Engine, served: Served) -> None:
    world = World(served.app)
    world.duty_lead()
    sam = world.staff("Sam")
    four = world.invitation(sam, world.folder(sam))
    # Over TLS, as everywhere but on a developer's own machine: only Chromium takes cookies that
    # are for TLS alone from 127.0.0.1 without it.
    with serving(served.app, tls=True) as url:
        hand = Hand(engine, url)
        _joins(hand, four)
        assert engine.run("isSecureContext && innerWidth === 360")
        _speaks(hand)
        _answers(hand, sam)
        _reads(hand)
        _rates(hand, world)


def _joins(hand: Hand, four: str) -> None:
    hand.open("/")
    hand.press("I have four words")
    hand.fill("Your four words", four)
    hand.press("Go on")
    hand.is_at("What shall we call you?")
    hand.fill("Pick a made-up name", "Pebble")
    hand.press("Go on")
    for heading, done in (("Pick six pictures", "These six"), ("Pick them once more", "Come in")):
        hand.is_at(heading)
        for picture in PICTURES.split():
            hand.press(picture)
        hand.press(done)
    hand.is_at("Hi Pebble.")


def _speaks(hand: Hand) -> None:
    hand.press("Say something")
    hand.press("About me and what I need")
    hand.press(QUESTION)
    hand.is_at("Before you write")
    hand.press("OK, I have read this")
    hand.is_at(QUESTION)
    hand.press("Bad")
    hand.fill("Your words", WORDS)
    hand.press("Sam")
    hand.press("Send to Sam")
    hand.is_at("Sent to Sam")


def _answers(hand: Hand, sam: Staff) -> None:
    hand.open("/work/sign-in")
    hand.fill("Sign-in name", "sam")
    hand.fill("Passphrase", PASSPHRASE)
    hand.fill("Six digits", current_code(sam.totp_secret, clock.now()))
    hand.press("Sign in")
    hand.is_at("Your caseload")
    hand.sees("Said something new")
    hand.press("Pebble")
    hand.is_at("Pebble")
    hand.press(WORDS)
    hand.sees(WORDS)
    hand.fill("Your answer", REPLY)
    hand.press("Send the answer")
    hand.sees(REPLY)


def _reads(hand: Hand) -> None:
    hand.open("/home")
    hand.press("Sam answered you today")
    hand.sees(REPLY)
    hand.press("A bit")
    hand.is_at("Thank you for telling us")


def _rates(hand: Hand, world: World) -> None:
    """With a ticket that was signed unseen: big numbers, WebCrypto, a worker, localStorage."""
    round_with(world, "The Den")
    hand.open("/services")
    hand.press("Get my tickets on this phone")
    hand.sees("You have your tickets.")
    hand.press("Rate them")
    hand.is_at("Rate those who help you")
    hand.press("The Den")
    hand.is_at("Rate The Den")
    hand.press("Very good")
    hand.press("Look at it before you send it")
    hand.sees("What we do not keep")
    hand.press("Send it")
    hand.sees("It is in")
    with world.work() as session:
        (rating,) = session.scalars(select(Rating))
        assert (rating.way, rating.listened) == (Way.TICKET, 5)
