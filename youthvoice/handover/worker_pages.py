"""What a worker tells young people about themselves, in a few words of their own."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Person
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.house import House
from youthvoice.errors import CannotOpen
from youthvoice.handover.models import WorkerPage
from youthvoice.words import plain_words

LIMIT = 600


def put_worker_page(session: Session, house: House, person: Person, words: str) -> None:
    """Keeps these words in place of the earlier ones. Raises WordsRefused for too many."""
    tidy = plain_words(words, LIMIT)
    page = _page(session, person.id)
    if page is None:
        page = WorkerPage(id=uuid4(), person_id=person.id)
    page.sealed_words = house.seal(tidy, page.place)
    session.add(page)
    session.flush()


def worker_page(session: Session, house: House, person_id: UUID) -> str:
    """The words of this worker's page; empty while there are none, or when they do not open."""
    page = _page(session, person_id)
    if page is None:
        return ""
    try:
        return house.open(page.sealed_words, page.place)
    except CannotOpen as error:
        note_damage(page.place, error)
        return ""


def _page(session: Session, person_id: UUID) -> WorkerPage | None:
    return session.scalar(select(WorkerPage).where(WorkerPage.person_id == person_id))
