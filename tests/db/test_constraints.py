"""What the database itself refuses, whoever writes to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError

from youthvoice import clock
from youthvoice.accounts.models import Area, LockedKey, Person, SecretKind
from youthvoice.accounts.roles import Role
from youthvoice.answers.models import Answer, Audience, Choice, JourneyStep, StepKind, Verdict
from youthvoice.comfort.models import HelpCall
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base
from youthvoice.db.database import Database
from youthvoice.folders.models import Act, Folder, FolderInvitation, FolderKey, Grant, RecordLine

DAY = date(2026, 3, 9)
SEALED = Sealed(b"sealed")


@dataclass
class Rows:
    """One of each, for rows that need another to point to."""

    database: Database
    area: UUID
    key: UUID
    other_key: UUID
    person: UUID
    folder: UUID
    folder_key: UUID
    answer: UUID

    def add(self, *rows: Base) -> None:
        with self.database.unit_of_work() as session:
            session.add_all(rows)


@pytest.fixture
def rows(database: Database) -> Rows:
    made = Rows(database, *(uuid4() for _ in range(7)))
    made.add(Area(id=made.area, name="Riverbend", board_name="board", reading_hours="9 to 5"))
    made.add(a_key(made.key), a_key(made.other_key))
    made.add(a_person(made, id=made.person, key_id=made.key))
    made.add(Folder(id=made.folder, area_id=made.area, sealed_label=SEALED))
    made.add(FolderKey(id=made.folder_key, folder_id=made.folder, version=1, public_key=b"public"))
    made.add(an_answer(made, id=made.answer))
    return made


def a_key(id_: UUID) -> LockedKey:
    cost = {"memory_kib": 64, "passes": 1, "lanes": 1}
    return LockedKey(id=id_, public_key=b"public", locked_private_key=SEALED, salt=b"s", **cost)


def a_person(rows: Rows, **changes: object) -> Person:
    values: dict[str, object] = {
        "area_id": rows.area,
        "role": Role.KEYWORKER,
        "lookup": uuid4().bytes,
        "secret_kind": SecretKind.PASSPHRASE,
    }
    return Person(**(values | changes))


def an_answer(rows: Rows, **changes: object) -> Answer:
    """Words that were sent."""
    values: dict[str, object] = {
        "folder_id": rows.folder,
        "number": 1,
        "question_id": "who-i-am.1",
        "choice": Choice.SAID,
        "audience": Audience.WORKER,
        "said_on": DAY,
        "sealed_words": SEALED,
        "key_version": 1,
    }
    return Answer(**(values | changes))


def just_me(rows: Rows, **changes: object) -> Answer:
    mine: dict[str, object] = {
        "number": 2,
        "audience": Audience.JUST_ME,
        "key_version": None,
        "own_key_id": rows.key,
    }
    return an_answer(rows, **(mine | changes))


def a_step(rows: Rows, kind: StepKind, **changes: object) -> JourneyStep:
    values = {"answer_id": rows.answer, "number": 1, "person_id": rows.person, "day": DAY}
    return JourneyStep(kind=kind, **(values | changes))


WORDS = {"sealed_words": SEALED, "key_version": 1}

REFUSED: dict[str, Callable[[Rows], Base]] = {
    "a reply without words": lambda r: a_step(r, StepKind.REPLY),
    "a promise without its day": lambda r: a_step(r, StepKind.WILL_ANSWER),
    "a reply with a promised day": lambda r: a_step(r, StepKind.REPLY, by_day=DAY, **WORDS),
    "a verdict that does not say which": lambda r: a_step(r, StepKind.VERDICT),
    "a look with a verdict": lambda r: a_step(r, StepKind.SEEN, verdict=Verdict.YES),
    "words of a step without their key": lambda r: a_step(
        r, StepKind.REPLY, sealed_words=SEALED, key_version=None
    ),
    "a step's key without words": lambda r: a_step(r, StepKind.SEEN, key_version=1),
    "just-me words under a folder's key": lambda r: just_me(r, key_version=1, own_key_id=None),
    "just-me words under both keys": lambda r: just_me(r, key_version=1),
    "a just-me answer that is owed a reply": lambda r: just_me(r, reply_owed_since=DAY),
    "a just-me answer that is news": lambda r: just_me(r, news_since=DAY),
    "a just-me answer that was shared": lambda r: just_me(r, shared_on=DAY),
    "sent words under both keys": lambda r: an_answer(r, number=2, own_key_id=r.key),
    "words under no key": lambda r: an_answer(r, number=2, key_version=None),
    "two answers of one number": lambda r: an_answer(r, number=1),
    "a call seen on no day": lambda r: HelpCall(folder_id=r.folder, asked_on=DAY, seen_by=r.person),
    "a call seen by nobody": lambda r: HelpCall(folder_id=r.folder, asked_on=DAY, seen_on=DAY),
    "a call ended on no day": lambda r: HelpCall(
        folder_id=r.folder, asked_on=DAY, ended_by=r.person
    ),
    "a call ended by nobody": lambda r: HelpCall(folder_id=r.folder, asked_on=DAY, ended_on=DAY),
    "two keys of one version": lambda r: FolderKey(
        folder_id=r.folder, version=1, public_key=b"another"
    ),
    "two people with one key": lambda r: a_person(r, key_id=r.key),
    "a folder in no area": lambda _: Folder(area_id=uuid4(), sealed_label=SEALED),
    "a grant to nobody": lambda r: Grant(
        folder_key_id=r.folder_key, holder_key_id=uuid4(), sealed_private_key=SEALED
    ),
}

KEPT: dict[str, Callable[[Rows], Base]] = {
    "a reply with words": lambda r: a_step(r, StepKind.REPLY, **WORDS),
    "a promise with its day": lambda r: a_step(r, StepKind.WILL_ANSWER, by_day=DAY),
    "a verdict without words": lambda r: a_step(r, StepKind.VERDICT, verdict=Verdict.NO),
    "a verdict with words": lambda r: a_step(r, StepKind.VERDICT, verdict=Verdict.NO, **WORDS),
    "just-me words": just_me,
    "I don't want to say": lambda r: just_me(
        r, choice=Choice.RATHER_NOT, sealed_words=None, own_key_id=None
    ),
    "sent words that are owed a reply": lambda r: an_answer(
        r, number=2, shared_on=DAY, reply_owed_since=DAY, news_since=DAY
    ),
    "a call that was seen and ended": lambda r: HelpCall(
        folder_id=r.folder,
        asked_on=DAY,
        seen_by=r.person,
        seen_on=DAY,
        ended_by=r.person,
        ended_on=DAY,
    ),
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(rows: Rows, row: Callable[[Rows], Base]) -> None:
    with pytest.raises(IntegrityError):
        rows.add(row(rows))


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_the_database_keeps(rows: Rows, row: Callable[[Rows], Base]) -> None:
    rows.add(row(rows))


@pytest.mark.parametrize(
    ("table", "column"),
    [("people", "role"), ("people", "secret_kind"), ("answers", "choice"), ("answers", "audience")],
)
def test_a_choice_that_is_not_one_of_the_few_is_refused(
    rows: Rows, table: str, column: str
) -> None:
    with pytest.raises(IntegrityError), rows.database.unit_of_work() as session:
        session.execute(text(f"UPDATE {table} SET {column} = 'something else'"))  # noqa: S608


def test_two_people_never_share_a_sign_in_name(rows: Rows) -> None:
    rows.add(a_person(rows, lookup=b"otter"))

    with pytest.raises(IntegrityError):
        rows.add(a_person(rows, lookup=b"otter"))


def test_a_folder_has_one_open_invitation_at_most(rows: Rows) -> None:
    def invitation() -> FolderInvitation:
        return FolderInvitation(
            folder_id=rows.folder, key_id=rows.key, lookup=uuid4().bytes, expires_at=clock.now()
        )

    rows.add(invitation())

    with pytest.raises(IntegrityError):
        rows.add(invitation())


def test_one_holder_has_one_grant_for_one_version(rows: Rows) -> None:
    def grant() -> Grant:
        return Grant(
            folder_key_id=rows.folder_key, holder_key_id=rows.key, sealed_private_key=SEALED
        )

    rows.add(grant())

    with pytest.raises(IntegrityError):
        rows.add(grant())


def test_a_young_person_has_one_folder(rows: Rows) -> None:
    rows.add(Folder(area_id=rows.area, young_person_id=rows.person, sealed_label=SEALED))

    with pytest.raises(IntegrityError):
        rows.add(Folder(area_id=rows.area, young_person_id=rows.person, sealed_label=SEALED))


def test_a_key_that_ends_takes_its_grants_and_invitations_with_it(rows: Rows) -> None:
    grant = {"folder_key_id": rows.folder_key, "sealed_private_key": SEALED}
    rows.add(
        Grant(holder_key_id=rows.key, **grant),
        Grant(holder_key_id=rows.other_key, **grant),
        FolderInvitation(
            folder_id=rows.folder, key_id=rows.key, lookup=b"four", expires_at=clock.now()
        ),
    )

    with rows.database.unit_of_work() as session:
        session.execute(delete(LockedKey).where(LockedKey.id == rows.key))

    with rows.database.session() as session:
        assert session.scalars(select(Grant.holder_key_id)).all() == [rows.other_key]
        assert session.scalars(select(FolderInvitation)).all() == []
        assert session.get_one(Person, rows.person).key_id is None


def test_a_folder_that_is_erased_leaves_nothing_behind(rows: Rows) -> None:
    rows.add(
        a_step(rows, StepKind.REPLY, **WORDS),
        HelpCall(folder_id=rows.folder, asked_on=DAY),
        RecordLine(folder_id=rows.folder, person_id=rows.person, act=Act.LOOKED, day=DAY),
        Grant(folder_key_id=rows.folder_key, holder_key_id=rows.key, sealed_private_key=SEALED),
        FolderInvitation(
            folder_id=rows.folder, key_id=rows.other_key, lookup=b"four", expires_at=clock.now()
        ),
    )

    with rows.database.unit_of_work() as session:
        session.execute(delete(Folder).where(Folder.id == rows.folder))

    belonging = (FolderKey, Grant, FolderInvitation, RecordLine, Answer, JourneyStep, HelpCall)
    with rows.database.session() as session:
        for model in belonging:
            assert session.scalar(select(func.count()).select_from(model)) == 0
