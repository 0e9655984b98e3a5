"""Sign-in: a name and a secret become an unlocked key, or a refusal that tells nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts import attempts
from youthvoice.accounts.models import LockedKey, Person
from youthvoice.accounts.roles import Door
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.house import House
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.one_time_codes import matching_step
from youthvoice.errors import CannotOpen, WrongSecret
from youthvoice.words import visible

SIGN_IN_NAME = "sign-in name"


@dataclass(frozen=True)
class Unlocked:
    """A person who proved who they are, and the key that this opened."""

    person: Person
    key: PrivateKey


def name_lookup(house: House, name: str) -> bytes:
    """The fingerprint under which a sign-in name is kept."""
    return house.lookup(SIGN_IN_NAME, visible(name))


def sign_in(
    session: Session, house: House, door: Door, name: str, secret: str, code: str = ""
) -> Unlocked:
    """The person and their key. Raises WrongSecret in the same time for known and unknown names,

    and TooSoon while the wait after wrong tries lasts. Staff also need the code of the moment.
    """
    lookup = name_lookup(house, name)
    attempts.check_wait(session, lookup)
    found = session.execute(
        select(Person, LockedKey)
        .join(LockedKey, LockedKey.id == Person.key_id)
        .where(Person.lookup == lookup, Person.active)
    ).one_or_none()
    try:
        if found is None or found[0].role.door is not door:
            house.locker.waste_time(secret)
            raise WrongSecret
        person, locked = found
        key = _unlock(house, locked, secret)
        if person.sealed_totp is not None:
            _check_code(session, person, key, code)
    except WrongSecret:
        attempts.count_wrong(session, lookup)
        raise
    attempts.forget(session, lookup)
    return Unlocked(person, key)


def check_secret(session: Session, house: House, person: Person, secret: str) -> None:
    """Raises WrongSecret unless this is the person's secret, TooSoon after many wrong tries."""
    attempts.check_wait(session, person.lookup)
    try:
        _unlock(house, session.get_one(LockedKey, person.key_id), secret)
    except WrongSecret:
        attempts.count_wrong(session, person.lookup)
        raise
    attempts.forget(session, person.lookup)


def totp_place(person: Person) -> Place:
    """The cell of a person's code secret."""
    return Place("people", "sealed_totp", person.id)


def _unlock(house: House, locked: LockedKey, secret: str) -> PrivateKey:
    try:
        key = house.locker.unlock(locked.lock, secret, locked.place)
    except CannotOpen:
        raise WrongSecret from None
    if locked.lock.cost != house.locker.cost:
        # Guessing was made harder since: this lock must not stay behind.
        locked.put(house.locker.lock(key, secret, locked.place))
    return key


def _check_code(session: Session, person: Person, key: PrivateKey, code: str) -> None:
    assert person.sealed_totp is not None  # noqa: S101 - the caller has looked
    secret = open_sealed(person.sealed_totp, key, totp_place(person)).decode()
    step = matching_step(secret, code.replace(" ", ""), clock.now())
    if step is None:
        raise WrongSecret
    # A code is good once (RFC 6238, 5.2): whoever looks over a shoulder cannot use it again. The
    # database decides it in one statement, so that two at once are not both let in.
    used = session.execute(
        update(Person)
        .where(Person.id == person.id, func.coalesce(Person.totp_step, -1) < step)
        .values(totp_step=step)
    ).rowcount  # type: ignore[attr-defined]
    if used != 1:
        raise WrongSecret
