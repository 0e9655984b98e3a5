"""Who holds an area's participation key: made by the first, given on in person, never to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Area, LockedKey, Person
from youthvoice.accounts.roles import Role
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.errors import LastToRead, NotFound
from youthvoice.moderation.models import HeardGrant, HeardKey, HeardWords


@dataclass(frozen=True)
class Held:
    """The participation key as one of its holders has it open."""

    area_id: UUID
    version: int
    key: PrivateKey = field(repr=False)


def hold_area(session: Session, area_id: UUID) -> None:
    """Lets nobody else change the key or the queue of this area until this is written."""
    session.execute(update(Area).where(Area.id == area_id).values(name=Area.name))


def heard_key(session: Session, area_id: UUID) -> HeardKey | None:
    """The key that words are sealed to; None where nobody holds it, so that nobody could read."""
    newest = _newest(session, area_id)
    return newest if newest is not None and _holders(session, newest) else None


def begin_key(session: Session, person: Person) -> int:
    """Makes a key for the area of this participation worker when nobody holds one.

    Says how many words waited under a key that nobody holds any more: they are deleted, because
    nobody can ever open them.
    """
    if not _may_hold(person) or heard_key(session, person.area_id) is not None:
        return 0
    hold_area(session, person.area_id)
    # Somebody else may have made one while this waited.
    before = _newest(session, person.area_id)
    if before is not None and _holders(session, before):
        return 0
    private = PrivateKey.generate()
    key = HeardKey(id=uuid4(), area_id=person.area_id, version=before.version + 1 if before else 1)
    key.public_key = private.public.raw
    session.add(key)
    session.flush()
    _grant(session, key, private, session.get_one(LockedKey, person.key_id))
    lost = session.execute(delete(HeardWords).where(HeardWords.area_id == person.area_id))
    return int(lost.rowcount)  # type: ignore[attr-defined]


def held_key(session: Session, person: Person, own: PrivateKey) -> Held | None:
    """The area's key, opened with this person's own; None while they wait to be let in.

    Raises CannotOpen when the grant is damaged.
    """
    row = session.execute(
        select(HeardKey.version, HeardGrant.id, HeardGrant.sealed_private_key)
        .join(HeardGrant, HeardGrant.heard_key_id == HeardKey.id)
        .where(HeardKey.area_id == person.area_id, HeardGrant.holder_key_id == person.key_id)
        .order_by(HeardKey.version.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    version, grant_id, sealed = row
    return Held(person.area_id, version, PrivateKey(open_sealed(sealed, own, _place(grant_id))))


def holders(session: Session, area_id: UUID) -> list[Person]:
    """The participation workers who hold the area's key."""
    newest = _newest(session, area_id)
    return [] if newest is None else _holders(session, newest)


def waiting_for_words(session: Session, area_id: UUID) -> list[Person]:
    """The area's participation workers who lack the key. Where nobody has it, the next makes it."""
    held = {person.id for person in holders(session, area_id)}
    if not held:
        return []
    workers = session.scalars(
        select(Person)
        .where(
            Person.area_id == area_id,
            Person.role == Role.PARTICIPATION_WORKER,
            Person.active,
            Person.key_id.is_not(None),
        )
        .order_by(Person.id)
    )
    return [each for each in workers if each.id not in held]


def let_in(session: Session, held: Held, person_id: UUID) -> None:
    """Grants the key to a colleague, after a check in person of who they are.

    Raises NotFound for anybody who is no participation worker of this area without it.
    """
    hold_area(session, held.area_id)
    newest = _newest(session, held.area_id)
    found = [each for each in waiting_for_words(session, held.area_id) if each.id == person_id]
    if not found or newest is None or newest.version != held.version:
        raise NotFound
    _grant(session, newest, held.key, session.get_one(LockedKey, found[0].key_id))


def only_reader(session: Session, area_id: UUID) -> UUID | None:
    """The one person who holds the key, or None: what waits is lost if they lose theirs."""
    found = holders(session, area_id)
    return found[0].id if len(found) == 1 else None


def check_not_last(session: Session, area_id: UUID, person_id: UUID) -> None:
    """Raises LastToRead when words wait that nobody but this person can open."""
    hold_area(session, area_id)
    if only_reader(session, area_id) != person_id:
        return
    waits = session.scalar(select(HeardWords.id).where(HeardWords.area_id == area_id).limit(1))
    if waits is not None:
        raise LastToRead


def _newest(session: Session, area_id: UUID) -> HeardKey | None:
    return session.scalar(
        select(HeardKey)
        .where(HeardKey.area_id == area_id)
        .order_by(HeardKey.version.desc())
        .limit(1)
    )


def _holders(session: Session, key: HeardKey) -> list[Person]:
    return list(
        session.scalars(
            select(Person)
            .join(HeardGrant, HeardGrant.holder_key_id == Person.key_id)
            .where(HeardGrant.heard_key_id == key.id, Person.active)
            .order_by(Person.id)
        )
    )


def _may_hold(person: Person) -> bool:
    return person.role is Role.PARTICIPATION_WORKER and person.active and person.key_id is not None


def _grant(session: Session, key: HeardKey, private: PrivateKey, holder: LockedKey) -> None:
    id_ = uuid4()
    session.add(
        HeardGrant(
            id=id_,
            heard_key_id=key.id,
            holder_key_id=holder.id,
            sealed_private_key=seal(private.seed, holder.public, _place(id_)),
        )
    )
    session.flush()


def _place(grant_id: UUID) -> Place:
    return Place("heard_grants", "sealed_private_key", grant_id)
