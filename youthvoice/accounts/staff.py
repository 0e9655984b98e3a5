"""Staff: invited by an administrator, enrolled by themselves, switched off without loss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.keyholders import new_locked_key, replace_key
from youthvoice.accounts.models import Area, Person, SecretKind, StaffInvitation
from youthvoice.accounts.passphrases import check_new_passphrase
from youthvoice.accounts.roles import Role
from youthvoice.accounts.sign_in import Unlocked, name_lookup, totp_place
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import seal
from youthvoice.crypto.house import House
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.one_time_codes import matching_step
from youthvoice.crypto.sealed import Sealed
from youthvoice.crypto.tokens import Token
from youthvoice.errors import (
    CannotOpen,
    InvitationRefused,
    LastDutyLead,
    NameTaken,
    NotFound,
    WordsRefused,
)
from youthvoice.words import one_line

INVITATION_LASTS = timedelta(hours=48)
UNREADABLE = "?"
STAFF_ROLES = tuple(role for role in Role if role is not Role.YOUNG_PERSON)


@dataclass(frozen=True)
class StaffMember:
    """One line of the administrator's list."""

    id: UUID
    name: str
    role: Role
    active: bool
    holds_duty: bool
    team_id: UUID | None


def invite_staff(
    session: Session, house: House, area_id: UUID, name: str, role: Role
) -> tuple[StaffInvitation, Token]:
    """An invitation and the token its link holds; good once, for 48 hours."""
    if role not in STAFF_ROLES:
        raise WordsRefused("Pick a role.")
    return _new_invitation(session, house, area_id, one_line(name), role, None)


def invite_again(
    session: Session, house: House, area_id: UUID, person_id: UUID
) -> tuple[StaffInvitation, Token]:
    """For a lost passphrase: a new key, so that nobody gets at the old one's grants this way."""
    person = staff_member(session, area_id, person_id)
    return _new_invitation(session, house, area_id, name_of(house, person), person.role, person.id)


def find_invitation(session: Session, token: Token | None) -> StaffInvitation:
    """The invitation that the link holds. Raises InvitationRefused."""
    found = None
    if token is not None:
        found = session.scalar(
            select(StaffInvitation).where(
                StaffInvitation.digest == token.digest, StaffInvitation.expires_at > clock.now()
            )
        )
    if found is None:
        raise InvitationRefused
    return found


def enrol(
    session: Session,
    house: House,
    token: Token | None,
    sign_in_name: str,
    passphrase: str,
    totp_secret: str,
    code: str,
) -> Unlocked:
    """A member of staff with passphrase and codes. Raises InvitationRefused, NameTaken,

    or WordsRefused with what to change. The first duty lead of an area holds duty at once.
    """
    invitation = find_invitation(session, token)
    name = invited_name(house, invitation)
    sign_in_name = one_line(sign_in_name)
    check_new_passphrase(passphrase, (name, sign_in_name))
    step = matching_step(totp_secret, code.replace(" ", ""), clock.now())
    if step is None:
        raise WordsRefused("The six digits did not match. Type the ones your phone shows now.")
    lookup = name_lookup(house, sign_in_name)
    other = session.scalar(select(Person.id).where(Person.lookup == lookup))
    if other is not None and other != invitation.person_id:
        raise NameTaken
    # First, because it takes long and the database is not held meanwhile.
    locked, private = new_locked_key(session, house, passphrase)
    _use_up(session, invitation)
    # Somebody must be first; after that, only who holds the keys lets another duty lead in.
    first = invitation.role is Role.DUTY_LEAD and not _ever_had_duty_lead(
        session, invitation.area_id
    )
    person = _person_for(session, invitation, lookup)
    replace_key(session, person, locked)
    person.sealed_name = house.seal(name, name_place(person.id))
    person.sealed_totp = seal(totp_secret.encode(), private.public, totp_place(person))
    person.totp_step = step
    person.holds_duty = first
    session.flush()
    return Unlocked(person, private)


def switch_off(session: Session, area_id: UUID, person_id: UUID) -> None:
    """Ends a member of staff's key, grants and sessions. Raises LastDutyLead, NotFound.

    Every folder they held stays open to the duty lead, who holds a grant of their own.
    """
    # Two duty leads who are switched off at the same moment must not leave none.
    session.execute(update(Area).where(Area.id == area_id).values(name=Area.name))
    person = staff_member(session, area_id, person_id)
    if person.holds_duty and len(duty_leads(session, area_id)) < 2:
        raise LastDutyLead
    person.active = False
    person.holds_duty = False
    session.execute(delete(StaffInvitation).where(StaffInvitation.person_id == person.id))
    replace_key(session, person, None)


