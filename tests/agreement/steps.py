"""What happens to a worker's promise, step by step, as its tests tell it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement import service
from youthvoice.agreement.contacts import log_contact
from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.service import Promise, promise_of
from youthvoice.folders.models import Folder

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MONDAY = NOON.date()
WEEKLY: Mapping[ContactKind, int | None] = {ContactKind.MET: 7}
WORDS = {
    "answer_time": "On the same day.",
    "hours": "Monday to Friday, 9 to 5.",
    "stands_in": "Priya",
    "stands_in_number": "01632 960 001",
    "out_of_hours": "Call the team.",
}


def day(number: int):
    """The clock, held at so many days after the Monday on which it all begins."""
    return clock.held_at(NOON + timedelta(days=number))


def folder_of(session: Session, young: Young) -> Folder:
    return session.get_one(Folder, young.folder_id)


def person(session: Session, who: Staff | Young) -> Person:
    return session.get_one(Person, who.id)


def propose(
    world: World,
    who: Staff | Young,
    young: Young,
    version: int = 0,
    every: Mapping[ContactKind, int | None] = WEEKLY,
    **words: str,
) -> UUID:
    with world.work() as session:
        folder = folder_of(session, young)
        author = person(session, who)
        return service.propose(session, author, folder, version, every, {**WORDS, **words}).id


def agree(world: World, who: Staff | Young, young: Young, version: int = 1) -> None:
    with world.work() as session:
        service.agree(session, person(session, who), folder_of(session, young), version)


def contact(
    world: World,
    worker: Staff,
    young: Young,
    on: date | None = None,
    kind: ContactKind = ContactKind.MET,
) -> UUID:
    with world.work() as session:
        folder = folder_of(session, young)
        return log_contact(session, person(session, worker), folder, kind, on or clock.today()).id


def promise(world: World, who: Staff | Young, young: Young) -> Promise:
    """What this person reads of the promise."""
    with world.work() as session:
        return promise_of(session, world.keyring(session, who), folder_of(session, young))
