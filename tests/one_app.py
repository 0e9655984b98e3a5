"""One application for many tests, each with a database of its own: joining its parts and compiling

its templates takes longer than most tests. What is joined holds nothing of anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from youthvoice import create_app
from youthvoice.config import Settings
from youthvoice.db.database import Database
from youthvoice.web.visit import Shared

_JOINED: dict[tuple[bool, str], Flask] = {}


@contextmanager
def one_app(settings: Settings, *, calm: bool) -> Iterator[Flask]:
    """The application over this test's database. A calm one makes pages of all failures."""
    kind = (calm, settings.leave_to)
    if kind not in _JOINED:
        _JOINED[kind] = create_app(settings)
        _JOINED[kind].config["SHOW_FAILURES"] = not calm
    app = _JOINED[kind]
    database = Database(settings.database_url, patience_ms=settings.database_patience_ms)
    app.extensions["youthvoice"] = Shared(settings, database, settings.house)
    yield app
    database.engine.dispose()
