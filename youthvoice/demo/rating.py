"""Services of the made-up area, a round that is over, and one in which they are rated now."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.crypto.house import House
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, Way
from youthvoice.rounds.closing import close_round
from youthvoice.rounds.service import begin_round
from youthvoice.services.models import ServiceKind
from youthvoice.services.service import Told, add_service, services_of

_SERVICES = (
    Told(
        "The Den",
        ServiceKind.YOUTH_WORK,
        "A warm place to talk. You can drop in.",
        "doorstep",
        shown=True,
    ),
    Told(
        "Rivers Team",
        ServiceKind.EXPLOITATION,
        "They help if someone used you.",
        "heart-hands",
        shown=True,
    ),
    Told(
        "The Clinic",
        ServiceKind.SEXUAL_HEALTH,
        "For your body. It stays private.",
        "stethoscope",
        shown=True,
    ),
)
# How many rated each service in the round that is over: enough, enough, and too few with a card.
_RATERS = ((Way.TICKET, 46), (Way.CARD, 17), (Way.OPEN, 12))
# What goes well and what does not, from 1 to 5, in the order of the eleven things.
_USUAL = (4, 3, 2, 4, 5, 3, 4, 4, 2, 3, 1)
_LEAVES_OUT = 0.2


def rate_services(session: Session, house: House, area_id: UUID) -> None:
    """Everything above. Faces come from a fixed seed, so that every demo shows the same."""
    if not services_of(session, area_id):
        for told in _SERVICES:
            add_service(session, area_id, told)
    over = _begun(session, house, area_id, 140, "Summer")
    _rate(session, over, [each.id for each in services_of(session, area_id)][:3])
    with clock.days_ago(100):
        close_round(session, area_id, over)
    _begun(session, house, area_id, 12, "Autumn")


def _begun(session: Session, house: House, area_id: UUID, days: int, season: str) -> UUID:
    with clock.days_ago(days):
        name = f"{season} {clock.today().year}"
        return begin_round(session, house, area_id, name, allows_open=True).id


def _rate(session: Session, round_id: UUID, services: list[UUID]) -> None:
    chance = Random(2013)  # noqa: S311 - made-up faces
    month = f"{clock.today() - timedelta(days=120):%Y-%m}"
    rows = [
        {
            "id": uuid4(),
            "round_id": round_id,
            "service_id": service_id,
            "month": month,
            "way": way,
            **{
                each.column: _face(chance, usual)
                for each, usual in zip(dimensions(), _USUAL, strict=True)
            },
        }
        for at, service_id in enumerate(services)
        for way, raters in _RATERS
        # The last service has fewer, some of them too few to show.
        for _ in range(raters // (at + 1))
    ]
    session.execute(insert(Rating), rows)


def _face(chance: Random, usual: int) -> int | None:
    if chance.random() < _LEAVES_OUT:
        return None
    return min(5, max(1, usual + chance.choice((-1, 0, 0, 1))))
