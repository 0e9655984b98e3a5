"""Who I am, for counts: kept for the young person alone, and added once a year without a name."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import LockedKey, Person
from youthvoice.counted.dimensions import DIMENSIONS
from youthvoice.counted.models import OwnFacts
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.keys import PrivateKey
from youthvoice.errors import CannotOpen
from youthvoice.folders.leaves import Fields, as_bytes, from_bytes
from youthvoice.tallies import service as tallies

# Beside the choices: the years in which they were counted.
_COUNTED = "counted"


def own_facts(session: Session, person: Person, key: PrivateKey) -> Fields:
    """What this young person said of themselves, by dimension; nothing where nothing was said."""
    row = session.scalar(select(OwnFacts).where(OwnFacts.person_id == person.id))
    if row is None or row.key_id != person.key_id:
        return Fields()
    try:
        return from_bytes(open_sealed(row.sealed_words, key, row.place))
    except CannotOpen as error:
        note_damage(row.place, error)
        return Fields(readable=False)


def put_own_facts(
    session: Session, person: Person, key: PrivateKey, facts: Mapping[str, str]
) -> None:
    """Keeps the choices in place of those before. What is no choice of ours is left out."""
    counted = own_facts(session, person, key)[_COUNTED]
    chosen = {
        each.id: facts[each.id] for each in DIMENSIONS if facts.get(each.id, "") in each.values
    }
    _write(session, person, {**chosen, _COUNTED: counted})


def count_heard(session: Session, person: Person, key: PrivateKey) -> None:
    """Called when this young person has said something to a worker: each choice is counted once

    in the year. Only years: a table of groups by months would give small groups away
    (reports/disclosure.py).
    """
    facts = own_facts(session, person, key)
    year = tallies.periods_of(clock.today())[-1]
    chosen = {each.id: facts[each.id] for each in DIMENSIONS if facts[each.id]}
    if not chosen or year in facts[_COUNTED].split():
        return
    for dimension, value in chosen.items():
        tallies.add(session, person.area_id, year, f"heard.{dimension}", value)
    _write(session, person, {**facts.words, _COUNTED: f"{facts[_COUNTED]} {year}"})


def _write(session: Session, person: Person, words: Mapping[str, str]) -> None:
    own = session.get_one(LockedKey, person.key_id)
    session.execute(delete(OwnFacts).where(OwnFacts.person_id == person.id))
    row = OwnFacts(id=uuid4(), person_id=person.id, key_id=own.id)
    row.sealed_words = seal(as_bytes(words), own.public, row.place)
    session.add(row)
    session.flush()
