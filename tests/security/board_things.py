"""One of each thing at the board's door, for the walk through all addresses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from tests.said_done.steps import write
from tests.world import World
from youthvoice import clock


class BoardThings:
    """What stands at the board's door, by the names of addresses."""

    def __init__(self, world: World, service_id: UUID) -> None:
        said_done = write(world, about=f"service:{service_id}")
        self.ids: Mapping[str, str | UUID] = {"said_done_id": said_done, "requirement": "3"}


def board_forms() -> Mapping[str, Mapping[str, str]]:
    """What the forms of the board's door must bring, by route."""
    said_done = {
        "about": "theme:my-own",
        "heard": "The bus is late.",
        "decided": "We ask for a later one.",
        "who": "The board",
        "by_day": (clock.today() + timedelta(days=9)).isoformat(),
    }
    return {
        "board.add_service": {"name": "The Hub", "about": "Warm.", "picture": "people"},
        "board.change_service": {"version": "1"},
        "board.write_said_done": said_done,
        "board.change_said_done": {**said_done, "version": "1"},
        "board.close_said_done": {"outcome": "done", "words": "It runs.", "version": "1"},
        "board.open_said_done_again": {"version": "1"},
        "board.requirement": {"standing": "partly", "version": "0"},
    }
