"""What another area's board wrote looks exactly like what does not exist."""

from __future__ import annotations

from uuid import uuid4

from tests.said_done.steps import write
from tests.security.board_things import board_forms
from tests.security.stage import only_sqlite
from tests.security.test_others_things import Asking, check_alike
from tests.services.steps import service
from tests.world import World
from youthvoice.accounts.roles import Role

_ITEM = "/board/said-done/{item}"
_FORMS = board_forms()
THINGS = [
    ("GET", _ITEM, {}),
    ("GET", f"{_ITEM}/change", {}),
    ("POST", f"{_ITEM}/change", dict(_FORMS["board.change_said_done"])),
    ("GET", f"{_ITEM}/close", {}),
    ("POST", f"{_ITEM}/close", dict(_FORMS["board.close_said_done"])),
    ("POST", f"{_ITEM}/close", {"version": "1"}),
    ("POST", f"{_ITEM}/again", {"version": "1"}),
]


@only_sqlite
def test_another_areas_answers_look_to_an_analyst_like_none(world: World) -> None:
    elsewhere = World(world.app, "Hill")
    bo = Asking(elsewhere.browser(elsewhere.staff("Bo", Role.BOARD_ANALYST)))
    anothers = {"item": write(world)}
    check_alike(world, bo, THINGS, anothers, dict.fromkeys(anothers, uuid4()))


@only_sqlite
def test_it_can_be_about_another_areas_service_as_little_as_about_none(world: World) -> None:
    elsewhere = World(world.app, "Hill")
    bo = Asking(elsewhere.browser(elsewhere.staff("Bo", Role.BOARD_ANALYST)))
    form = dict(_FORMS["board.write_said_done"])
    answers = [
        bo.answer("POST", "/board/said-done/new", **{**form, "about": f"service:{each}"})
        for each in (service(world), uuid4())
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] == 422
