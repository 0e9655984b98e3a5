"""The board's door: an analyst comes in, keeps the services, and young people read them."""

from __future__ import annotations

import pytest

from tests.page import Browser
from tests.services.steps import service
from tests.web.test_staff import sign_in
from tests.world import PASSPHRASE, Staff, World
from youthvoice import clock
from youthvoice.accounts.roles import Role
from youthvoice.crypto.one_time_codes import current_code


@pytest.fixture
def bo(world: World) -> Staff:
    return world.staff("Bo", Role.BOARD_ANALYST)


@pytest.fixture
def analyst(world: World, bo: Staff) -> Browser:
    return world.browser(bo)


def test_an_analyst_signs_in_at_the_boards_door_and_nowhere_else(world: World, bo: Staff) -> None:
    browser = world.browser()
    code = current_code(bo.totp_secret, clock.now())
    fields = {"name": "bo", "passphrase": PASSPHRASE, "code": code}
    sign_in(world.browser(), bo, 422)
    page = browser.get("/board/sign-in")
    page = browser.submit(page, "/board/sign-in", **fields)
    assert page.h1 == "Reports"
    assert browser.submit(browser.get("/board/account"), "/sign-out").h1.startswith("Sign in to")
    assert browser.get("/board/services").h1.startswith("Sign in to the reports")


def test_a_service_is_added_changed_and_taken_off_the_list(
    analyst: Browser, young: Browser
) -> None:
    page = analyst.get("/board/services/new")
    page = analyst.submit(page, "/new", status=422, about="", name="The Den")
    assert "Say in plain words what it does." in page.text
    page = analyst.submit(page, "/new", about="Warm. See https://den.example/", name="The Den")
    (link,) = [each for each in page.all("a") if "/services/" in (each.get("href") or "")][1:]
    assert "The Den" in young.get("/services").text
    path = link.get("href") or ""
    assert young.get(path.removeprefix("/board")).h1 == "The Den"
    page, late = analyst.get(path), analyst.get(path)
    analyst.submit(page, path, name="The Den, upstairs")
    late = analyst.submit(late, path, status=409, name="The Den, downstairs")
    assert "The Den, upstairs" in late.text
    assert "The Den, downstairs" in late.html
    analyst.submit(late, "/offered", offered="no")
    assert "The Den" not in young.get("/services").text


def test_a_stranger_reads_the_services_too(world: World) -> None:
    service(world)
    assert "The Den" in world.browser().get("/services").text
