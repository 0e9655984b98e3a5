"""Fixtures of the tests through the doors: a worker, a young person, and their browsers."""

from __future__ import annotations

import pytest

from tests.page import Browser
from tests.world import Staff, World, Young


@pytest.fixture
def sam(world: World) -> Staff:
    """A keyworker in an area that has a duty lead."""
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    """A young person of Sam's."""
    return world.young(sam)


@pytest.fixture
def young(world: World, otter: Young) -> Browser:
    """The young person's browser, signed in."""
    return world.browser(otter)


@pytest.fixture
def worker(world: World, sam: Staff) -> Browser:
    """The worker's browser, signed in."""
    return world.browser(sam)
