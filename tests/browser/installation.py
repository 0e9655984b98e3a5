"""A test installation on SQLite, made in a moment and thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from tests.conftest import CHEAP_ARGON2_KIB
from tests.databases import SqliteTemplate
from youthvoice import create_app
from youthvoice.config import Environment, Settings


@contextmanager
def installed(
    template: SqliteTemplate, folder: Path, leave_to: str = "https://weather.example/"
) -> Iterator[Flask]:
    """An application with an empty database of its own in this folder."""
    settings = Settings(
        environment=Environment.TEST,
        database_url=template.copy(folder / "youthvoice.sqlite"),
        secret_key="test-" + "k" * 40,
        house_secret="test-" + "h" * 40,
        leave_to=leave_to,
        # Chromium asks for several things at once; a test that locks the database waits this long.
        database_patience_ms=600,
        argon2_memory_kib=CHEAP_ARGON2_KIB,
        argon2_passes=1,
    )
    app = create_app(settings)
    yield app
    app.extensions["youthvoice"].database.engine.dispose()
