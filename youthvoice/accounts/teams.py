"""Teams: an administrator says which worker is in which, by a name that is typed."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Person, Team
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import staff_member
from youthvoice.db.upsert import insert_if_new
from youthvoice.errors import WordsRefused
from youthvoice.words import one_line

NAME_LIMIT = 60
# Those who may hold young people's folders: a board reads by their teams who was heard.
IN_TEAMS = (Role.KEYWORKER, Role.DUTY_LEAD)


def teams_of(session: Session, area_id: UUID) -> list[Team]:
    """The area's teams by name."""
    found = session.scalars(select(Team).where(Team.area_id == area_id))
    return sorted(found, key=lambda team: team.name.casefold())


def put_in_team(session: Session, area_id: UUID, person_id: UUID, name: str) -> None:
    """Puts a worker into the team of this name, which is made if there is none; into none without.

    Raises NotFound for who is not of this area, WordsRefused for somebody without folders.
    """
    person: Person = staff_member(session, area_id, person_id)
    if person.role not in IN_TEAMS:
        raise WordsRefused("Only who can be a keyworker is in a team.")
    person.team_id = _team_named(session, area_id, one_line(name, NAME_LIMIT)) if name else None
    session.flush()


def _team_named(session: Session, area_id: UUID, name: str) -> UUID:
    """Whether letters are capital makes no other team: the board would read two."""

    def found() -> UUID | None:
        teams = teams_of(session, area_id)
        return next((each.id for each in teams if each.name.casefold() == name.casefold()), None)

    if found() is None:
        # Somebody else may make it at this moment: then theirs is taken.
        row = {"id": uuid4(), "area_id": area_id, "name": name}
        insert_if_new(session, Team, row, ("area_id", "name"))
    made = found()
    assert made is not None  # noqa: S101 - it was there or is now
    return made
