"""One request's own things: who is here, what they can open, and the database session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app, g
from sqlalchemy.orm import Session

from youthvoice.accounts.models import BrowserSession, Person
from youthvoice.accounts.roles import Role
from youthvoice.config import Settings
from youthvoice.crypto.house import House
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.tokens import Token
from youthvoice.db.database import Database
from youthvoice.errors import SignInNeeded
from youthvoice.folders.keyring import Keyring
from youthvoice.web.access import May, allows


@dataclass(frozen=True)
class Visitor:
    """Who is signed in at this door, with their name and their unlocked key.

    The role stands here by itself: a page about a failed database must not ask the database.
    """

    person: Person
    role: Role
    browser: BrowserSession
    name: str
    key: PrivateKey
    keyring: Keyring
    token: Token

    @property
    def is_young(self) -> bool:
        """Whether this is a young person."""
        return self.role is Role.YOUNG_PERSON

    def may(self, permission: str) -> bool:
        """Whether their role allows it, by the name in the access table."""
        return allows(May(permission), self.role)


@dataclass(frozen=True)
class Shared:
    """What every request of one application uses."""

    settings: Settings
    database: Database
    house: House


def shared() -> Shared:
    """The application's settings, database and house keys."""
    return cast("Shared", current_app.extensions["youthvoice"])


def house() -> House:
    """The house's keys."""
    return shared().house


def db() -> Session:
    """This request's database session; the door commits it when the view is done."""
    if "db" not in g:
        g.db = shared().database.session()
    return cast("Session", g.db)


def visitor_or_none() -> Visitor | None:
    """Who is signed in and unlocked, or None."""
    return cast("Visitor | None", g.get("visitor"))


def visitor() -> Visitor:
    """Who is signed in. Raises SignInNeeded."""
    who = visitor_or_none()
    if who is None:
        raise SignInNeeded
    return who
