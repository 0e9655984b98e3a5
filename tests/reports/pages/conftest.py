"""Fixtures of the tests that read reports: an analyst, and reports made by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.page import Browser
from tests.reports.sample import instead_of_real_ones
from tests.world import World
from youthvoice.accounts.roles import Role


@pytest.fixture
def analyst(world: World) -> Browser:
    """An analyst's browser, signed in."""
    return world.browser(world.staff("Bo", Role.BOARD_ANALYST))


@pytest.fixture
def made_by_hand() -> Iterator[None]:
    """The pages find the reports of tests/reports/sample.py."""
    with instead_of_real_ones():
        yield
