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
from youthvoice.agreement.check_ins import answers_unseen
from youthvoice.agreement.owed import Marks, contact_marks
from youthvoice.answers.models import Answer, Audience
from youthvoice.caseload.owing import Facts, Owed, Owing, Replies, owings
from youthvoice.comfort.help_calls import open_calls
from youthvoice.comfort.models import HelpCall
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.folders.service import Names, names_on
from youthvoice.handover.service import covered_by
from youthvoice.plan.marks import plan_marks
from youthvoice.wellbeing.service import shared_unseen

_LAST = len(Owing)


@dataclass(frozen=True)
class Row:
    """One young person on the list."""

    folder_id: UUID
    names: Names
    joined: bool
    keyworker_id: UUID | None
    facts: Facts
    owings: tuple[Owed, ...]
    today: date

    @property
    def call(self) -> HelpCall | None:
        """The open call for help, or None."""
        return self.facts.call

    @property
    def owed(self) -> Replies:
        """What is new and what waits among the answers."""
        return self.facts.answers

    @property
    def has_keyworker(self) -> bool:
        """Whether somebody who can still sign in works with them."""
        return self.keyworker_id is not None

    @property
    def days_waited(self) -> int:
        """Whole days since the oldest owed reply began to wait."""
        return (self.today - self.owed.since).days if self.owed.since else 0

    @property
    def order(self) -> tuple[int, date, str]:
        """What sorts the list (design.md 7): what is owed most, since when; then the name."""
        if not self.owings:
            return (_LAST, date.min, self.names.shown.casefold())
        first = self.owings[0]
        return (list(Owing).index(first.what), first.day, "")


def caseload_of(session: Session, keyring: Keyring, keyworker: Person) -> list[Row]:
    """The young people this keyworker works with, or steps in for, most owed first."""
    return rows_of(session, keyring, folders_of(session, keyworker))


def folders_of(session: Session, keyworker: Person) -> Sequence[Folder]:
    """The folders this keyworker works on, and those for which they step in today."""
    theirs = or_(Folder.keyworker_id == keyworker.id, Folder.id.in_(covered_by(session, keyworker)))
    return session.scalars(select(Folder).where(theirs)).all()


def area_list(session: Session, keyring: Keyring, duty_lead: Person) -> list[Row]:
    """Every young person of the area, for the duty lead, most owed first."""
    return rows_of(
        session,
        keyring,
        session.scalars(select(Folder).where(Folder.area_id == duty_lead.area_id)).all(),
    )


def rows_of(session: Session, keyring: Keyring, folders: Sequence[Folder]) -> list[Row]:
    """The rows of these folders, most owed first."""
    names = names_on(keyring, folders)
    facts = _facts(session, [folder.id for folder in folders])
    keyworkers = {folder.keyworker_id for folder in folders}
    active = set(session.scalars(select(Person.id).where(Person.id.in_(keyworkers), Person.active)))
    today = clock.today()
    rows = [
        Row(
            folder_id=folder.id,
            names=names[folder.id],
            joined=folder.young_person_id is not None,
            keyworker_id=folder.keyworker_id if folder.keyworker_id in active else None,
            facts=facts[folder.id],
            owings=owings(facts[folder.id], today),
            today=today,
        )
        for folder in folders
    ]
    return sorted(rows, key=lambda row: row.order)


def _facts(session: Session, ids: list[UUID]) -> dict[UUID, Facts]:
    calls, answers = open_calls(session, ids), _replies(session, ids)
    plans, contacts = plan_marks(session, ids), contact_marks(session, ids, clock.today())
    faces, how = answers_unseen(session, ids), shared_unseen(session, ids)
    return {
        id_: Facts(
            call=calls.get(id_),
            answers=answers.get(id_, Replies()),
            plan=plans[id_],
            contacts=contacts.get(id_, Marks()),
            face_since=faces.get(id_),
            how_since=how.get(id_),
        )
        for id_ in ids
    }


def _replies(session: Session, folder_ids: list[UUID]) -> dict[UUID, Replies]:
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
    return {folder: Replies(count, *days) for folder, count, *days in found}
