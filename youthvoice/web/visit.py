"""One request's own things: who is here, what they can open, and the database session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from flask import g, request

from youthvoice.accounts.models import BrowserSession, Person
from youthvoice.accounts.roles import Role
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.tokens import Token
from youthvoice.errors import SignInNeeded
from youthvoice.folders.keyring import Keyring
from youthvoice.web.access import May, allows
from youthvoice.web.nobody import SessionTouched, knows_nobody
from youthvoice.web.shared import Shared, db, house, shared

__all__ = ["Shared", "Visitor", "db", "house", "shared", "visitor", "visitor_or_none"]


@dataclass(frozen=True)
class Visitor:
    """Who is signed in at this door, with their name and their unlocked key.

    Role and area stand here by themselves: a page about a failed database must not ask it.
    """

    person: Person
    role: Role
    area_id: UUID
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


def visitor_or_none() -> Visitor | None:
    """Who is signed in and unlocked, or None. Raises SessionTouched where nobody may be known."""
    if knows_nobody(request.path):
        raise SessionTouched
    return cast("Visitor | None", g.get("visitor"))


def visitor() -> Visitor:
    """Who is signed in. Raises SignInNeeded."""
    who = visitor_or_none()
    if who is None:
        raise SignInNeeded
    return who
