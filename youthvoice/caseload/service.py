"""Each young person once, ordered by what is owed: help, something new, an answer that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Answer, Audience
from youthvoice.comfort.help_calls import open_calls
from youthvoice.comfort.models import HelpCall
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.folders.service import Names, names_on
from youthvoice.handover.service import covered_by


@dataclass(frozen=True)
class Owed:
    """The working facts of one folder: what is new and what is owed, without a key."""

    replies: int = 0
    since: date | None = None
    promised_for: date | None = None
    news_since: date | None = None


@dataclass(frozen=True)
class Row:
    """One young person on the list."""

    folder_id: UUID
    names: Names
    joined: bool
    keyworker_id: UUID | None
    call: HelpCall | None
    owed: Owed
    today: date

    @property
    def has_keyworker(self) -> bool:
        """Whether somebody who can still sign in works with them."""
        return self.keyworker_id is not None

    @property
    def days_waited(self) -> int:
        """Whole days since the oldest owed reply began to wait."""
        return (self.today - self.owed.since).days if self.owed.since else 0

    @property
    def promise_passed(self) -> bool:
        """Whether a day was named for a reply, and has gone by."""
        promised = self.owed.promised_for
        return promised is not None and promised < self.today

    @property
    def order(self) -> tuple[int, date, str]:
        """What sorts the list (design.md 7): help now, new, a broken day, waiting, the rest."""
        if self.call is not None:
            return (0, self.call.asked_on, "")
        if self.owed.news_since is not None:
            return (1, self.owed.news_since, "")
        if self.promise_passed:
            return (2, self.owed.promised_for or self.today, "")
        if self.owed.since is not None:
            return (3, self.owed.since, "")
        return (4, date.min, self.names.shown.casefold())


def caseload_of(session: Session, keyring: Keyring, keyworker: Person) -> list[Row]:
    """The young people this keyworker works with, or steps in for, most owed first."""
    theirs = or_(Folder.keyworker_id == keyworker.id, Folder.id.in_(covered_by(session, keyworker)))
    return _rows(session, keyring, session.scalars(select(Folder).where(theirs)).all())


def area_list(session: Session, keyring: Keyring, duty_lead: Person) -> list[Row]:
    """Every young person of the area, for the duty lead, most owed first."""
    return _rows(
        session,
        keyring,
        session.scalars(select(Folder).where(Folder.area_id == duty_lead.area_id)).all(),
    )


def _rows(session: Session, keyring: Keyring, folders: Sequence[Folder]) -> list[Row]:
    ids = [folder.id for folder in folders]
    names = names_on(keyring, folders)
    calls = open_calls(session, ids)
    owed = _owed(session, ids)
    keyworkers = {folder.keyworker_id for folder in folders}
    active = set(session.scalars(select(Person.id).where(Person.id.in_(keyworkers), Person.active)))
    today = clock.today()
    rows = [
        Row(
            folder_id=folder.id,
            names=names[folder.id],
            joined=folder.young_person_id is not None,
            keyworker_id=folder.keyworker_id if folder.keyworker_id in active else None,
            call=calls.get(folder.id),
            owed=owed.get(folder.id, Owed()),
            today=today,
        )
        for folder in folders
    ]
    return sorted(rows, key=lambda row: row.order)


def _owed(session: Session, folder_ids: list[UUID]) -> dict[UUID, Owed]:
    found = session.execute(
        select(
            Answer.folder_id,
            func.count(Answer.reply_owed_since),
            func.min(Answer.reply_owed_since),
            func.min(Answer.answer_by),
            func.min(Answer.news_since),
        )
        .where(Answer.folder_id.in_(folder_ids), Answer.audience == Audience.WORKER)
        .group_by(Answer.folder_id)
    )
    return {folder: Owed(count, *days) for folder, count, *days in found}
