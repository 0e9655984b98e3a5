"""A database that cannot be written for a while: locked by somebody else, or on a full disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import create_engine, event, text

from youthvoice.db.database import Database
from youthvoice.tables import METADATA

_PLENTY = 1_000_000


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else writes, and does not stop. Reading goes on."""
    engine = create_engine(database.engine.url)
    with closing(engine.connect()) as other:
        if engine.dialect.name == "sqlite":
            other.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            tables = ", ".join(table.name for table in METADATA.sorted_tables)
            other.execute(text(f"LOCK TABLE {tables} IN EXCLUSIVE MODE"))
        yield
    engine.dispose()


@contextmanager
def full_disk(database: Database) -> Iterator[None]:
    """No page more fits (SQLite's own way of meeting a full disk; nothing is left to reuse)."""
    with closing(sqlite3.connect(str(database.engine.url.database))) as other:
        other.execute("VACUUM")
        pages = other.execute("PRAGMA page_count").fetchone()[0]

    def fill(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def empty(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {_PLENTY}")

    database.engine.dispose()
    event.listen(database.engine, "checkout", fill)
    yield
    event.remove(database.engine, "checkout", fill)
    database.engine.dispose()
    event.listen(database.engine, "checkout", empty)
