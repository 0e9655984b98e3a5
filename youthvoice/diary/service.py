"""What stands in the diary: added, changed and called off by the worker or the young person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.diary.models import Meeting, MeetingKind
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder

# The words of a meeting, sealed together.
WORDS = ("what", "called", "time", "place", "who", "happens")
_FURTHEST = timedelta(days=2 * 366)

# Built once: the home page asks for it each time.
NEXT = (
    select(Meeting)
    .where(
        Meeting.folder_id == bindparam("folder_id"),
        Meeting.day >= bindparam("today"),
        Meeting.called_off_on.is_(None),
    )
    .order_by(Meeting.day, Meeting.id)
    .limit(1)
)


@dataclass(frozen=True)
class Opened:
    """One meeting with its words."""

    facts: Meeting
    words: Fields


@dataclass(frozen=True)
class Coming:
    """A meeting to come, as a list of folders or a home page shows it: working facts alone."""

    meeting_id: UUID
    kind: MeetingKind
    day: date


def add_meeting(
    session: Session,
    author: Person,
    folder: Folder,
    kind: MeetingKind,
    day: date,
    words: Mapping[str, str],
    *,
    has_been: bool = False,
) -> Meeting:
    """Puts a meeting into the diary. Raises WordsRefused for a day that cannot be meant."""
    _check_day(day)
    if day < clock.today() and not has_been:
        raise WordsRefused("That day has passed. Pick a later day, or say it has been.")
    hold_folder(session, folder.id)
    meeting = Meeting(
        id=uuid4(),
        folder_id=folder.id,
        version=0,
        added_by=author.id,
        by_young_person=_is_young(author, folder),
    )
    _write(session, author, folder, meeting, kind, day, words)
    session.add(meeting)
    session.flush()
    return meeting


def change_meeting(
    session: Session,
    author: Person,
    folder: Folder,
    meeting_id: UUID,
    version: int,
    kind: MeetingKind,
    day: date,
    words: Mapping[str, str],
) -> Meeting:
    """Changes a meeting whose `version` its author saw.

    Raises ChangedMeanwhile when it is another by now, WordsRefused for a day that cannot be meant,
    NotFound for a young person who changes what a worker added.
    """
    hold_folder(session, folder.id)
    meeting = changeable(session, author, folder, meeting_id)
    if meeting.version != version:
        raise ChangedMeanwhile
    _check_day(day)
    _write(session, author, folder, meeting, kind, day, words)
    session.flush()
    return meeting


def call_off(
    session: Session, author: Person, folder: Folder, meeting_id: UUID, *, off: bool
) -> Meeting:
    """Says that it will not happen, or that it will after all. Raises NotFound as above."""
    hold_folder(session, folder.id)
    meeting = changeable(session, author, folder, meeting_id)
    meeting.called_off_on = clock.today() if off else None
    _note(session, author, folder)
    session.flush()
    return meeting


def own_meeting(session: Session, folder: Folder, meeting_id: UUID) -> Meeting:
    """A meeting in this folder. Raises NotFound for one of another folder, as for none."""
    meeting = session.get(Meeting, meeting_id, populate_existing=True)
    if meeting is None or meeting.folder_id != folder.id:
        raise NotFound
    return meeting


def changeable(session: Session, person: Person, folder: Folder, meeting_id: UUID) -> Meeting:
    """A meeting that this person may change: workers all, a young person their own. NotFound."""
    meeting = own_meeting(session, folder, meeting_id)
    if _is_young(person, folder) and not meeting.by_young_person:
        raise NotFound
    return meeting


def opened(keyring: Keyring, meeting: Meeting) -> Opened:
    """The meeting with its words."""
    return Opened(meeting, read_leaf(keyring, meeting))


def meetings_of(session: Session, keyring: Keyring, folder: Folder) -> list[Opened]:
    """Every meeting of a folder with its words, earliest first."""
    rows = session.scalars(
        select(Meeting).where(Meeting.folder_id == folder.id).order_by(Meeting.day, Meeting.id)
    )
    found = [opened(keyring, each) for each in rows]
    return sorted(found, key=lambda each: (each.facts.day, each.words["time"]))


def coming_meetings(
    session: Session, folder_ids: Collection[UUID], until: date
) -> dict[UUID, tuple[Coming, ...]]:
    """What comes from today until that day, folder by folder, soonest first. Needs no key."""
    rows = session.execute(
        select(Meeting.folder_id, Meeting.id, Meeting.kind, Meeting.day)
        .where(
            Meeting.folder_id.in_(folder_ids),
            Meeting.day.between(clock.today(), until),
            Meeting.called_off_on.is_(None),
        )
        .order_by(Meeting.day, Meeting.id)
    )
    found: dict[UUID, tuple[Coming, ...]] = {}
    for folder_id, meeting_id, kind, day in rows:
        found[folder_id] = (*found.get(folder_id, ()), Coming(meeting_id, kind, day))
    return found


def next_meeting(session: Session, keyring: Keyring, folder: Folder) -> Opened | None:
    """The next one with its words, or None."""
    found = session.scalar(NEXT, {"folder_id": folder.id, "today": clock.today()})
    return opened(keyring, found) if found else None


def _write(
    session: Session,
    author: Person,
    folder: Folder,
    meeting: Meeting,
    kind: MeetingKind,
    day: date,
    words: Mapping[str, str],
) -> None:
    put_leaf(session, folder, meeting, {name: words.get(name, "") for name in WORDS})
    meeting.kind, meeting.day = kind, day
    meeting.version += 1
    meeting.changed_on = clock.today()
    _note(session, author, folder)


def _check_day(day: date) -> None:
    if abs(day - clock.today()) > _FURTHEST:
        raise WordsRefused("That day is too far away. Look at the year again.")


def _is_young(person: Person, folder: Folder) -> bool:
    return person.id == folder.young_person_id


def _note(session: Session, person: Person, folder: Folder) -> None:
    if not _is_young(person, folder):
        note(session, folder.id, person.id, Act.WROTE_DIARY)
