"""A young person's safety plan: written by both, by versions, and never one over the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf, tidied
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder
from youthvoice.safety.models import SafetyPlan
from youthvoice.words import one_line, phone_number

MOST_CALLS = 5
WORDS = ("helps", "missing", "word")


@dataclass(frozen=True)
class Call:
    """Somebody to call, by a name and a number."""

    name: str
    number: str


@dataclass(frozen=True)
class Plan:
    """One version of a safety plan, opened. `version` counts from 1."""

    version: int
    person_id: UUID
    day: date
    fields: Fields

    @property
    def calls(self) -> tuple[Call, ...]:
        """Who to call, in order."""
        return tuple(
            Call(self.fields[f"name_{n}"], self.fields[f"number_{n}"])
            for n in range(1, MOST_CALLS + 1)
            if self.fields[f"name_{n}"]
        )


def current_plan(session: Session, keyring: Keyring, folder: Folder) -> Plan | None:
    """The safety plan as it stands, or None before there is one."""
    newest = _newest(session, folder)
    return None if newest is None else _opened(keyring, newest)


def earlier_plans(session: Session, keyring: Keyring, folder: Folder) -> list[Plan]:
    """What it said before, newest first."""
    rows = session.scalars(
        select(SafetyPlan)
        .where(SafetyPlan.folder_id == folder.id)
        .order_by(SafetyPlan.version.desc())
    ).all()
    return [_opened(keyring, row) for row in rows[1:]]


def change_plan(
    session: Session,
    author: Person,
    keyring: Keyring,
    folder: Folder,
    words: Mapping[str, str],
    version: int,
) -> None:
    """Writes the next version; the one it was written from (0: none) stays readable.

    What says the same as before makes no new version. Raises ChangedMeanwhile when `version` is
    not the newest any more, WordsRefused for words or numbers that cannot be kept.
    """
    # Whoever waited here for somebody else's change must then see it.
    hold_folder(session, folder.id)
    newest = _newest(session, folder)
    if version != (newest.version if newest else 0):
        raise ChangedMeanwhile
    told = _tidied(words)
    if newest is None and not told:
        raise WordsRefused("There is nothing in it yet. Write something first.")
    if newest is not None and dict(read_leaf(keyring, newest).words) == told:
        return
    plan = SafetyPlan(id=uuid4(), folder_id=folder.id, version=version + 1)
    plan.person_id, plan.day = author.id, clock.today()
    put_leaf(session, folder, plan, told)
    session.add(plan)
    if author.role is not Role.YOUNG_PERSON:
        note(session, folder.id, author.id, Act.CHANGED_SAFETY)
    session.flush()


def _tidied(words: Mapping[str, str]) -> dict[str, str]:
    told = {name: words.get(name, "") for name in WORDS}
    calls = [_call(words, n) for n in range(1, MOST_CALLS + 1)]
    for n, call in enumerate((each for each in calls if each is not None), 1):
        told[f"name_{n}"], told[f"number_{n}"] = call.name, call.number
    return tidied(told)


def _call(words: Mapping[str, str], n: int) -> Call | None:
    name, number = words.get(f"name_{n}", "").strip(), words.get(f"number_{n}", "").strip()
    if not name and not number:
        return None
    if not name:
        raise WordsRefused("Write who it is, beside the number.")
    if not number:
        raise WordsRefused("Write the number too.")
    return Call(one_line(name), phone_number(number))


def _newest(session: Session, folder: Folder) -> SafetyPlan | None:
    return session.scalars(
        select(SafetyPlan)
        .where(SafetyPlan.folder_id == folder.id)
        .order_by(SafetyPlan.version.desc())
        .limit(1)
    ).first()


def _opened(keyring: Keyring, row: SafetyPlan) -> Plan:
    return Plan(row.version, row.person_id, row.day, read_leaf(keyring, row))
