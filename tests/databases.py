"""Throw-away databases: a migrated SQLite file to copy, and a PostgreSQL cluster of our own."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import delete

from tests.kept import begins_empty
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.tables import METADATA


def missing(tool: str, reason: str) -> None:
    """Skips, or fails where YOUTHVOICE_REQUIRE says that the tool must be there."""
    if tool in os.environ.get("YOUTHVOICE_REQUIRE", "").split(","):
        pytest.fail(f"{reason}, and YOUTHVOICE_REQUIRE asks for it")
    pytest.skip(reason)


def empty(database: Database) -> None:
    """Takes all rows out."""
    connection = database.engine.raw_connection()
    try:
        _empty(connection.dbapi_connection)
    finally:
        connection.close()


def _empty(connection: Any) -> None:
    deletes = "; ".join(str(delete(each)) for each in reversed(METADATA.sorted_tables))
    if isinstance(connection, sqlite3.Connection):
        connection.executescript(deletes)
    else:
        with connection.transaction():
            # References need not be looked at: nothing is left that could refer to anything.
            connection.execute(f"SET LOCAL session_replication_role = replica; {deletes}")


class SqliteTemplate:
    """One migrated file; copying it is quicker than migrating anew."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "template.sqlite"
        database = Database(f"sqlite:///{self._file}")
        migrate(database.engine)
        database.engine.dispose()

    def copy(self, to: Path) -> str:
        shutil.copy(self._file, to)
        begins_empty(url := f"sqlite:///{to}")
        return url


# The same on every machine, whatever its language.
_LOCALE = ("--encoding=UTF8", "--no-locale", "--no-sync")


class PostgresCluster:
    """A cluster in a temporary folder, run as the postgres user where we are root."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="youthvoice-pg-"))
        self._port = _free_port()
        self._numbers = count()
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", "youthvoice", *_LOCALE)
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1"
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        # Nothing here lives long enough to be tidied up, or for a statement to be compiled.
        options += " -c autovacuum=off -c jit=off"
        self._run("pg_ctl", "-w", "-D", self._data, "-o", options, "-l", self._log, "start")
        self._admin = psycopg.connect(self._dsn("postgres"), autocommit=True)
        _, self._shared = self.empty_database()
        database = Database(self._shared)
        migrate(database.engine)
        database.engine.dispose()
        self._cleaner = psycopg.connect(self._dsn("t0"), autocommit=True)

    @staticmethod
    def installed() -> bool:
        return _program("initdb") is not None

    def migrated_database(self) -> str:
        """The same database each time, emptied: a new one would cost ten times as much."""
        self._cleaner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        _empty(self._cleaner)
        begins_empty(self._shared)
        return self._shared

    def empty_database(self) -> tuple[str, str]:
        name = f"t{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name}")
        return name, self._url(name)

    def drop(self, name: str) -> None:
        self._admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def stop(self) -> None:
        self._cleaner.close()
        self._admin.close()
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    @property
    def _log(self) -> str:
        return str(self._folder / "log")

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://youthvoice@/{name}?host={self._folder}&port={self._port}"

    def _dsn(self, name: str) -> str:
        return f"host=127.0.0.1 port={self._port} user=youthvoice dbname={name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(_program(program)), *arguments]
        if os.geteuid() == 0:
            command = [
                "setpriv",
                "--reuid=postgres",
                "--regid=postgres",
                "--clear-groups",
                *command,
            ]
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self._folder,
        )


def _program(name: str) -> Path | None:
    """Debian keeps the server's programs out of the path, by version."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if versions:
        return versions[-1]
    found = shutil.which(name)
    return Path(found) if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
