""" "You said, we did" of an area, as its tests make it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.world import World
from youthvoice import clock
from youthvoice.said_done import service
from youthvoice.said_done.models import Outcome
from youthvoice.said_done.service import Told


def told(
    heard: str = "The waiting room is too loud.", *, in_days: int = 14, about: str = "theme:my-own"
) -> Told:
    day = clock.today() + timedelta(days=in_days)
    return Told(about, heard, "We make a quiet room.", "The team at The Den", day)


def write(
    world: World,
    heard: str = "The waiting room is too loud.",
    *,
    in_days: int = 14,
    about: str = "theme:my-own",
    area_id: UUID | None = None,
) -> UUID:
    """A new one in this area, or in another."""
    with world.work() as session:
        words = told(heard, in_days=in_days, about=about)
        return service.write(session, area_id or world.area_id, words)


def write_late(
    world: World, heard: str = "Nobody calls back.", about: str = "theme:my-own"
) -> UUID:
    """One whose day has passed, three days ago."""
    with clock.days_ago(30):
        return write(world, heard, in_days=27, about=about)


def close(
    world: World, item_id: UUID, words: str = "There is a quiet room.", *, done: bool = True
) -> None:
    with world.work() as session:
        item = service.item_of(session, world.area_id, item_id)
        outcome = Outcome.DONE if done else Outcome.NOT_DONE
        service.close(session, world.area_id, item_id, item.now.version, outcome, words)
