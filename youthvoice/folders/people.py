"""Who works with a young person, by the names staff are known by."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.accounts.models import Area, Person
from youthvoice.accounts.staff import name_of
from youthvoice.crypto.house import House
from youthvoice.folders.models import Folder


@dataclass(frozen=True)
class Keyworker:
    """The worker a folder is sent to; `name` is empty while there is none."""

    id: UUID | None
    name: str


def keyworker_of(session: Session, house: House, folder: Folder) -> Keyworker:
    """The folder's keyworker, or none when they were switched off."""
    person = session.get(Person, folder.keyworker_id) if folder.keyworker_id else None
    if person is None or not person.active:
        return Keyworker(None, "")
    return Keyworker(person.id, name_of(house, person))


def area_of(session: Session, person: Person) -> Area:
    """The area a person belongs to."""
    return session.get_one(Area, person.area_id)
