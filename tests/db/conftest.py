"""What the tests of the migrations share: an empty database of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from youthvoice.db.database import Database


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind in which there is nothing yet."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield database.engine
        database.engine.dispose()
        return
    cluster = request.getfixturevalue("postgres_cluster")
    name, url = cluster.empty_database()
    database = Database(url)
    yield database.engine
    database.engine.dispose()
    cluster.drop(name)
