"""A database for many made-up areas one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import SqliteTemplate
from youthvoice.db.database import Database


@pytest.fixture
def sqlite_database(sqlite_template: SqliteTemplate, tmp_path: Path) -> Iterator[Database]:
    """One that does not have to be emptied: each area is counted by itself."""
    database = Database(sqlite_template.copy(tmp_path / "areas.sqlite"))
    yield database
    database.engine.dispose()
