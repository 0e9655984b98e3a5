"""A change of worker, step by step, as the tests tell it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.threads import Readable, sent_threads
from youthvoice.folders.models import Folder
from youthvoice.handover import service
from youthvoice.handover.models import Kind, WorkerChange

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def day(number: int):
    """The clock, held at so many days after the Monday on which it all begins."""
    return clock.held_at(NOON + timedelta(days=number))


def folder_of(session: Session, young: Young) -> Folder:
    return session.get_one(Folder, young.folder_id)


def tells(
    world: World,
    actor: Staff,
    young: Young,
    to: Staff,
    *,
    kind: Kind = Kind.HAND_OVER,
    days: int = 7,
    in_person: bool = True,
    because: str = "",
    words: str = "Kim comes after me.",
) -> UUID:
    """Somebody says that the worker will change, in so many days (or for so long)."""
    with world.work() as session:
        plan = service.Plan(
            kind, to.id, clock.today() + timedelta(days=days), words, in_person, because
        )
        return service.tell_change(
            session,
            world.keyring(session, actor),
            session.get_one(Person, actor.id),
            folder_of(session, young),
            plan,
        ).id


def hands_over(world: World, actor: Staff, young: Young, change_id: UUID) -> None:
    with world.work() as session:
        service.hand_over(
            session,
            world.keyring(session, actor),
            session.get_one(Person, actor.id),
            folder_of(session, young),
            change_id,
        )


def calls_off(world: World, actor: Staff, young: Young, change_id: UUID) -> None:
    with world.work() as session:
        service.call_off(
            session,
            world.keyring(session, actor),
            session.get_one(Person, actor.id),
            folder_of(session, young),
            change_id,
        )


def change(world: World, change_id: UUID) -> WorkerChange:
    with world.work() as session:
        return session.get_one(WorkerChange, change_id)


def reads(world: World, who: Staff | Young, young: Young) -> list[str] | None:
    """The words of the folder that this person can open, in order; None without any key of it."""
    with world.work() as session:
        keyring = world.keyring(session, who)
        if not keyring.holds(young.folder_id):
            return None
        threads = sent_threads(session, keyring, folder_of(session, young))
        answers = [answer for thread in threads for answer in thread.answers]
        return sorted(
            answer.words.said.words for answer in answers if answer.words.readable is Readable.YES
        )
