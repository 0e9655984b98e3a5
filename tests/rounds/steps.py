"""Rounds, tickets and cards as tests make them; a phone that blinds in Python."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from uuid import UUID

from tests.services.steps import service
from tests.unit.blinding import Blinded, blind, finalize, prepare
from tests.world import World, Young
from youthvoice.ratings.service import Rated, Ticket, rate_openly, rate_with_ticket
from youthvoice.rounds.cards import NewCard, make_cards
from youthvoice.rounds.closing import close_round
from youthvoice.rounds.service import begin_round, services_in
from youthvoice.rounds.tickets import give_tickets, message_of


def opened(world: World, name: str = "Autumn", *, allows_open: bool = False) -> UUID:
    """An open round for all services there are."""
    with world.work() as session:
        begun = begin_round(session, world.house, world.area_id, name, allows_open=allows_open)
        return begun.id


def round_with(world: World, *names: str, allows_open: bool = False) -> tuple[UUID, list[UUID]]:
    """An open round with services of these names."""
    made = [service(world, name) for name in names or ("The Den",)]
    return opened(world, allows_open=allows_open), made


def closed(world: World, round_id: UUID) -> None:
    with world.work() as session:
        close_round(session, world.area_id, round_id)


def cards_for(world: World, service_id: UUID, count: int = 1) -> list[NewCard]:
    with world.work() as session:
        return make_cards(session, world.house, world.area_id, service_id, count)


@dataclass
class Asked:
    """What a phone keeps between asking for tickets and having them."""

    round_id: UUID
    services: list[UUID]
    keys: list[bytes]
    prepared: list[bytes]
    blinded: list[Blinded]

    @property
    def list(self) -> list[str]:
        return [b64(each.message) for each in self.blinded]

    def tickets(self, signatures: list[str]) -> dict[UUID, Ticket]:
        """The tickets, once the blinding is off."""
        found = {}
        for at, service_id in enumerate(self.services):
            signed = base64.b64decode(signatures[at])
            key, prepared = self.keys[at], self.prepared[at]
            signature = finalize(key, prepared, signed, self.blinded[at].inverse)
            found[service_id] = Ticket(b64(prepared), b64(signature))
        return found


def asked(world: World, round_id: UUID) -> Asked:
    """A list that a phone has blinded for this round."""
    with world.work() as session:
        rows = services_in(session, round_id)
    ids, keys = [each.service_id for each in rows], [each.public_key for each in rows]
    prepared = [prepare(message_of(round_id, each)) for each in ids]
    blinded = [blind(key, each) for key, each in zip(keys, prepared, strict=True)]
    return Asked(round_id, ids, keys, prepared, blinded)


def tickets(world: World, round_id: UUID, young: Young) -> dict[UUID, Ticket]:
    """The tickets that a young person's phone gets."""
    made = asked(world, round_id)
    with world.work() as session:
        given = give_tickets(session, world.house, round_id, young.id, made.list)
    return made.tickets(given)


def rates(world: World, service_id: UUID, ticket: Ticket, **faces: int) -> None:
    """A rating with a ticket."""
    with world.work() as session:
        rate_with_ticket(session, service_id, rated(**faces), ticket)


def rates_openly(world: World, service_id: UUID, **faces: int) -> None:
    with world.work() as session:
        rate_openly(session, service_id, rated(**faces))


def rated(**faces: int) -> Rated:
    """Faces by dimension, with underscores for hyphens; one face where nothing is said."""
    picked = faces or {"listened": 4}
    return Rated({name.replace("_", "-"): face for name, face in picked.items()})


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
