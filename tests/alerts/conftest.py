"""Services see no request: their world has no application in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.accounts.conftest import kept_postgres, kept_sqlite, world
from tests.alerts.push_service import PushService, running
from tests.world import Staff, World, Young

__all__ = ["kept_postgres", "kept_sqlite", "world"]


@pytest.fixture(scope="session")
def push_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    with running(tmp_path_factory.mktemp("push")) as service:
        yield service


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)
