"""What the first migration's tables held is still what it was, read by the models of today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from tests.db.rows_0001 import ROWS, insert
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Ciphertext
from youthvoice.db.migrate import migrate
from youthvoice.tables import METADATA


def test_every_row_keeps_its_meaning_on_the_way_to_the_newest(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)

    migrate(empty)

    with Session(empty) as session:
        for name, row in ROWS:
            table = METADATA.tables[name]
            key = next(iter(table.primary_key.columns))
            found = session.execute(select(table).where(key == row[key.name])).mappings().one()
            assert {column: _plain(found[column]) for column in row} == dict(row), name


def test_what_was_sealed_comes_back_as_sealed(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)

    migrate(empty)

    sealed = [c for table in METADATA.sorted_tables for c in table.c if type(c.type) is Ciphertext]
    with Session(empty) as session:
        found = [value for column in sealed for value in session.scalars(select(column)) if value]
    assert len(found) >= len({name for name, _ in ROWS}) // 2
    assert all(isinstance(value, Sealed) for value in found)


def test_the_rows_are_of_every_table_there_was(empty: Engine) -> None:
    migrate(empty, "0001")
    assert {name for name, _ in ROWS} == {*inspect(empty).get_table_names()} - {"alembic_version"}


def _plain(value: object) -> object:
    return int(value.timestamp()) if isinstance(value, datetime) else value
