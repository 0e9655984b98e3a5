"""Looks whether there is anything new for those whose moment has come, and tells their phones."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import SystemRandom
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.alerts.models import Alert, PartOfDay
from youthvoice.alerts.push import Post, is_push_service, origin
from youthvoice.alerts.service import see_news, signing_key, told
from youthvoice.alerts.times import ends_at, is_wanted_on, look_at, part_at
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.house import House
from youthvoice.db.database import Database
from youthvoice.errors import CannotOpen

# What is new for a person, as ids: from working facts, without a key.
News = Callable[[Session, Person], frozenset[str]]

_log = logging.getLogger("youthvoice.alerts")
# RFC 8030, 7.3: the phone will never be reached at this address again.
_GONE = frozenset({404, 410})
_FIRST_WAIT = timedelta(minutes=14)
_MOST_DOUBLINGS = 6
# After so many in a row nobody is behind the address any more, or it takes nothing from us.
_ENOUGH = 20
# The newest message takes the place of one that still waits (RFC 8030, 5.4): the same for all.
_TOPIC = "new"


@dataclass(frozen=True)
class Sender:
    """What it takes to send: where people and keys are, whom to ask, and the way out."""

    database: Database
    house: House
    services: tuple[str, ...]
    contact: str
    news: News
    post: Post

    def send_due(self) -> int:
        """Tells everybody whose moment has come and who has something new, each once in a part of

        the day; how many were told. At night it does nothing. For a timer.
        """
        part = part_at(clock.now())
        if part is None:
            return 0
        day = clock.today()
        due = self._due(day, part)
        # Nobody who watches the line learns in which order people came to be here.
        SystemRandom().shuffle(due)
        return sum(self._look(alert_id, day, part) for alert_id in due)

    def _due(self, day: date, part: PartOfDay) -> list[UUID]:
        now = clock.now()
        with self.database.session() as session:
            found = session.scalars(
                select(Alert)
                .join(Person, Person.id == Alert.person_id)
                .where(
                    Person.active,
                    getattr(Alert, part.value),
                    _not_looked(day, part),
                    or_(Alert.not_before.is_(None), Alert.not_before <= now),
                )
            )
            return [
                each.id
                for each in found
                if is_wanted_on(each.days, day)
                and look_at(self.house, each.person_id, day, part) <= now
            ]

    def _look(self, alert_id: UUID, day: date, part: PartOfDay) -> bool:
        with self.database.unit_of_work() as session:
            # Two runs at once: one of them looks.
            claim = update(Alert).where(Alert.id == alert_id, _not_looked(day, part))
            claimed = session.execute(claim.values(last_day=day, last_part=part))
            if claimed.rowcount != 1:  # type: ignore[attr-defined]
                return False
            alert = session.get_one(Alert, alert_id)
            try:
                message = self._message(session, alert, day, part)
            except CannotOpen as error:
                note_damage(alert.endpoint_place, error)
                session.delete(alert)
                return False
        if message is None:
            return False
        # Outside of any transaction: a slow push service must hold up nobody who writes.
        return self._settle(alert_id, message, self._status(message))

    def _message(
        self, session: Session, alert: Alert, day: date, part: PartOfDay
    ) -> _Message | None:
        person = session.get_one(Person, alert.person_id)
        news = self.news(session, person)
        if news <= told(self.house, alert):
            see_news(self.house, alert, news)
            return None
        endpoint = self.house.open(alert.sealed_endpoint, alert.endpoint_place)
        if not is_push_service(endpoint, self.services):
            session.delete(alert)
            return None
        key = signing_key(session, self.house, person.area_id)
        end = int(ends_at(day, part).timestamp())
        headers = {
            "Authorization": key.authorization(origin(endpoint), self.contact, end),
            # A phone that is off until then is told the next time.
            "TTL": str(max(end - int(clock.now().timestamp()), 0)),
            "Topic": _TOPIC,
            "Urgency": "normal",
        }
        return _Message(endpoint, headers, news)

    def _status(self, message: _Message) -> int:
        try:
            return self.post(message.endpoint, message.headers)
        except OSError:
            return 0

    def _settle(self, alert_id: UUID, message: _Message, status: int) -> bool:
        is_told = 200 <= status < 300
        with self.database.unit_of_work() as session:
            alert = session.get(Alert, alert_id)
            if alert is None:
                return is_told
            if is_told:
                see_news(self.house, alert, message.news)
                alert.failures, alert.not_before = 0, None
            elif status in _GONE or alert.failures + 1 >= _ENOUGH:
                session.delete(alert)
            else:
                # Neither whose nor where: how it failed is enough to see that all of them do.
                _log.warning("alert_not_sent", extra={"status": status})
                _try_again(alert)
        return is_told


@dataclass(frozen=True)
class _Message:
    endpoint: str
    headers: Mapping[str, str]
    news: frozenset[str]

    def __repr__(self) -> str:
        return "<a message>"


def _not_looked(day: date, part: PartOfDay) -> ColumnElement[bool]:
    """Whether nobody has looked in this part of this day yet."""
    return or_(Alert.last_day.is_(None), Alert.last_day != day, Alert.last_part != part)


def _try_again(alert: Alert) -> None:
    wait = _FIRST_WAIT * 2 ** min(alert.failures, _MOST_DOUBLINGS)
    alert.failures += 1
    alert.not_before = clock.now() + wait
    alert.last_day = alert.last_part = None
