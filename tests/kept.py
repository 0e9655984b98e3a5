"""Made-up areas are built once for a process: a test that begins as another one did finds the same

rows in its own database, which takes a tenth of the time. They are put there when somebody first
looks into it; from then on everything is built as always.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

import psycopg
from sqlalchemy import URL, Engine, Table, event, make_url

from youthvoice import clock
from youthvoice.db.database import Database
from youthvoice.tables import METADATA

T = TypeVar("T")


class Rows(Protocol):
    """All that a database held."""

    def put_back(self, connection: Any) -> None:
        """Into a database that is empty, over a driver's connection to it."""


class Beginning:
    """How an empty database began: in which steps, and with which rows they left it."""

    def __init__(self) -> None:
        self._steps: tuple[Hashable, ...] = ()
        self._owed: Rows | None = None
        self._builder: int | None = None
        self._is_over = False
        self._turn = threading.RLock()

    def step(self, engine: Engine, name: Hashable, build: Callable[[], T]) -> T:
        """What `build` gives, or gave when another database had begun in the same way."""
        if self._is_over or self._builder is not None:
            return build()
        steps = (*self._steps, (name, _moment()))
        if steps in _KEPT:
            given, self._owed = _KEPT[steps]
        else:
            given, rows = self._build(engine, build)
            if self._is_over:
                return given
            _KEPT[steps] = (given, rows)
        self._steps = steps
        return cast("T", given)

    def look(self, connection: Any) -> None:
        """Somebody looks into the database over this driver's connection."""
        with self._turn:
            if self._owed is not None:
                self._owed.put_back(connection)
                self._owed = None
            self._is_over = self._is_over or self._builder != threading.get_ident()

    def _build(self, engine: Engine, build: Callable[[], T]) -> tuple[T, Rows]:
        self._builder = threading.get_ident()
        try:
            return build(), _rows_of(engine)
        except BaseException:
            # What is half built is the beginning of nothing.
            self._is_over = True
            raise
        finally:
            self._builder = None


_KEPT: dict[tuple[Hashable, ...], tuple[object, Rows]] = {}
_BEGINNINGS: dict[URL, Beginning] = {}


def begins_empty(url: str | URL) -> None:
    """The database at this address is empty, and nobody has looked into it yet."""
    _BEGINNINGS[make_url(url)] = Beginning()


def begun(database: Database, name: Hashable, build: Callable[[], T]) -> T:
    """What `build` gives, or gave in this process in a database that had begun in the same way.

    `name` says what it builds. What it gives is shared: the test that gets it must not change it.
    """
    beginning = _BEGINNINGS.get(database.engine.url)
    if beginning is None:
        return build()
    return beginning.step(database.engine, (database.engine.dialect.name, name), build)


def tell_of_looks() -> None:
    """From now on every database says when somebody looks into it."""
    make = Database.__init__

    @wraps(make)
    def make_and_tell(self: Database, url: str, *, patience_ms: int = 5000) -> None:
        make(self, url, patience_ms=patience_ms)

        @event.listens_for(self.engine, "checkout")
        def tell(connection: Any, *_: object) -> None:
            beginning = _BEGINNINGS.get(self.engine.url)
            if beginning is not None:
                beginning.look(connection)

    Database.__init__ = make_and_tell  # type: ignore[method-assign]


def _moment() -> Hashable:
    """What time it is for those who build: now, a moment of its own, or so long before now."""
    held = clock._held.get()
    if held is None or not held.microsecond:
        return held
    return round((datetime.now(UTC) - held) / timedelta(minutes=1))


class _File:
    """All of an SQLite database, as it lies in its file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.backup(self._kept)

    def put_back(self, connection: sqlite3.Connection) -> None:
        self._kept.backup(connection)


class _Copies:
    """All rows of a PostgreSQL database, table by table."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        with connection.cursor() as cursor:
            tables = {each: _copied_out(cursor, each) for each in METADATA.sorted_tables}
        self._rows = {table: content for table, content in tables.items() if content}

    def put_back(self, connection: psycopg.Connection[Any]) -> None:
        with connection.cursor() as cursor:
            # The rows come in any order: their references are not looked at meanwhile.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, content in self._rows.items():
                with cursor.copy(f'COPY "{table.name}" FROM STDIN') as going_in:
                    going_in.write(content)
        connection.commit()


def _rows_of(engine: Engine) -> Rows:
    connection = engine.raw_connection()
    try:
        driver = connection.dbapi_connection
        return _File(driver) if isinstance(driver, sqlite3.Connection) else _Copies(driver)
    finally:
        connection.close()


def _copied_out(cursor: psycopg.Cursor[Any], table: Table) -> bytes:
    with cursor.copy(f'COPY "{table.name}" TO STDOUT') as coming:
        return b"".join(bytes(each) for each in coming)
