"""The rooms of about me, safety and people come beside what is there, and go without it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.db.rows_0001 import DAY, FOLDER, ROWS, WORKER, Row, insert
from tests.db.test_migrations import downgrade
from youthvoice.db.migrate import migrate

_TABLES = {table for table, _ in ROWS}
_LEAF: Row = {"folder_id": FOLDER, "key_version": 1, "sealed_words": b"sealed"}
_ABOUT: Row = {
    **_LEAF,
    "id": FOLDER,
    "topic_id": "name",
    "audience": "worker",
    "told_on": DAY,
    "own_key_id": None,
}
_PLAN: Row = {**_LEAF, "id": FOLDER, "version": 1, "person_id": WORKER, "day": DAY}
_MEMBER: Row = {
    **_LEAF,
    "id": FOLDER,
    "number": 8,
    "version": 1,
    "leads": False,
    "since": DAY,
    "ended_on": None,
}


def test_rows_of_before_stay_on_the_way_there_and_back(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)
    migrate(empty, "0003")
    before = _rows(empty)

    migrate(empty, "0004")
    assert _rows(empty) == before
    for table, row in (
        ("about_entries", _ABOUT),
        ("safety_plans", _PLAN),
        ("team_members", _MEMBER),
    ):
        insert(empty, table, row)

    downgrade(empty, "0003")
    assert _rows(empty) == before


def test_a_row_that_says_two_things_at_once_is_refused(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)
    migrate(empty, "0004")
    for table, row in (
        ("about_entries", {**_ABOUT, "audience": "just_me"}),
        ("about_entries", {**_ABOUT, "own_key_id": WORKER}),
        ("about_entries", {**_ABOUT, "audience": "parents"}),
        ("team_members", {**_MEMBER, "leads": True, "ended_on": DAY}),
    ):
        with pytest.raises(IntegrityError):
            insert(empty, table, row)


def _rows(empty: Engine) -> dict[str, set[tuple[object, ...]]]:
    with empty.connect() as connection:
        return {
            table: {tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))}  # noqa: S608 - our own tables
            for table in _TABLES
        }
