"""The self-assessment of an area, as its tests make it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from tests.world import World
from youthvoice import clock
from youthvoice.assessment import service
from youthvoice.assessment.models import Standing
from youthvoice.assessment.service import Told


def told(
    standing: Standing | None = Standing.MET,
    evidence: str = "Minutes of the group, March.",
    by_day: date | None = None,
) -> Told:
    return Told(standing, evidence, "The sub-group", "Look again in spring.", by_day)


def say(
    world: World,
    number: int,
    standing: Standing = Standing.MET,
    *,
    in_days: int | None = None,
    area_id: UUID | None = None,
) -> None:
    """Says how far a requirement is met, over whatever was said before."""
    day = clock.today() + timedelta(days=in_days) if in_days is not None else None
    with world.work() as session:
        area = area_id or world.area_id
        seen = service.assessed(session, area, number).version
        service.say(session, area, number, seen, told(standing, by_day=day))
