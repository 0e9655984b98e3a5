"""A world for services: they see no request, so there is no application in front of them."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import World
from youthvoice.config import Settings
from youthvoice.db.database import Database
from youthvoice.web.visit import Shared


@pytest.fixture
def world(settings: Settings, database: Database) -> World:
    """An empty area to put made-up people in, made quicker than a whole application."""
    bare = Flask("youthvoice")
    bare.extensions["youthvoice"] = Shared(settings, database, settings.house)
    return World(bare)
