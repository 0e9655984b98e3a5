"""The folder's record: who did what on which day. Nothing is read by staff without a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.db.upsert import insert_if_new, insert_or_change
from youthvoice.folders.models import Act, RecordLine

_UNIQUE = ("folder_id", "person_id", "act", "day")


@dataclass(frozen=True)
class Noted:
    """One line of a record."""

    person_id: UUID
    act: Act
    day: date
    times: int


def note(session: Session, folder_id: UUID, person_id: UUID, act: Act) -> None:
    """Writes that this person did this today; a second time on the same day is counted."""
    row = _row(folder_id, person_id, act)
    insert_or_change(session, RecordLine, row, _UNIQUE, {"times": RecordLine.times + 1})


def note_once(session: Session, folder_id: UUID, person_id: UUID, act: Act) -> None:
    """The same for what belongs to something noted already, such as a recording on a page."""
    insert_if_new(session, RecordLine, _row(folder_id, person_id, act), _UNIQUE)


def record_of(session: Session, folder_id: UUID) -> list[Noted]:
    """The whole record, newest day first."""
    rows = session.execute(
        select(RecordLine.person_id, RecordLine.act, RecordLine.day, RecordLine.times)
        .where(RecordLine.folder_id == folder_id)
        .order_by(RecordLine.day.desc(), RecordLine.act, RecordLine.person_id)
    )
    return [Noted(*row) for row in rows]


def _row(folder_id: UUID, person_id: UUID, act: Act) -> dict[str, object]:
    return {
        "id": uuid4(),
        "folder_id": folder_id,
        "person_id": person_id,
        "act": act,
        "day": clock.today(),
        "times": 1,
    }
