"""Signed-in browsers: a random token in a cookie, its hash here, and the key sealed under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from uuid import uuid4

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import BrowserSession, LockedKey, Person
from youthvoice.accounts.roles import Door
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.tokens import Token
from youthvoice.errors import CannotOpen

# design.md 4: the young door locks after 15 idle minutes, the others after 30.
IDLE_LIMIT = MappingProxyType(
    {
        Door.YOUNG: timedelta(minutes=15),
        Door.WORK: timedelta(minutes=30),
        Door.BOARD: timedelta(minutes=30),
    }
)
# A locked page may still hand in what was typed, sealed to its author, for this long.
_KEPT_LOCKED = timedelta(hours=12)
# The limit is moved on at most once a minute, so that reading a page rarely writes.
_COARSE = timedelta(minutes=1)

# Built once: every request of somebody signed in begins with it.
_WHOSE = (
    select(BrowserSession, Person)
    .join(Person, Person.id == BrowserSession.person_id)
    .where(
        BrowserSession.digest == bindparam("digest"),
        BrowserSession.door == bindparam("at_door"),
        Person.active,
    )
)


@dataclass(frozen=True)
class Opened:
    """Who a cookie belongs to. `key` is None once the session has locked."""

    person: Person
    browser: BrowserSession
    key: PrivateKey | None
    name: str


def start_session(session: Session, person: Person, key: PrivateKey, name: str) -> Token:
    """A new signed-in browser; the token goes into its cookie and nowhere else."""
    token = Token.generate()
    door = person.role.door
    row = BrowserSession(id=uuid4(), digest=token.digest, person_id=person.id, door=door)
    row.idle_until = clock.now() + IDLE_LIMIT[door]
    row.sealed_private_key = token.seal(key.seed, _key_place(row))
    row.sealed_name = token.seal(name.encode(), _name_place(row))
    session.add(row)
    session.execute(
        delete(BrowserSession).where(BrowserSession.idle_until < clock.now() - _KEPT_LOCKED)
    )
    return token


def open_session(session: Session, door: Door, token: Token) -> Opened | None:
    """Whose browser this is, or None. One that was idle too long loses its key here; one that

    is damaged does so too.
    """
    found = session.execute(_WHOSE, {"digest": token.digest, "at_door": door}).one_or_none()
    if found is None:
        return None
    row, person = found
    now, limit = clock.now(), IDLE_LIMIT[door]
    if row.idle_until <= now and row.sealed_private_key is not None:
        lock_session(row)
    if row.sealed_private_key is None or row.sealed_name is None:
        return Opened(person, row, None, "")
    if now + limit - row.idle_until > _COARSE:
        row.idle_until = now + limit
    try:
        key = PrivateKey(token.open(row.sealed_private_key, _key_place(row)))
        name = token.open(row.sealed_name, _name_place(row)).decode()
    except CannotOpen as error:
        note_damage(_key_place(row), error)
        lock_session(row)
        return Opened(person, row, None, "")
    return Opened(person, row, key, name)


def lock_session(row: BrowserSession) -> None:
    """Takes the key out. The browser can still hand in words, and can read nothing."""
    row.sealed_private_key = None
    row.sealed_name = None


def end_session(session: Session, token: Token) -> None:
    """Signs this browser out."""
    session.execute(delete(BrowserSession).where(BrowserSession.digest == token.digest))


def public_key_of(session: Session, person: Person) -> LockedKey:
    """The key pair a person's own words are sealed to."""
    return session.get_one(LockedKey, person.key_id)


def _key_place(row: BrowserSession) -> Place:
    return Place("sessions", "sealed_private_key", row.id)


def _name_place(row: BrowserSession) -> Place:
    return Place("sessions", "sealed_name", row.id)
