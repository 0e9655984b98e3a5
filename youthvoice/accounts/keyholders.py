"""Key pairs under a secret: made, opened, put under another secret, and ended."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from youthvoice.accounts.models import BrowserSession, LockedKey, Person
from youthvoice.alerts.models import Alert
from youthvoice.crypto.house import House
from youthvoice.crypto.keys import PrivateKey


def new_locked_key(session: Session, house: House, secret: str) -> tuple[LockedKey, PrivateKey]:
    """A new key pair whose private half is under `secret` from the first moment."""
    private = PrivateKey.generate()
    row = LockedKey(id=uuid4(), public_key=private.public.raw)
    row.put(house.locker.lock(private, secret, row.place))
    session.add(row)
    session.flush()
    return row, private


def change_secret(
    session: Session, house: House, person: Person, private: PrivateKey, secret: str
) -> None:
    """The same key under another secret; every signed-in browser of this person ends."""
    row = session.get_one(LockedKey, person.key_id)
    row.put(house.locker.lock(private, secret, row.place))
    end_sessions(session, person)


def replace_key(session: Session, person: Person, new: LockedKey | None) -> None:
    """Ends the person's key, and with it every grant sealed to it; `new` takes its place."""
    old = person.key_id
    person.key_id = new.id if new else None
    session.flush()
    if old is not None:
        session.execute(delete(LockedKey).where(LockedKey.id == old))
    end_sessions(session, person)


def end_sessions(session: Session, person: Person) -> None:
    """Signs this person out in every browser; no phone gets messages for them any more either."""
    session.execute(delete(BrowserSession).where(BrowserSession.person_id == person.id))
    session.execute(delete(Alert).where(Alert.person_id == person.id))
