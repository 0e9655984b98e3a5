"""Whoever copies the database, its write-ahead file and the logs reads none of anybody's words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.security.disguises import found_in, shapes
from tests.security.marked_run import ANSWER, MarkedRun, Published
from tests.security.stage import QUESTION
from tests.world import World
from youthvoice.db.database import Database
from youthvoice.web.logs import FIELDS


@pytest.fixture
def everything_logged(logged: io.StringIO) -> Iterator[io.StringIO]:
    """All loggers at their chattiest, through the one list of fields."""
    loggers = [logging.getLogger(name) for name in (None, "youthvoice", "sqlalchemy", "werkzeug")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield logged
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def test_a_copy_of_the_database_and_of_the_logs_holds_no_secret(
    calm_world: World,
    everything_logged: io.StringIO,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = MarkedRun(calm_world)
    beginning = _begin(calm_world.database)
    run.go(monkeypatch)
    dump = _dump(calm_world.database, beginning)
    assert found_in(dump, {"a working fact": QUESTION}), "the dump is a dump"
    assert found_in(dump, run.secrets) == set()
    assert found_in(dump, {"published": Published}), "what may be read stands in clear"

    printed = "".join(capfd.readouterr())
    log = everything_logged.getvalue() + printed
    assert log.count("\n") > 100
    assert found_in(log.encode(), run.secrets) == set()
    # A path holds ids, and a path that somebody made up holds words.
    assert "/question" not in log
    assert "localhost" not in log
    assert "127.0.0.1" not in log
    assert str(run.folder) not in log
    for line in log.splitlines():
        assert set(json.loads(line)) <= set(FIELDS), line


def test_the_search_finds_words_in_every_disguise() -> None:
    for disguised in (
        ANSWER.encode(),
        ANSWER.encode("utf-16"),
        json.dumps({"words": ANSWER}).encode(),
        f"before {ANSWER} after".encode().hex().encode(),
        ANSWER.upper().encode(),
    ):
        assert found_in(b"..." + disguised + b"...", {"answer": ANSWER}) == {"answer"}
    assert all(len(shape) >= 6 for shape in shapes(ANSWER))


def _begin(database: Database) -> tuple[str, int]:
    """Where PostgreSQL's write-ahead log stands before the run."""
    if database.engine.dialect.name == "sqlite":
        return "", 0
    with database.session() as session:
        return _wal_position(session)


def _wal_position(session: Session) -> tuple[str, int]:
    name, offset = session.execute(
        text("SELECT * FROM pg_walfile_name_offset(pg_current_wal_insert_lsn())")
    ).one()
    return str(name), int(offset)


def _dump(database: Database, beginning: tuple[str, int]) -> bytes:
    if database.engine.dialect.name == "sqlite":
        return _sqlite_files(Path(str(database.engine.url.database)))
    with database.session() as session:
        return _postgres_files(session, *beginning) + _postgres_rows(session)


def _sqlite_files(file: Path) -> bytes:
    files = [file, *(Path(f"{file}{end}") for end in ("-wal", "-shm"))]
    assert all(each.stat().st_size for each in files), "the write-ahead file is still there"
    return b"".join(each.read_bytes() for each in files)


def _postgres_rows(session: Session) -> bytes:
    tables = session.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    ).all()
    rows = [
        str(row)
        for table in tables
        for row in session.scalars(text(f"SELECT t::text FROM {table} t"))  # noqa: S608 - its own names
    ]
    assert len(rows) > 20
    return "\n".join(rows).encode()


def _postgres_files(session: Session, first: str, offset: int) -> bytes:
    """The files of our tables, what was written ahead since the run began, and the server's log."""
    session.connection().commit()
    last, end = _wal_position(session)
    session.execute(text("CHECKPOINT"))
    data = Path(session.execute(text("SHOW data_directory")).scalar_one())
    paths = session.scalars(
        text("SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid >= 16384 AND relkind <> 'v'")
    ).all()
    files = [data / path for path in paths if path is not None]
    ahead = sorted(each for each in (data / "pg_wal").iterdir() if first <= each.name <= last)
    written = b"".join(each.read_bytes() for each in ahead)[offset:]
    assert len(written) > 10_000
    assert end
    return (
        b"".join(each.read_bytes() for each in files) + written + (data.parent / "log").read_bytes()
    )