def duty_leads(session: Session, area_id: UUID) -> list[Person]:
    """The active duty leads of an area who hold its folders' keys."""
    return list(
        session.scalars(
            select(Person).where(Person.area_id == area_id, Person.active, Person.holds_duty)
        )
    )


def staff_list(session: Session, house: House, area_id: UUID) -> list[StaffMember]:
    """Everybody who works in the area, by name; those switched off last."""
    people = session.scalars(
        select(Person).where(Person.area_id == area_id, Person.role != Role.YOUNG_PERSON)
    )
    members = [
        StaffMember(
            each.id, name_of(house, each), each.role, each.active, each.holds_duty, each.team_id
        )
        for each in people
    ]
    return sorted(members, key=lambda member: (not member.active, member.name.casefold()))


def staff_member(session: Session, area_id: UUID, person_id: UUID) -> Person:
    """Somebody who works in this area. Raises NotFound for anybody else."""
    person = session.get(Person, person_id)
    if person is None or person.area_id != area_id or person.role is Role.YOUNG_PERSON:
        raise NotFound
    return person


def name_place(person_id: UUID) -> Place:
    """The cell of a staff member's name."""
    return Place("people", "sealed_name", person_id)


def name_of(house: House, person: Person) -> str:
    """The name a member of staff is known by."""
    if person.sealed_name is None:
        raise NotFound
    return _opened_name(house, person.sealed_name, name_place(person.id))


def names_of(session: Session, house: House, ids: set[UUID]) -> dict[UUID, str]:
    """The names of these members of staff, switched off or not."""
    if not ids:
        return {}
    rows = session.execute(
        select(Person.id, Person.sealed_name).where(
            Person.id.in_(ids), Person.sealed_name.is_not(None)
        )
    )
    return {
        id_: _opened_name(house, sealed, name_place(id_))
        for id_, sealed in rows
        if sealed is not None
    }


def invited_name(house: House, invitation: StaffInvitation) -> str:
    """The name the administrator gave with the invitation."""
    return house.open(invitation.sealed_name, _invited_place(invitation.id))


def has_staff(session: Session) -> bool:
    """Whether anybody works here yet."""
    return bool(
        session.scalar(
            select(func.count()).select_from(Person).where(Person.role != Role.YOUNG_PERSON)
        )
    )


def _opened_name(house: House, sealed: Sealed, place: Place) -> str:
    """A damaged name shows as a question mark, so that it hides nothing else of a page."""
    try:
        return house.open(sealed, place)
    except CannotOpen as error:
        note_damage(place, error)
        return UNREADABLE


def _ever_had_duty_lead(session: Session, area_id: UUID) -> bool:
    return bool(
        session.scalar(
            select(func.count())
            .select_from(Person)
            .where(Person.area_id == area_id, Person.role == Role.DUTY_LEAD)
        )
    )


def _new_invitation(
    session: Session, house: House, area_id: UUID, name: str, role: Role, person_id: UUID | None
) -> tuple[StaffInvitation, Token]:
    token, id_ = Token.generate(), uuid4()
    invitation = StaffInvitation(
        id=id_,
        area_id=area_id,
        digest=token.digest,
        role=role,
        sealed_name=house.seal(name, _invited_place(id_)),
        person_id=person_id,
        expires_at=clock.now() + INVITATION_LASTS,
    )
    session.add(invitation)
    session.flush()
    return invitation, token


def _use_up(session: Session, invitation: StaffInvitation) -> None:
    used = session.execute(
        delete(StaffInvitation).where(StaffInvitation.id == invitation.id)
    ).rowcount  # type: ignore[attr-defined]
    if used != 1:
        raise InvitationRefused


def _person_for(session: Session, invitation: StaffInvitation, lookup: bytes) -> Person:
    person = session.get(Person, invitation.person_id) if invitation.person_id else None
    if person is None:
        person = Person(
            id=uuid4(),
            area_id=invitation.area_id,
            role=invitation.role,
            secret_kind=SecretKind.PASSPHRASE,
        )
        session.add(person)
    person.lookup = lookup
    person.active = True
    session.flush()
    return person


def _invited_place(invitation_id: UUID) -> Place:
    return Place("staff_invitations", "sealed_name", invitation_id)
