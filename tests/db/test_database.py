"""What every connection promises: whole pieces of work, no remains, and no values in errors."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from youthvoice.accounts.models import Area, LockedKey, SignInAttempts
from youthvoice.clock import now
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.database import Database
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import NotSaved
from youthvoice.folders.models import Folder

MARK = "marked-words-9173"


def an_area(name: str = "Riverbend") -> Area:
    return Area(name=name, board_name="board", reading_hours="9 to 5", help_note="")


def a_key(locked: bytes) -> LockedKey:
    return LockedKey(
        public_key=b"public",
        locked_private_key=locked,
        salt=b"salt",
        memory_kib=64,
        passes=1,
        lanes=1,
    )


def names(database: Database) -> list[str]:
    with database.session() as session:
        return list(session.scalars(select(Area.name)))


@pytest.fixture
def sqlite_file(sqlite_template, tmp_path: Path) -> Iterator[tuple[Database, Path]]:
    file = tmp_path / "one.sqlite"
    database = Database(sqlite_template.copy(file), patience_ms=50)
    yield database, file
    database.engine.dispose()


def test_a_piece_of_work_is_kept_as_a_whole(database) -> None:
    with database.unit_of_work() as session:
        session.add_all([an_area("one"), an_area("two")])

    assert sorted(names(database)) == ["one", "two"]


def test_or_not_at_all(database) -> None:
    with contextlib.suppress(ZeroDivisionError), database.unit_of_work() as session:
        session.add(an_area())
        session.flush()
        _ = 1 / 0

    assert names(database) == []


def test_a_database_that_fails_at_the_last_moment_says_it_was_not_saved(database) -> None:
    with failing(database, "commit"), pytest.raises(NotSaved), database.unit_of_work() as session:
        session.add(an_area())

    assert names(database) == []


def test_a_database_that_fails_while_writing_says_it_was_not_saved(database) -> None:
    with (
        failing(database, "before_cursor_execute"),
        pytest.raises(NotSaved) as refused,
        database.unit_of_work() as session,
    ):
        session.add(an_area(MARK))

    assert refused.value.__suppress_context__
    assert names(database) == []


def test_a_locked_database_says_it_was_not_saved(sqlite_file) -> None:
    database, file = sqlite_file
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(NotSaved), database.unit_of_work() as session:
        session.add(an_area())

    other.close()
    assert names(database) == []


def test_a_full_disk_says_it_was_not_saved(sqlite_file) -> None:
    database, _ = sqlite_file

    @event.listens_for(database.engine, "connect")
    def fill_the_disk(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    with pytest.raises(NotSaved), database.unit_of_work() as session:
        session.add_all(an_area("x" * 120) for _ in range(200))

    assert names(database) == []


def test_an_error_of_the_database_tells_no_values(database) -> None:
    with pytest.raises(IntegrityError) as failed, database.unit_of_work() as session:
        session.add(Area(name=MARK, board_name=None, reading_hours=MARK))

    said_by_us = str(failed.value).partition("[SQL")[2]
    assert "parameters hidden" in said_by_us
    assert MARK not in said_by_us


def test_a_row_that_points_to_nothing_is_refused(database) -> None:
    with pytest.raises(IntegrityError), database.unit_of_work() as session:
        session.add(Folder(area_id=uuid4(), sealed_label=Sealed(b"label")))


def test_words_that_were_never_sealed_cannot_be_stored(database) -> None:
    with pytest.raises(StatementError, match="only sealed bytes"), database.unit_of_work() as work:
        work.add(a_key(MARK.encode()))


def test_sqlite_writes_ahead_and_overwrites_what_is_deleted(sqlite_file) -> None:
    database, file = sqlite_file
    with database.unit_of_work() as session:
        session.add(a_key(Sealed(MARK.encode() * 20)))
    with database.unit_of_work() as session:
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    assert MARK.encode() in file.read_bytes()

    with database.unit_of_work() as session:
        session.delete(session.scalars(select(LockedKey)).one())
    with database.unit_of_work() as session:
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    left = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert MARK.encode() not in left


def test_two_at_once_meet_in_one_row(database_url) -> None:
    database, ready = Database(database_url), Barrier(4)

    def count(_: int) -> None:
        ready.wait(10)
        with database.unit_of_work() as session:
            insert_or_change(
                session,
                SignInAttempts,
                {"lookup": b"name", "failures": 1, "not_before": now()},
                ("lookup",),
                {"failures": SignInAttempts.failures + 1},
            )

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))

    with database.session() as session:
        assert session.scalars(select(SignInAttempts.failures)).all() == [4]
        assert session.scalar(select(func.count()).select_from(SignInAttempts)) == 1
    database.engine.dispose()


@contextmanager
def failing(database: Database, moment: str) -> Iterator[None]:
    """The database stops answering at this moment."""

    def fail(*_: object) -> None:
        raise OperationalError("INSERT", {"name": MARK}, Exception("database or disk is full"))

    event.listen(database.engine, moment, fail)
    try:
        yield
    finally:
        event.remove(database.engine, moment, fail)
