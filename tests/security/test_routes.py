"""Who may come in where: every route, every method, every role and nobody, against the table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.engine import make_url
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.test import TestResponse

import youthvoice
from tests.page import Page, check_headers
from tests.security.stage import Address, Stage, form_token, only_sqlite
from youthvoice import DOOR_MODULES, create_app
from youthvoice.accounts.roles import Door, Role
from youthvoice.config import Settings
from youthvoice.drafts.service import is_typed
from youthvoice.web.access import EXCEPTIONS, ROLES, May, allows, permission_for
from youthvoice.web.doors import _WORDS, Routes

METHODS = frozenset({"GET", "HEAD", "POST"})
OTHERS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# A page that is for this person never answers like this.
REFUSALS = frozenset({400, 401, 403, 404, 405, 500, 503})


class Walk:
    """One role's way through all addresses, each from the same beginning."""

    def __init__(self, stage: Stage, settings: Settings, role: Role | None) -> None:
        self.stage, self.role = stage, role
        self.browser = stage.browser(role)
        self.token = form_token(self.browser)
        self._file = str(make_url(settings.database_url).database)
        self._beginning = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(self._file)) as live:
            live.backup(self._beginning)
        self._watch = sqlite3.connect(self._file)
        self._version = self._data_version()
        self._cookies = {
            name: cookie.value
            for name in ("__Host-form", *(f"__Host-{door.value}" for door in Door))
            if (cookie := self.browser.client.get_cookie(name)) is not None
        }

    def close(self) -> None:
        self._beginning.close()
        self._watch.close()

    def send(self, address: Address, method: str) -> TestResponse:
        data = {"csrf_token": self.token, **self.stage.form(address.endpoint)}
        if method != "POST":
            data = {}
        response = self.browser.client.open(address.path, method=method, data=data)
        check_headers(response, address.path)
        if method == "GET" and response.status_code == 200 and response.mimetype == "text/html":
            Page(response, address.path)
        return response

    @property
    def has_changed(self) -> bool:
        """Whether anybody has written to the database since it was last set back."""
        return self._data_version() != self._version

    def start_again(self) -> None:
        for name, value in self._cookies.items():
            self.browser.client.set_cookie(name, value)
        if self.has_changed:
            with closing(sqlite3.connect(self._file)) as live:
                self._beginning.backup(live)
            self._version = self._data_version()

    def _data_version(self) -> int:
        version: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
        return version

    def known_at(self, door: Door) -> Role | None:
        """As whom this door knows the person: other doors' people are strangers to it."""
        at = Door.YOUNG if door is Door.PUBLIC else door
        return self.role if self.role is not None and self.role.door is at else None


@pytest.fixture(params=[None, *Role], ids=lambda role: role.value if role else "nobody")
def walk(request: pytest.FixtureRequest, stage: Stage, settings: Settings) -> Iterator[Walk]:
    walk = Walk(stage, settings, request.param)
    yield walk
    walk.close()


@only_sqlite
def test_every_route_is_open_to_whom_the_table_says_and_to_nobody_else(walk: Walk) -> None:
    for address in walk.stage.addresses():
        for method in address.methods & METHODS:
            where = f"{method} {address.rule.rule} as {walk.role}"
            response = walk.send(address, method)
            known = walk.known_at(address.door)
            if allows(permission_for(address.door, address.endpoint), known):
                assert response.status_code not in REFUSALS, f"{where}: {response.status_code}"
                assert not _asks_to_sign_in(response, address.door), where
            else:
                assert not walk.has_changed, where
                if known is None:
                    words = _carries_words(walk.stage, address)
                    _check_asked_to_sign_in(response, address, method, where, carries_words=words)
                else:
                    assert response.status_code == 404, f"{where}: {response.status_code}"
            walk.start_again()


@only_sqlite
def test_a_route_takes_no_other_method_than_its_own(stage: Stage) -> None:
    browser = stage.browser(None)
    endpoints = stage.world.app.url_map.bind("localhost")
    for address in stage.addresses():
        for method in OTHERS:
            try:
                endpoints.match(address.path, method)
            except MethodNotAllowed:
                response = browser.client.open(address.path, method=method)
                assert response.status_code == 405, f"{method} {address.rule.rule}"
                Page(response, address.path)


@only_sqlite
def test_a_list_of_methods_tells_nothing_more(stage: Stage) -> None:
    browser = stage.browser(None)
    for address in stage.addresses():
        response = browser.client.options(address.path)
        assert (response.status_code, response.get_data()) == (200, b""), address.path


@only_sqlite
def test_the_table_names_only_routes_and_roles_that_exist(app: Flask) -> None:
    assert set(EXCEPTIONS) <= {str(rule.endpoint) for rule in app.url_map.iter_rules()}
    assert set(ROLES) == set(May) - {May.ANYONE}
    assert frozenset().union(*ROLES.values()) == frozenset(Role)


@only_sqlite
def test_a_route_that_belongs_to_no_door_stops_the_start(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sneak_in(app: Flask) -> None:
        app.add_url_rule("/stray", "stray", lambda: "open to all")

    monkeypatch.setattr(youthvoice, "set_limits", sneak_in)
    with pytest.raises(RuntimeError, match="/stray belongs to no door"):
        create_app(settings)


@pytest.mark.parametrize("module", ["youthvoice.answers.routes", "youthvoice.answers.work"])
def test_a_file_holds_only_routes_of_the_door_it_is_named_after(module: str) -> None:
    with pytest.raises(RuntimeError, match="routes of the young door"):
        Routes(module, Door.YOUNG)


def test_every_file_named_after_a_door_is_joined_to_the_application() -> None:
    package = Path(youthvoice.__file__).parent
    named = {
        f"youthvoice.{path.parent.name}.{path.stem}"
        for door in Door
        for path in package.glob(f"*/{door.value}.py")
    }
    assert named == set(DOOR_MODULES)


def _asks_to_sign_in(response: TestResponse, door: Door) -> bool:
    """Signing out leads to the sign-in as well; but that takes the cookie away."""
    is_sign_in = response.headers.get("Location", "").partition("?")[0] == _sign_in(door)
    return is_sign_in and not response.headers.getlist("Set-Cookie")


def _carries_words(stage: Stage, address: Address) -> bool:
    form = stage.form(address.endpoint)
    keeps_a_draft = getattr(stage.world.app.view_functions[address.endpoint], "draft", "")
    return is_typed(form) if keeps_a_draft else not form.keys().isdisjoint(_WORDS)


def _check_asked_to_sign_in(
    response: TestResponse, address: Address, method: str, where: str, *, carries_words: bool
) -> None:
    if method == "POST" and carries_words:
        # Nobody to keep the words for: they are handed back instead of being dropped on the way.
        assert response.status_code == 401, where
        return
    assert response.status_code == 303, f"{where}: {response.status_code}"
    assert _asks_to_sign_in(response, address.door), where
    if method == "GET":
        assert f"back_to={address.path}" in response.headers["Location"], where


def _sign_in(door: Door) -> str:
    return {Door.WORK: "/work/sign-in", Door.BOARD: "/board/sign-in"}.get(door, "/sign-in")
