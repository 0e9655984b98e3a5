"""Made-up areas built once for a process: each later test finds the same rows in its own database.

Building one takes ten times as long as putting its rows back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import psycopg
from flask import Flask
from sqlalchemy import Table

from tests.world import World
from youthvoice.db.database import Database
from youthvoice.tables import METADATA


class Built(Protocol):
    """Whatever was built in a world and knows it."""

    world: World


B = TypeVar("B", bound=Built)
_KEPT: dict[tuple[Any, str], tuple[Built, Callable[[Database], None]]] = {}


def kept(app: Flask, build: Callable[[World], B]) -> B:
    """What `build` makes of an empty area, with its rows in this application's empty database.

    Its people, keys and ids are the same for every test of this process: change rows, not it.
    """
    database: Database = app.extensions["youthvoice"].database
    kind = (build, database.engine.dialect.name)
    if kind not in _KEPT:
        built = build(World(app))
        _KEPT[kind] = (built, _remember(database))
        return built
    known, put_back = _KEPT[kind]
    put_back(database)
    world = known.world
    world.app, world.database, world.house = app, database, app.extensions["youthvoice"].house
    return cast("B", known)


def _remember(database: Database) -> Callable[[Database], None]:
    return _file_of(database) if database.engine.dialect.name == "sqlite" else _rows_of(database)


def _file_of(database: Database) -> Callable[[Database], None]:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = Path(str(database.engine.url.database)).read_bytes()

    def put_back(other: Database) -> None:
        # The last connection takes what was written ahead with it.
        other.engine.dispose()
        Path(str(other.engine.url.database)).write_bytes(content)

    return put_back


def _rows_of(database: Database) -> Callable[[Database], None]:
    with database.engine.connect() as connection:
        cursor = _driver(connection.connection.dbapi_connection).cursor()
        rows = {table: _copied_out(cursor, table) for table in METADATA.sorted_tables}

    def put_back(other: Database) -> None:
        with other.engine.begin() as connection:
            # The rows come in any order: their references are not looked at meanwhile.
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            cursor = _driver(connection.connection.dbapi_connection).cursor()
            for table, content in rows.items():
                if content:
                    with cursor.copy(f'COPY "{table.name}" FROM STDIN') as going_in:
                        going_in.write(content)

    return put_back


def _copied_out(cursor: psycopg.Cursor[Any], table: Table) -> bytes:
    with cursor.copy(f'COPY "{table.name}" TO STDOUT') as coming:
        return b"".join(bytes(each) for each in coming)


def _driver(connection: Any) -> psycopg.Connection[Any]:
    assert isinstance(connection, psycopg.Connection)
    return connection
