"""Nothing is done by a form that did not come from our own page, in this browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from werkzeug.test import TestResponse

from tests.page import Browser, Page, check_headers
from tests.security.contents import contents
from tests.security.stage import QUESTION, Address, Stage, form_token, only_sqlite
from youthvoice.accounts.roles import Door, Role
from youthvoice.web.access import May, permission_for
from youthvoice.web.nobody import knows_nobody

HERE = "http://localhost"
FOREIGN = {
    "another site": {"Origin": "https://elsewhere.example"},
    "another port": {"Origin": "http://localhost:8080"},
    "a name that only begins alike": {"Origin": "http://localhost.elsewhere.example"},
    "a page without an origin": {"Origin": "null"},
    "a site beside ours": {"Sec-Fetch-Site": "same-site"},
    "across sites": {"Sec-Fetch-Site": "cross-site"},
    "typed by nobody": {"Sec-Fetch-Site": "none"},
    "across sites, with our origin": {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
}
OUR_OWN = {
    "a browser of before 2020": {},
    "our origin": {"Origin": HERE},
    "our origin, and it says so": {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
}


@dataclass
class Sending:
    """Every form of the application, sent by whoever may use it."""

    stage: Stage

    def __post_init__(self) -> None:
        self.browsers = {role: self.stage.browser(role) for role in (None, *self.stage.people)}
        self.tokens = {role: form_token(each) for role, each in self.browsers.items()}

    def forms(self) -> Iterator[tuple[Address, Role | None]]:
        """Those with a token: what knows nobody takes none, and has no cookie to be misused."""
        for address in self.stage.addresses():
            if "POST" in address.methods and not knows_nobody(address.path):
                yield address, self._user(address.endpoint, address.door)

    def _user(self, endpoint: str, door: Door) -> Role | None:
        if door is Door.PUBLIC or endpoint.endswith((".sign_in", ".enrol")):
            return None
        if permission_for(door, endpoint) is May.MANAGE_STAFF:
            return Role.ADMINISTRATOR
        return Role.YOUNG_PERSON if door is Door.YOUNG else Role.KEYWORKER

    def send(
        self,
        address: Address,
        role: Role | None,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> TestResponse:
        fields = {**self.stage.form(address.endpoint)}
        if token is not None:
            fields["csrf_token"] = token
        return self.browsers[role].client.post(address.path, data=fields, headers=headers)


@pytest.fixture
def sending(stage: Stage) -> Sending:
    return Sending(stage)


def _check_refused(response: TestResponse, address: Address) -> None:
    assert response.status_code == 400, address.rule.rule
    check_headers(response, address.path)
    assert Page(response, address.path).h1 == "That did not work"


def test_no_form_is_taken_without_its_token(sending: Sending) -> None:
    before = contents(sending.stage.world.database)
    for address, role in sending.forms():
        for token in (None, "", "made-up", sending.tokens[role][:-1]):
            _check_refused(sending.send(address, role, token=token), address)
    assert contents(sending.stage.world.database) == before


@only_sqlite
def test_no_form_is_taken_with_another_browsers_token(sending: Sending) -> None:
    elsewhere = form_token(sending.stage.world.browser(sending.stage.otter))
    before = contents(sending.stage.world.database)
    for address, role in sending.forms():
        _check_refused(sending.send(address, role, token=elsewhere), address)
    assert contents(sending.stage.world.database) == before


@only_sqlite
def test_no_form_is_taken_from_another_site(sending: Sending) -> None:
    before = contents(sending.stage.world.database)
    for address, role in sending.forms():
        for headers in FOREIGN.values():
            response = sending.send(address, role, token=sending.tokens[role], headers=headers)
            assert response.status_code == 400, f"{address.rule.rule} with {headers}"
        _check_refused(response, address)
        # What another site typed is not shown as if it were somebody's own words.
        assert Page(response, address.path).all("textarea") == []
    assert contents(sending.stage.world.database) == before


def test_our_own_forms_are_taken(sending: Sending) -> None:
    browser = sending.browsers[Role.YOUNG_PERSON]
    fields = {"words": "Mine.", "audience": "worker", "send": "worker"}
    fields["csrf_token"] = sending.tokens[Role.YOUNG_PERSON]
    for browsers_kind, headers in OUR_OWN.items():
        response = browser.client.post(f"/question/{QUESTION}", data=fields, headers=headers)
        assert "/said/" in response.headers.get("Location", ""), browsers_kind


def test_reading_is_not_refused_to_whoever_comes_from_elsewhere(stage: Stage) -> None:
    browser = stage.browser(Role.YOUNG_PERSON)
    headers = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert browser.client.get("/", headers=headers).status_code == 303
    assert browser.client.get("/help", headers=headers).status_code == 200


def test_leaving_needs_no_token(stage: Stage) -> None:
    browser: Browser = stage.browser(Role.YOUNG_PERSON)
    response = browser.client.get("/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.headers["Location"] == "https://weather.example/"
    assert browser.client.get("/home").status_code == 303
