"""A world in which every address leads somewhere, for a walk through all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.one_app import one_app
from tests.security.stage import Stage
from tests.world import World
from youthvoice.config import Settings


@pytest.fixture
def stage(settings: Settings) -> Iterator[Stage]:
    with one_app(settings, calm=True) as app:
        yield Stage(World(app))
