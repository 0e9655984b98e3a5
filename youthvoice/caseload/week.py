"""What is due this week across a worker's list: promises, replies, contacts and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.owed import due_contacts
from youthvoice.answers.models import Answer
from youthvoice.caseload.service import folders_of
from youthvoice.diary.service import coming_meetings
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.service import Names, names_on
from youthvoice.plan.marks import due_promises


class Due(StrEnum):
    """What falls on a day."""

    PROMISE = "promise"
    REPLY = "reply"
    CONTACT = "contact"
    MEETING = "meeting"


@dataclass(frozen=True)
class DueThing:
    """One thing, for one young person, by a day. `detail` is which contact, or which meeting."""

    day: date
    what: Due
    folder_id: UUID
    names: Names
    detail: str = ""
    item_id: UUID | None = None

    @property
    def order(self) -> tuple[date, str, str]:
        """By day, then by name."""
        return (self.day, self.names.shown.casefold(), self.what)


def due_this_week(session: Session, keyring: Keyring, keyworker: Person) -> list[DueThing]:
    """Everything until Sunday, what is late first. The names alone are opened with a key."""
    folders = folders_of(session, keyworker)
    ids = [folder.id for folder in folders]
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    names = names_on(keyring, folders)
    found = [
        DueThing(each.by_day, Due.PROMISE, each.folder_id, names[each.folder_id], "", each.item_id)
        for each in due_promises(session, ids, sunday)
    ]
    replies = session.execute(
        select(Answer.folder_id, Answer.answer_by, Answer.question_id).where(
            Answer.folder_id.in_(ids), Answer.answer_by <= sunday
        )
    )
    for folder_id, day, question_id in replies:
        if day is not None:
            found.append(DueThing(day, Due.REPLY, folder_id, names[folder_id], question_id))
    for id_, contacts in due_contacts(session, ids, sunday).items():
        found += [DueThing(each.by, Due.CONTACT, id_, names[id_], each.kind) for each in contacts]
    for id_, coming in coming_meetings(session, ids, sunday).items():
        found += [
            DueThing(each.day, Due.MEETING, id_, names[id_], each.kind, each.meeting_id)
            for each in coming
        ]
    return sorted(found, key=lambda each: each.order)
