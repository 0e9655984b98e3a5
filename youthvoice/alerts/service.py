"""Who wants to be told that there is something new, on which phone, and when."""

from __future__ import annotations

import base64
import json
from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Person
from youthvoice.alerts.models import Alert, AlertKey, Days, PartOfDay
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.house import House
from youthvoice.crypto.push_key import PushKey
from youthvoice.db.upsert import insert_if_new
from youthvoice.errors import CannotOpen

# Built once: the home page asks for it each time.
WANTED = select(Alert).where(Alert.person_id == bindparam("person_id"))


@dataclass(frozen=True)
class When:
    """The times and days that were picked."""

    parts: frozenset[PartOfDay]
    days: Days


def alert_of(session: Session, person_id: UUID) -> Alert | None:
    """What this person asked for, or None: messages are off."""
    return session.scalar(WANTED, {"person_id": person_id})


def switch_on(
    session: Session, house: House, person: Person, when: When, endpoint: str, news: Set[str]
) -> Alert:
    """Messages from now on, on this phone and no other, about what is newer than `news`."""
    switch_off(session, person.id)
    alert = Alert(id=uuid4(), person_id=person.id, failures=0)
    alert.sealed_endpoint = house.seal(endpoint, alert.endpoint_place)
    _note_told(house, alert, news)
    change_times(alert, when)
    session.add(alert)
    session.flush()
    return alert


def change_times(alert: Alert, when: When) -> None:
    """Other times, on the same phone. A time of today that is over already is not made up for."""
    for part in PartOfDay:
        setattr(alert, part.value, part in when.parts)
    alert.days = when.days


def switch_off(session: Session, person_id: UUID) -> None:
    """No messages, and nothing left that says where they went."""
    session.execute(delete(Alert).where(Alert.person_id == person_id))


def told(house: House, alert: Alert) -> frozenset[str]:
    """What was new when they last looked themselves, or were told. Raises CannotOpen."""
    return frozenset(json.loads(house.open(alert.sealed_told, alert.told_place)))


def see_news(house: House, alert: Alert, news: Set[str]) -> None:
    """They have seen, or were told, what is new now: no message comes about it any more."""
    try:
        if told(house, alert) == news:
            return
    except CannotOpen as error:
        note_damage(alert.told_place, error)
    _note_told(house, alert, news)


def public_key(session: Session, house: House, area_id: UUID) -> str:
    """The area's own key as a browser takes it: base64url of a point. Made when first asked for."""
    return _text(_key_row(session, house, area_id).public_key)


def signing_key(session: Session, house: House, area_id: UUID) -> PushKey:
    """The area's key with its private half. Raises CannotOpen."""
    row = _key_row(session, house, area_id)
    return PushKey(base64.b64decode(house.open(row.sealed_private_key, row.place)))


def _key_row(session: Session, house: House, area_id: UUID) -> AlertKey:
    its_own = select(AlertKey).where(AlertKey.area_id == area_id)
    row = session.scalar(its_own)
    if row is not None:
        return row
    key = PushKey.generate()
    new = AlertKey(id=uuid4(), area_id=area_id, public_key=key.public)
    sealed = house.seal(base64.b64encode(key.private).decode(), new.place)
    made = {
        "id": new.id,
        "area_id": area_id,
        "public_key": key.public,
        "sealed_private_key": sealed,
    }
    # Two who ask at once get the key of the first.
    insert_if_new(session, AlertKey, made, ("area_id",))
    return session.scalars(its_own).one()


def _note_told(house: House, alert: Alert, news: Set[str]) -> None:
    alert.sealed_told = house.seal(json.dumps(sorted(news)), alert.told_place)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
