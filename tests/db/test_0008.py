"""Who was told what stands beside what is there, and goes again without touching it."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.db.rows_0001 import DAY, FOLDER, WORKER, Row, insert
from tests.db.rows_0007 import columns, contents, fill
from tests.db.test_migrations import downgrade
from youthvoice.db.migrate import migrate
from youthvoice.sharing.models import Kept, Told, View, Wish

_SHARING, _VIEW, _SUBJECT = UUID(int=90), UUID(int=91), UUID(int=92)
_LEAF: Row = {"folder_id": FOLDER, "key_version": 1, "sealed_words": b"sealed"}
_NEW: dict[str, Row] = {
    "sharings": {
        **_LEAF,
        "id": _SHARING,
        "number": 30,
        "made_by": WORKER,
        "shared_on": DAY,
        "told": "not_yet",
    },
    "sharing_views": {
        **_LEAF,
        "id": _VIEW,
        "sharing_id": _SHARING,
        "number": 31,
        "view": "ask_first",
        "day": DAY,
    },
    "parents_subjects": {
        **_LEAF,
        "id": _SUBJECT,
        "number": 32,
        "wish": "not_my_parents",
        "made_on": DAY,
        "kept": "cannot",
        "answered_by": WORKER,
        "answered_on": DAY,
    },
}
_SAYABLE: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("sharings", "told", Told),
    ("sharing_views", "view", View),
    ("parents_subjects", "wish", Wish),
    ("parents_subjects", "kept", Kept),
)
_IDS = dict.fromkeys(_NEW, ("id",))


def test_every_row_of_before_stays_on_the_way_there_and_back(empty: Engine) -> None:
    fill(empty, "0007")
    of = columns(empty)
    before = contents(empty, of)
    assert all(before.values()), "something of every table there was"

    migrate(empty, "0008")

    assert set(columns(empty)) - set(of) == set(_NEW)
    assert not any(contents(empty, _IDS).values())
    _fill(empty)
    assert contents(empty, of) == before
    downgrade(empty, "0007")
    assert columns(empty) == of
    assert contents(empty, of) == before


def test_all_that_can_be_said_can_be_written_and_nothing_else(empty: Engine) -> None:
    fill(empty, "0007")
    migrate(empty, "0008")
    _fill(empty)
    for table, column, allowed in _SAYABLE:
        for each in allowed:
            _put(empty, table, column, each.value)
            assert contents(empty, {table: (column,)}) == {table: {(each.value,)}}
        with pytest.raises(IntegrityError):
            _put(empty, table, column, "forgotten")


def test_an_answer_to_a_wish_names_who_gave_it_and_when(empty: Engine) -> None:
    fill(empty, "0007")
    migrate(empty, "0008")
    answered, facts = _NEW["parents_subjects"], ("kept", "answered_by", "answered_on")
    for missing in facts:
        with pytest.raises(IntegrityError):
            insert(empty, "parents_subjects", {**answered, missing: None})
    insert(empty, "parents_subjects", {**answered, **dict.fromkeys(facts)})


def test_a_view_goes_with_what_it_is_about_and_all_of_it_with_the_folder(empty: Engine) -> None:
    fill(empty, "0007")
    migrate(empty, "0008")
    _fill(empty)
    for gone, left in (("sharings", {"parents_subjects"}), ("folders", set[str]())):
        with empty.begin() as connection:
            connection.execute(text(f"DELETE FROM {gone}"))  # noqa: S608 - our own tables
        assert {table for table, rows in contents(empty, _IDS).items() if rows} == left


def _fill(empty: Engine) -> None:
    for table, row in _NEW.items():
        insert(empty, table, row)


def _put(empty: Engine, table: str, column: str, value: str) -> None:
    with empty.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = :value"), {"value": value})  # noqa: S608 - our own tables
