"""Connections to SQLite or PostgreSQL, and one session for each piece of work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from youthvoice.errors import NotSaved


class Database:
    """One database by its address (`sqlite:///…` or `postgresql://…`)."""

    def __init__(self, url: str, *, patience_ms: int = 5000) -> None:
        self.engine = _engine(url, patience_ms)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    def session(self) -> Session:
        """A new session; nothing is written before its commit."""
        return self._sessions()

    @contextmanager
    def unit_of_work(self) -> Iterator[Session]:
        """A session that is committed as a whole, or not at all. Raises NotSaved."""
        with self.session() as session, writing(), session.begin():
            yield session


@contextmanager
def writing() -> Iterator[None]:
    """Turns a database that does not answer into NotSaved, without the statement's values."""
    try:
        yield
    except (OperationalError, InterfaceError):
        raise NotSaved from None


def _engine(url: str, patience_ms: int) -> Engine:
    # Values of statements never reach a log or a traceback: some of them are secrets.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
            assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - for the type checker
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            # What is deleted is overwritten, so that an erased folder leaves no remains.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA busy_timeout = {int(patience_ms)}")

    else:

        @event.listens_for(engine, "connect")
        def limit(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
            cursor = connection.cursor()
            cursor.execute(f"SET lock_timeout = {int(patience_ms)}")
            cursor.close()
            connection.commit()

    return engine
