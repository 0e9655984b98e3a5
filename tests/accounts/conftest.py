"""A world for services: they see no request, so there is no application in front of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.world import World
from youthvoice.config import Settings
from youthvoice.db.database import Database
from youthvoice.web.visit import Shared


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    """An empty area to put made-up people in, made quicker than a whole application.

    Its database is as patient as a real one: tests of two at once must not fail on a slow machine.
    """
    database = Database(settings.database_url)
    bare = Flask("youthvoice")
    bare.extensions["youthvoice"] = Shared(settings, database, settings.house)
    yield World(bare)
    database.engine.dispose()
