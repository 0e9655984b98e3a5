"""Participation workers, and words without a name, as tests make them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.moderation import grants, service, shared
from youthvoice.moderation.models import WordsKind

LAST_MONTH = f"{clock.today().replace(day=1) - timedelta(days=1):%Y-%m}"
WORDS = "They listen. My worker Tom at the Den is kind."


def pat(world: World, name: str = "Pat") -> Staff:
    """A participation worker who has looked in: the first one of an area makes its key."""
    made = world.staff(name, Role.PARTICIPATION_WORKER)
    looks_in(world, made)
    return made


def looks_in(world: World, who: Staff) -> int:
    """This participation worker opens their page. Says how many words were lost."""
    with world.work() as session:
        return grants.begin_key(session, session.get_one(Person, who.id))


def lets_in(world: World, giver: Staff, to: Staff) -> None:
    with world.work() as session:
        grants.let_in(session, holding(session, giver), to.id)


def holds(session: Session, who: Staff) -> grants.Held | None:
    """The participation key, as far as this person has it."""
    return grants.held_key(session, session.get_one(Person, who.id), who.key)


def holding(session: Session, who: Staff) -> grants.Held:
    held = holds(session, who)
    assert held is not None
    return held


def posts(
    world: World,
    text: str = WORDS,
    *,
    month: str = LAST_MONTH,
    kind: WordsKind = WordsKind.RATING,
    about: str = "The Den",
) -> None:
    with world.work() as session:
        service.post_words(session, world.area_id, kind, about, month, text)


def shares(
    world: World, young: Young, answer: UUID, text: str = WORDS, about: str = "who-i-am"
) -> None:
    with world.work() as session:
        person = session.get_one(Person, young.id)
        shared.share_words(session, person, young.key, answer, about, text)


def looks_at_sharing(world: World, young: Young) -> frozenset[UUID]:
    with world.work() as session:
        return shared.look_at_sharing(session, session.get_one(Person, young.id), young.key)


def waiting_words(world: World, who: Staff) -> list[service.OpenedWords]:
    """All that this person can read now, in no order."""
    with world.work() as session:
        held = holding(session, who)
        ready = set()
        for _ in range(60):
            found = service.any_that_waits(session, held)
            if found is not None:
                ready.add(found)
        return [service.open_words(session, held, each) for each in ready]


def published(world: World, month: str = LAST_MONTH) -> list[str]:
    with world.work() as session:
        rows = service.published_words(session, world.area_id, [month])
        return [each.text for each in rows]
