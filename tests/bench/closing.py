"""Closing a round: counting a million ratings and deleting them."""

from __future__ import annotations

import random
from pathlib import Path
from time import perf_counter
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, insert, text

from tests.bench.figures import Figure
from tests.bench.server_time import new_world
from tests.rounds.steps import closed, round_with
from tests.world import World
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, Way

_RATINGS = 1_000_000
_AT_ONCE = 20_000
_SERVICES = 40


def measure_closing(folder: Path) -> list[Figure]:
    """One round of 40 services on SQLite."""
    world = new_world(folder, "closing")
    return [Figure(f"closing a round of {_RATINGS:,} ratings", f"{close_full(world):.1f} s")]


def close_full(world: World) -> float:
    """Seconds that closing takes, once the ratings are in."""
    round_id, services = round_with(
        world, *(f"Service {number}" for number in range(_SERVICES)), allows_open=True
    )
    fill(world.database.engine, round_id, services)
    began = perf_counter()
    closed(world, round_id)
    return perf_counter() - began


def fill(engine: Engine, round_id: UUID, services: list[UUID], count: int = _RATINGS) -> None:
    """So many ratings, as if they had come in."""
    chance = random.Random(1)  # noqa: S311 - made-up faces
    columns = [each.column for each in dimensions()]
    with engine.begin() as connection:
        _hurry(connection)
        for _ in range(count // _AT_ONCE):
            rows = [
                {
                    "id": uuid4(),
                    "round_id": round_id,
                    "service_id": chance.choice(services),
                    "month": "2026-11",
                    "way": chance.choice(list(Way)),
                    **{column: chance.choice((None, 1, 2, 3, 4, 5)) for column in columns},
                }
                for _ in range(_AT_ONCE)
            ]
            connection.execute(insert(Rating), rows)


def _hurry(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA cache_size = -200000"))
