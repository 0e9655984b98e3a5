"""A world for services: they see no request, so there is no application in front of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.conftest import CHEAP_ARGON2_KIB
from tests.databases import PostgresCluster, SqliteTemplate, empty
from tests.kept import begins_empty
from tests.world import World
from youthvoice.config import Environment, Settings
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.web.visit import Shared

SETTINGS = Settings(
    environment=Environment.TEST,
    database_url="",
    secret_key="test-" + "k" * 40,
    house_secret="test-" + "h" * 40,
    argon2_memory_kib=CHEAP_ARGON2_KIB,
    argon2_passes=1,
)


@pytest.fixture(scope="session")
def kept_sqlite(
    sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One SQLite database for all service tests of this process, emptied after each."""
    database = Database(sqlite_template.copy(tmp_path_factory.mktemp("kept") / "kept.sqlite"))
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def kept_postgres(postgres_cluster: PostgresCluster) -> Iterator[Database]:
    """One PostgreSQL database for all service tests of this process, emptied after each."""
    _, url = postgres_cluster.empty_database()
    database = Database(url)
    migrate(database.engine)
    yield database
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """An empty area to put made-up people in: quicker than an application and a new database."""
    database: Database = request.getfixturevalue(f"kept_{request.param}")
    bare = Flask("youthvoice")
    settings = replace(SETTINGS, database_url=str(database.engine.url))
    bare.extensions["youthvoice"] = Shared(settings, database, settings.house)
    begins_empty(database.engine.url)
    yield World(bare)
    empty(database)
