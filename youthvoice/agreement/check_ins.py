"""Check-ins: one tap from the worker, "just checking you are OK", and one face in answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.models import CheckIn
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import put_leaf, read_leaf
from youthvoice.folders.letters import Letter
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder

FACES = ("1", "2", "3", "4", "5")

# Built once: the home page asks for it each time.
OPEN = select(CheckIn).where(
    CheckIn.folder_id == bindparam("folder_id"), CheckIn.answered_on.is_(None)
)


@dataclass(frozen=True)
class OpenedCheckIn:
    """A check-in with the face that answered it: "" for none, or for one that does not open."""

    facts: CheckIn
    face: str
    readable: bool


def send_check_in(session: Session, worker: Person, folder: Folder) -> CheckIn:
    """Asks whether they are OK. An open one is asked again instead: there is never a second."""
    hold_folder(session, folder.id)
    check_in = open_check_in(session, folder.id)
    if check_in is None:
        check_in = CheckIn(id=uuid4(), folder_id=folder.id)
        # Sealed from the start, so that a copied database cannot tell by the size what was said.
        put_leaf(session, folder, check_in, {})
        session.add(check_in)
    check_in.sent_by, check_in.sent_on = worker.id, clock.today()
    note(session, folder.id, worker.id, Act.CHECKED_IN)
    session.flush()
    return check_in


def answer_check_in(
    session: Session, folder: Folder, check_in_id: UUID, face: str | Letter
) -> CheckIn:
    """Answers with a face, once; a letter that comes again has been heard.

    Raises WordsRefused without a face, NotFound for what is not open.
    """
    hold_folder(session, folder.id)
    check_in = session.get(CheckIn, check_in_id, populate_existing=True)
    if check_in is None or check_in.folder_id != folder.id:
        raise NotFound
    if check_in.answered_on is not None:
        if isinstance(face, Letter):
            return check_in
        raise NotFound
    if not isinstance(face, Letter) and face not in FACES:
        raise WordsRefused("Tap a face.")
    put_leaf(session, folder, check_in, face if isinstance(face, Letter) else {"face": face})
    check_in.answered_on = clock.today()
    session.flush()
    return check_in


def open_check_in(session: Session, folder_id: UUID) -> CheckIn | None:
    """The one that waits for a face, or None. Needs no key."""
    return session.scalar(OPEN, {"folder_id": folder_id})


def check_ins_of(
    session: Session, keyring: Keyring, folder: Folder, most: int = 5
) -> list[OpenedCheckIn]:
    """The last check-ins with their faces, newest first."""
    rows = session.scalars(
        select(CheckIn)
        .where(CheckIn.folder_id == folder.id)
        .order_by(CheckIn.sent_on.desc(), CheckIn.answered_on.is_(None).desc(), CheckIn.id)
        .limit(most)
    )
    opened = [(each, read_leaf(keyring, each)) for each in rows]
    return [
        OpenedCheckIn(each, words["face"] if words["face"] in FACES else "", words.readable)
        for each, words in opened
    ]


def see_answers(session: Session, folder_id: UUID) -> None:
    """A worker has opened the page: whoever answered reads that it was seen."""
    for each in session.scalars(
        select(CheckIn).where(
            CheckIn.folder_id == folder_id,
            CheckIn.answered_on.is_not(None),
            CheckIn.seen_on.is_(None),
        )
    ):
        each.seen_on = clock.today()


def answers_unseen(session: Session, folder_ids: Collection[UUID]) -> dict[UUID, date]:
    """Since when a face waits to be seen, in those of these folders where one does. No key."""
    found = session.execute(
        select(CheckIn.folder_id, func.min(CheckIn.answered_on))
        .where(
            CheckIn.folder_id.in_(folder_ids),
            CheckIn.answered_on.is_not(None),
            CheckIn.seen_on.is_(None),
        )
        .group_by(CheckIn.folder_id)
    )
    return {folder_id: since for folder_id, since in found if since is not None}
