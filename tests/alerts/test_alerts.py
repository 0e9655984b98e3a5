"""A phone is told that there is something new: when it was asked for, and nothing more."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alerts.push_service import PushService, claims_of
from tests.answers.steps import reply
from tests.folders.test_lost_code import back
from tests.security.contents import contents
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.keyholders import end_sessions
from youthvoice.accounts.models import Person
from youthvoice.alerts import times
from youthvoice.alerts.models import Days, PartOfDay
from youthvoice.alerts.push import is_push_service, origin, send_over
from youthvoice.alerts.sending import Sender
from youthvoice.alerts.service import When, alert_of, public_key, switch_on
from youthvoice.config import PUSH_SERVICES
from youthvoice.crypto.house import House
from youthvoice.home.news import new_for

CONTACT = "mailto:alerts@voice.example"
MONDAY = date(2026, 3, 9)
DAYS_AND_EVENINGS = When(frozenset({PartOfDay.MORNING, PartOfDay.EVENING}), Days.EVERY)


class Phone:
    """Otter's phone, on which messages are on; Sam answers, and the timer runs."""

    def __init__(self, world: World, sam: Staff, otter: Young, service: PushService) -> None:
        self.world, self.sam, self.otter, self.service = world, sam, otter, service
        self.name = otter.id.hex
        assert service.tls is not None
        self.sender = Sender(
            world.database,
            world.house,
            (service.host,),
            CONTACT,
            new_for,
            lambda endpoint, headers: send_over(service.tls, endpoint, headers),
        )

    def switch_on(self, when: When = DAYS_AND_EVENINGS) -> None:
        with self.world.work() as session:
            person = session.get_one(Person, self.otter.id)
            news = new_for(session, person)
            endpoint = self.service.endpoint(self.name)
            switch_on(session, self.world.house, person, when, endpoint, news)

    def is_on(self) -> bool:
        with self.world.work() as session:
            return alert_of(session, self.otter.id) is not None

    def is_answered(self) -> None:
        reply(self.world, self.sam, self.otter, self.world.says(self.otter, "Who decides?"))

    def run(self, day: date, hour: int, minute: int = 0) -> int:
        """The timer, at this time of the people who live there; how many phones were told."""
        with clock.held_at(datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.ZONE)):
            return self.sender.send_due()

    def got(self) -> list[dict[str, str]]:
        return [headers for phone, headers in self.service.came if phone == self.name]


@pytest.fixture
def phone(world: World, sam: Staff, otter: Young, push_service: PushService) -> Iterator[Phone]:
    held = Phone(world, sam, otter, push_service)
    held.switch_on()
    yield held
    push_service.came.clear()
    push_service.answers.clear()


def test_a_message_is_signed_and_has_nothing_in_it(phone: Phone) -> None:
    phone.is_answered()
    assert phone.run(MONDAY, 11, 30) == 1
    (headers,) = phone.got()
    assert int(headers["Ttl"]) == 30 * 60, "it is not shown when the morning is over"
    assert (headers["Topic"], headers["Urgency"]) == ("new", "normal")
    assert headers["Content-Length"] == "0"
    claims = claims_of(headers)
    assert (claims["aud"], claims["sub"]) == (origin(phone.service.endpoint("")), CONTACT)
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC).timestamp()
    assert claims["exp"] == noon, "within a day (RFC 8292, section 2)"
    with phone.world.work() as session:
        key = public_key(session, phone.world.house, phone.world.area_id)
    assert headers["Authorization"].endswith(f",k={key}"), "the key that phones were given"
    sent = " ".join(f"{name}: {value}" for name, value in headers.items())
    for hidden in (str(phone.otter.id), str(phone.otter.folder_id), "Otter", "Sam"):
        assert hidden not in sent


