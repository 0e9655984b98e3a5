"""How things are: said in faces, read back as a row of them, and counted only where wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_own_leaf, read_own_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import next_number
from youthvoice.tallies import service as tallies
from youthvoice.wellbeing.models import HowAsk, HowEntry
from youthvoice.wellbeing.scales import SCALES

FACES = ("1", "2", "3", "4", "5")

_WAITING = select(HowEntry).where(HowEntry.audience == Audience.WORKER, HowEntry.seen_on.is_(None))
# Built once: the home page asks for it each time.
ASKED = select(HowAsk).where(HowAsk.folder_id == bindparam("folder_id"))


@dataclass(frozen=True)
class Said:
    """What was said on one day. `old_code`: "just me" faces that a lost code has locked."""

    day: date
    audience: Audience
    fields: Fields
    old_code: bool

    def face(self, scale_id: str) -> str:
        """The face of one scale, 1 to 5, or nothing."""
        return self.fields[scale_id]


def say_how(
    session: Session,
    keyring: Keyring,
    author: Person,
    folder: Folder,
    faces: Mapping[str, str],
    audience: Audience,
    *,
    counted: bool,
) -> None:
    """Keeps the faces of one day. Where `counted`, whether each scale is better, the same or worse

    than the first time goes into the counts, once for each month, quarter and year. Raises
    WordsRefused without any face.
    """
    told = {scale.id: faces.get(scale.id, "") for scale in SCALES}
    told = {name: face for name, face in told.items() if face in FACES}
    if not told:
        raise WordsRefused("Tap a face first.")
    # Holding the folder first: two pages at once must not both count the same month.
    entry = HowEntry(id=uuid4(), folder_id=folder.id, number=next_number(session, folder.id))
    entry.audience, entry.said_on = audience, clock.today()
    before = own_history(session, keyring, folder)
    periods = _count(session, folder.area_id, before, told) if counted else ()
    words = {**told, "counted": " ".join(periods)}
    put_own_leaf(session, author, folder, entry, words, shared=audience is Audience.WORKER)
    session.add(entry)
    ask = open_ask(session, folder.id)
    if ask is not None and audience is Audience.WORKER:
        session.delete(ask)
    session.flush()


def own_history(session: Session, keyring: Keyring, folder: Folder) -> list[Said]:
    """All that a young person said, earliest first."""
    return [_opened(keyring, each) for each in _entries(session, folder)]


def shared_history(session: Session, keyring: Keyring, folder: Folder) -> list[Said]:
    """What they shared with their worker, earliest first."""
    entries = _entries(session, folder)
    return [_opened(keyring, each) for each in entries if each.audience is Audience.WORKER]


def see_shared(session: Session, folder: Folder) -> None:
    """A worker has opened the page: nothing that was shared waits any more."""
    for each in session.scalars(_WAITING.where(HowEntry.folder_id == folder.id)):
        each.seen_on = clock.today()


def shared_unseen(session: Session, folder_ids: Collection[UUID]) -> dict[UUID, date]:
    """Since when something shared waits to be seen, where anything does. Needs no key."""
    waiting = (
        _WAITING.where(HowEntry.folder_id.in_(folder_ids))
        .with_only_columns(HowEntry.folder_id, func.min(HowEntry.said_on))
        .group_by(HowEntry.folder_id)
    )
    return {row.folder_id: row[1] for row in session.execute(waiting)}


def ask_how(session: Session, worker: Person, folder: Folder) -> None:
    """A worker asks how things are. Asking again is the same question with a new day."""
    row = {"folder_id": folder.id, "asked_by": worker.id, "asked_on": clock.today()}
    insert_or_change(session, HowAsk, row, ("folder_id",), row)
    note(session, folder.id, worker.id, Act.CHECKED_IN)
    session.flush()


def open_ask(session: Session, folder_id: UUID) -> HowAsk | None:
    """Who asked, and when, while nobody has answered. Needs no key."""
    return session.scalar(ASKED, {"folder_id": folder_id})


def _entries(session: Session, folder: Folder) -> list[HowEntry]:
    rows = select(HowEntry).where(HowEntry.folder_id == folder.id).order_by(HowEntry.number)
    return list(session.scalars(rows))


def _opened(keyring: Keyring, entry: HowEntry) -> Said:
    old_code = entry.own_key_id not in (None, keyring.key_id)
    fields = Fields(readable=False) if old_code else read_own_leaf(keyring, entry)
    return Said(entry.said_on, entry.audience, fields, old_code)


def _count(
    session: Session, area_id: UUID, before: list[Said], told: Mapping[str, str]
) -> tuple[str, ...]:
    """Adds to the counts of this month, quarter and year where this person is not in them yet.

    Says in which they are now.
    """
    counted = {period for each in before for period in each.fields["counted"].split()}
    periods = tuple(each for each in tallies.periods_of(clock.today()) if each not in counted)
    changes = {
        scale: _change(first, face)
        for scale, face in told.items()
        if (first := next((each.face(scale) for each in before if each.face(scale)), ""))
    }
    for period in periods if changes else ():
        for scale, change in changes.items():
            tallies.add(session, area_id, period, f"scale.{scale}", change)
    return periods if changes else ()


def _change(first: str, now: str) -> str:
    if first == now:
        return "same"
    return "better" if int(now) > int(first) else "worse"
