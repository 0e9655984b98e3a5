"""Who knows what: what was shared with whom and why, what they think of it, what parents hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.errors import CannotOpen, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder, next_number
from youthvoice.sharing.models import (
    Kept,
    ParentsSubject,
    Sharing,
    SharingView,
    Told,
    View,
    Wish,
)


@dataclass(frozen=True)
class Shared:
    """What was shared, in whose words."""

    what: str
    with_whom: str
    why: str
    shared_on: date
    told: Told
    untold_because: str = ""


@dataclass(frozen=True)
class OpenedSharing:
    """One sharing, opened, with what the young person thinks of it, newest first."""

    row: Sharing
    words: Fields
    views: tuple[tuple[SharingView, Fields], ...]


@dataclass(frozen=True)
class OpenedSubject:
    """One subject of the parents' page, opened."""

    row: ParentsSubject
    words: Fields


def write_sharing(session: Session, worker: Person, folder: Folder, shared: Shared) -> Sharing:
    """Keeps what was shared, for the young person to read.

    Raises WordsRefused without what, whom or why; for a day to come; and for a young person who
    was not told before without the reason.
    """
    if not all(text.strip() for text in (shared.what, shared.with_whom, shared.why)):
        raise WordsRefused("Write what was shared, with whom, and why.")
    if shared.shared_on > clock.today():
        raise WordsRefused("That day is still to come. Pick today or an earlier day.")
    if shared.told is not Told.BEFORE and not shared.untold_because.strip():
        raise WordsRefused("They were not told before. Write the reason.")
    row = Sharing(
        id=uuid4(),
        folder_id=folder.id,
        number=next_number(session, folder.id),
        made_by=worker.id,
        shared_on=shared.shared_on,
        told=shared.told,
    )
    words = {"what": shared.what, "with_whom": shared.with_whom, "why": shared.why}
    if shared.told is not Told.BEFORE:
        words["untold_because"] = shared.untold_because
    put_leaf(session, folder, row, words)
    session.add(row)
    note(session, folder.id, worker.id, Act.WROTE_SHARING)
    session.flush()
    return row


def view_sharing(
    session: Session, folder: Folder, sharing_id: UUID, view: View, words: str
) -> None:
    """What the young person thinks of it; earlier views stay. Raises NotFound, WordsRefused."""
    sharing = session.get(Sharing, sharing_id)
    if sharing is None or sharing.folder_id != folder.id:
        raise NotFound
    row = SharingView(
        id=uuid4(),
        folder_id=folder.id,
        sharing_id=sharing.id,
        number=next_number(session, folder.id),
        view=view,
        day=clock.today(),
    )
    put_leaf(session, folder, row, {"words": words})
    session.add(row)
    session.flush()


def sharings(session: Session, keyring: Keyring, folder: Folder) -> list[OpenedSharing]:
    """Everything that was shared, newest first."""
    views: dict[UUID, list[tuple[SharingView, Fields]]] = {}
    for view in session.scalars(
        select(SharingView)
        .where(SharingView.folder_id == folder.id)
        .order_by(SharingView.number.desc())
    ):
        views.setdefault(view.sharing_id, []).append((view, read_leaf(keyring, view)))
    rows = session.scalars(
        select(Sharing)
        .where(Sharing.folder_id == folder.id)
        .order_by(Sharing.shared_on.desc(), Sharing.number.desc())
    )
    return [
        OpenedSharing(row, read_leaf(keyring, row), tuple(views.get(row.id, ()))) for row in rows
    ]


def wish_for_parents(
    session: Session, folder: Folder, wish: Wish, subject: str, worker: Person | None = None
) -> ParentsSubject:
    """A subject that parents may know of, or may not. Raises WordsRefused without the subject.

    A worker may write it down for the young person beside them.
    """
    if not subject.strip():
        raise WordsRefused("Write what it is about first.")
    row = ParentsSubject(
        id=uuid4(),
        folder_id=folder.id,
        number=next_number(session, folder.id),
        wish=wish,
        made_on=clock.today(),
    )
    put_leaf(session, folder, row, {"subject": subject})
    session.add(row)
    if worker is not None:
        note(session, folder.id, worker.id, Act.WROTE_SHARING)
    session.flush()
    return row


def answer_wish(
    session: Session,
    keyring: Keyring,
    worker: Person,
    folder: Folder,
    subject_id: UUID,
    kept: Kept,
    because: str = "",
) -> None:
    """The worker agrees, or says why it cannot be kept. Raises WordsRefused without the reason,

    NotFound, CannotOpen.
    """
    hold_folder(session, folder.id)
    row = session.get(ParentsSubject, subject_id, populate_existing=True)
    if row is None or row.folder_id != folder.id:
        raise NotFound
    if kept is Kept.CANNOT and not because.strip():
        raise WordsRefused("Write the reason. They read it.")
    before = read_leaf(keyring, row)
    if not before.readable:
        raise CannotOpen
    words = {"subject": before["subject"], "because": because if kept is Kept.CANNOT else ""}
    put_leaf(session, folder, row, words)
    row.kept, row.answered_by, row.answered_on = kept, worker.id, clock.today()
    note(session, folder.id, worker.id, Act.WROTE_SHARING)
    session.flush()


def parents_subjects(session: Session, keyring: Keyring, folder: Folder) -> list[OpenedSubject]:
    """Every subject: what parents may not know first."""
    rows = session.scalars(
        select(ParentsSubject)
        .where(ParentsSubject.folder_id == folder.id)
        .order_by(ParentsSubject.wish.desc(), ParentsSubject.number)
    )
    return [OpenedSubject(row, read_leaf(keyring, row)) for row in rows]