def test_it_comes_once_and_only_at_the_times_that_were_picked(phone: Phone) -> None:
    phone.is_answered()
    quarters = [(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
    told = [each for each in quarters if phone.run(MONDAY, *each)]
    assert len(told) == 1
    assert 8 <= told[0][0] < 12
    assert not any(phone.run(MONDAY + timedelta(days=1), *each) for each in quarters)
    phone.is_answered()
    (again,) = [each for each in quarters if phone.run(MONDAY + timedelta(days=2), *each)]
    assert 8 <= again[0] < 12
    phone.switch_on(When(frozenset({PartOfDay.EVENING}), Days.WEEKEND))
    phone.is_answered()
    for days in range(3, 5):
        assert not any(phone.run(MONDAY + timedelta(days=days), *each) for each in quarters)
    (saturday,) = [each for each in quarters if phone.run(MONDAY + timedelta(days=5), *each)]
    assert 17 <= saturday[0] < 21


def test_when_it_comes_does_not_tell_when_somebody_wrote(phone: Phone) -> None:
    """It is looked once in each part of a day, at a moment by chance; what comes later waits."""
    moment = times.look_at(phone.world.house, phone.otter.id, MONDAY, PartOfDay.MORNING)
    after = moment.astimezone(clock.ZONE) + timedelta(minutes=1)
    assert phone.run(MONDAY, after.hour, after.minute) == 0
    phone.is_answered()
    assert phone.run(MONDAY, 11, 59) == 0
    assert phone.run(MONDAY, 20, 59) == 1


@given(st.uuids(), st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.sampled_from(PartOfDay))
def test_it_is_looked_within_the_part_of_the_day(person: UUID, day: date, part: PartOfDay) -> None:
    moment = times.look_at(House(b"a secret"), person, day, part)
    assert times.part_at(moment) is part
    assert times.part_at(moment + timedelta(minutes=44)) is part
    assert moment.astimezone(clock.ZONE).date() == day
    assert moment != times.look_at(House(b"a secret"), person, day + timedelta(days=1), part)


def test_nobody_is_told_of_what_they_have_seen_or_of_what_they_did(phone: Phone) -> None:
    phone.world.says(phone.otter, "My own words.")
    assert phone.run(MONDAY, 11, 59) == 0
    phone.is_answered()
    phone.switch_on()
    assert phone.run(MONDAY, 20, 59) == 0, "it stood there when messages were switched on"


def test_an_address_that_is_gone_is_forgotten(phone: Phone) -> None:
    phone.is_answered()
    phone.service.answers[phone.name] = 410
    assert phone.run(MONDAY, 11, 59) == 0
    assert not phone.is_on()


def test_what_fails_is_tried_again_with_longer_and_longer_waits(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    at_five = datetime(2026, 3, 9, 17, tzinfo=clock.ZONE)
    monkeypatch.setattr("youthvoice.alerts.sending.look_at", lambda *_: at_five)
    phone.is_answered()
    phone.service.answers[phone.name] = 503
    tries = []
    for minute in range(0, 240, 15):
        before = len(phone.got())
        phone.run(MONDAY, 17 + minute // 60, minute % 60)
        tries += [minute] if len(phone.got()) > before else []
    assert tries == [0, 15, 45, 105, 225]
    del phone.service.answers[phone.name]
    assert phone.run(MONDAY + timedelta(days=1), 20, 59) == 1
    assert "alert_not_sent" in caplog.text
    assert phone.name not in caplog.text
    assert phone.service.host not in caplog.text


def test_two_runs_of_the_timer_tell_a_phone_once(phone: Phone) -> None:
    def slow(_endpoint: str, _headers: object) -> int:
        assert phone.run(MONDAY, 11, 59) == 0, "while the first waits for an answer"
        return 201

    phone.is_answered()
    phone.sender = replace(phone.sender, post=slow)
    assert phone.run(MONDAY, 11, 59) == 1


def test_a_phone_that_never_answers_is_given_up(phone: Phone) -> None:
    def nobody(_endpoint: str, _headers: object) -> int:
        raise TimeoutError

    phone.sender = replace(phone.sender, post=nobody)
    phone.is_answered()
    for days in range(30):
        phone.run(MONDAY + timedelta(days=days), 11, 59)
    assert not phone.is_on()


def test_a_redirect_leads_nowhere(phone: Phone) -> None:
    phone.is_answered()
    phone.service.answers[phone.name] = 307
    assert phone.run(MONDAY, 11, 59) == 0
    assert len(phone.service.came) == 1


def test_signing_out_everywhere_or_a_lost_code_ends_it(
    phone: Phone, world: World, sam: Staff, otter: Young
) -> None:
    with world.work() as session:
        end_sessions(session, session.get_one(Person, otter.id))
    assert not phone.is_on()
    phone.switch_on()
    back(world, sam, otter)
    assert not phone.is_on()


def test_a_copied_database_does_not_say_where_a_phone_is(phone: Phone) -> None:
    phone.is_answered()
    phone.run(MONDAY, 11, 59)
    held = repr(contents(phone.world.database))
    assert phone.service.host not in held
    assert phone.service.endpoint(phone.name).encode().hex() not in held


# Where a message may go


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/x:y-z_1",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://web.push.apple.com/QO",
        "https://wns2-par02p.notify.windows.com/w/?token=BQ%3d%3d",
        "https://fcm.googleapis.com:443/fcm/send/x",
    ],
)
def test_the_makers_of_browsers_may_be_asked(endpoint: str) -> None:
    assert is_push_service(endpoint, PUSH_SERVICES)


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com/",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:x/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com/x",
        "https://push.apple.com/x",
        "https://evilpush.apple.com/x",
        "https://me@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@127.0.0.1/x",
        "https://127.0.0.1\\@fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://[::1/x",
        "https://localhost/x",
        "https://169.254.169.254/latest/meta-data",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        "https://fcm.googleapis.com/x y",
        "https://fcm。googleapis.com/x",
        "//fcm.googleapis.com/x",
        "file:///etc/passwd",
        "https://fcm.googleapis.com/" + "x" * 2000,
    ],
)
def test_nobody_else_is_ever_asked(endpoint: str) -> None:
    assert not is_push_service(endpoint, PUSH_SERVICES)


@given(st.text("abc.:/@\\#?[]%0127 \tfcm.googleapis.com", max_size=60))
def test_whatever_passes_leads_to_one_of_them(rest: str) -> None:
    for endpoint in (f"https://{rest}", f"https://fcm.googleapis.com{rest}", rest):
        if is_push_service(endpoint, PUSH_SERVICES):
            assert origin(endpoint) in {f"https://{each}" for each in PUSH_SERVICES}
