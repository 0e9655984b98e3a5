"""Fixtures that every test may ask for: databases, an application, a made-up world."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.databases import PostgresCluster, SqliteTemplate, missing
from tests.kept import tell_of_looks
from tests.once import (
    compile_statements_once,
    compile_templates_once,
    judge_passphrases_once,
    leave_the_disk_its_time,
)
from tests.one_app import one_app
from tests.world import World
from youthvoice.config import Environment, Settings
from youthvoice.db.database import Database

CHEAP_ARGON2_KIB = 64

compile_templates_once()
compile_statements_once()
judge_passphrases_once()
leave_the_disk_its_time()
tell_of_looks()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresCluster]:
    if not PostgresCluster.installed():
        missing("postgres", "PostgreSQL's initdb is not installed")
    cluster = PostgresCluster()
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated database of each kind, for one test."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_template").copy(tmp_path / "youthvoice.sqlite")
        return
    cluster: PostgresCluster = request.getfixturevalue("postgres_cluster")
    yield cluster.migrated_database()


@pytest.fixture
def settings(database_url: str) -> Settings:
    """Settings of a test installation: production's rules, with a cheap Argon2id."""
    return Settings(
        environment=Environment.TEST,
        database_url=database_url,
        secret_key="test-" + "k" * 40,
        house_secret="test-" + "h" * 40,
        leave_to="https://weather.example/",
        database_patience_ms=200,
        alerts_contact="mailto:alerts@voice.example",
        argon2_memory_kib=CHEAP_ARGON2_KIB,
        argon2_passes=1,
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_url, patience_ms=settings.database_patience_ms)
    yield database
    database.engine.dispose()


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An application that raises what fails instead of showing a page about it."""
    with one_app(settings, calm=False) as app:
        yield app


@pytest.fixture
def world(app: Flask) -> World:
    """An empty area to put made-up people in, and browsers for them."""
    return World(app)


@pytest.fixture
def calm_app(settings: Settings) -> Iterator[Flask]:
    """An application that shows its failure pages as production does, instead of raising."""
    with one_app(settings, calm=True) as app:
        yield app


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("YOUTHVOICE_") and name != "YOUTHVOICE_REQUIRE":
            monkeypatch.delenv(name)
