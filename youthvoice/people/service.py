"""Who is in a young person's team: kept by the worker, read by the young person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import UNREADABLE, hold_folder, next_number
from youthvoice.people.models import TeamMember
from youthvoice.words import one_line, phone_number

# What somebody in the team may be drawn as, instead of their first letter.
# What they do comes first; an animal says nothing of it.
ROLES = ("helper", "doctor", "teacher", "judge", "police")
PICTURES = (
    *ROLES,
    *("fox", "hedgehog", "bee", "deer", "cherries", "pink-flower", "books", "bike"),
)
WORDS = ("name", "does", "here_for", "number", "picture")


@dataclass(frozen=True)
class Member:
    """Somebody in the team, opened. `ended_on`: the day from which they no longer are."""

    id: UUID
    version: int
    leads: bool
    since: date
    ended_on: date | None
    fields: Fields

    @property
    def name(self) -> str:
        """The first name; a question mark where it cannot be opened."""
        return self.fields["name"] or UNREADABLE

    @property
    def letter(self) -> str:
        """What stands where there is no picture."""
        return self.name[0].upper()


def team_of(session: Session, keyring: Keyring, folder: Folder) -> list[Member]:
    """Everybody who is or was in the team: who leads first, whoever has left last."""
    rows = session.scalars(
        select(TeamMember).where(TeamMember.folder_id == folder.id).order_by(TeamMember.number)
    )
    members = [_opened(keyring, row) for row in rows]
    return sorted(members, key=lambda each: (each.ended_on is not None, not each.leads))


def member_of(session: Session, keyring: Keyring, folder: Folder, member_id: UUID) -> Member:
    """Somebody in this team. Raises NotFound for whoever has left, as for none."""
    return _opened(keyring, _here(session, folder, member_id))


def name_to_ask(session: Session, keyring: Keyring, folder: Folder, member_id: UUID) -> str:
    """The name of somebody in this team, to ask them something. Raises NotFound as `member_of`."""
    return member_of(session, keyring, folder, member_id).name


def add_member(
    session: Session, worker: Person, folder: Folder, words: Mapping[str, str], *, leads: bool
) -> UUID:
    """Puts somebody into the team from today. Raises WordsRefused for what cannot be kept."""
    told = _tidied(words)
    member = TeamMember(id=uuid4(), folder_id=folder.id, version=1, leads=leads)
    member.number, member.since = next_number(session, folder.id), clock.today()
    put_leaf(session, folder, member, told)
    if leads:
        _nobody_leads(session, folder)
    session.add(member)
    note(session, folder.id, worker.id, Act.CHANGED_PEOPLE)
    session.flush()
    return member.id


def change_member(
    session: Session,
    worker: Person,
    folder: Folder,
    member_id: UUID,
    words: Mapping[str, str],
    version: int,
    *,
    leads: bool,
) -> None:
    """Writes down somebody anew. Raises ChangedMeanwhile when `version` is not the newest any

    more, WordsRefused for what cannot be kept, NotFound for whoever is not in the team.
    """
    hold_folder(session, folder.id)
    member = _here(session, folder, member_id)
    if member.version != version:
        raise ChangedMeanwhile
    put_leaf(session, folder, member, _tidied(words))
    if leads and not member.leads:
        _nobody_leads(session, folder)
    member.leads, member.version = leads, version + 1
    note(session, folder.id, worker.id, Act.CHANGED_PEOPLE)
    session.flush()


def end_member(
    session: Session, worker: Person, folder: Folder, member_id: UUID, day: date
) -> None:
    """Says from which day somebody is no longer in the team; they stay on the list.

    Raises WordsRefused for a day to come or before they came, NotFound for whoever has left.
    """
    hold_folder(session, folder.id)
    member = _here(session, folder, member_id)
    if day > clock.today():
        raise WordsRefused("That day is still to come. Say it on the day.")
    if day < member.since:
        raise WordsRefused("That day is before they came. Pick a later day.")
    member.ended_on, member.leads, member.version = day, False, member.version + 1
    note(session, folder.id, worker.id, Act.CHANGED_PEOPLE)
    session.flush()


def _tidied(words: Mapping[str, str]) -> dict[str, str]:
    told = {name: words.get(name, "") for name in WORDS}
    told["name"] = one_line(told["name"])
    if told["number"].strip():
        told["number"] = phone_number(told["number"])
    if told["picture"] not in PICTURES:
        told["picture"] = ""
    return told


def _nobody_leads(session: Session, folder: Folder) -> None:
    # Before the new one is written: the table holds one who leads, at any moment.
    session.execute(
        update(TeamMember)
        .where(TeamMember.folder_id == folder.id, TeamMember.leads)
        .values(leads=False, version=TeamMember.version + 1)
    )


def _here(session: Session, folder: Folder, member_id: UUID) -> TeamMember:
    # Read again, not from memory: whoever waited for the folder must see what was changed.
    member = session.get(TeamMember, member_id, populate_existing=True)
    if member is None or member.folder_id != folder.id or member.ended_on is not None:
        raise NotFound
    return member


def _opened(keyring: Keyring, row: TeamMember) -> Member:
    fields = read_leaf(keyring, row)
    return Member(row.id, row.version, row.leads, row.since, row.ended_on, fields)
