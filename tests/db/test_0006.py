"""The promise and the diary come beside what is there, and go again without touching it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.db.rows_0001 import DAY, FOLDER, ROWS, WORKER, insert
from tests.db.test_migrations import downgrade
from youthvoice.db.migrate import migrate

_NEW = {"agreements", "contacts", "check_ins", "meetings", "meeting_parts"}
_COUNTED = ("answers", "journey_steps", "record_lines", "folders")


def test_every_row_of_before_stays_and_the_new_tables_are_empty(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)
    before = _counts(empty, _COUNTED)

    migrate(empty, "0006")

    assert _counts(empty, _COUNTED) == before
    assert set(_counts(empty, sorted(_NEW)).values()) == {0}
    downgrade(empty, "0005")
    assert _counts(empty, _COUNTED) == before
    assert not _NEW & set(inspect(empty).get_table_names())


def test_an_agreement_without_an_interval_cannot_stand(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)
    migrate(empty, "0006")
    agreement = {
        "id": WORKER,
        "folder_id": FOLDER,
        "key_version": 1,
        "sealed_words": b"sealed",
        "version": 1,
        "proposed_by": WORKER,
        "by_young_person": False,
        "proposed_on": DAY,
    }
    with pytest.raises(IntegrityError):
        insert(empty, "agreements", agreement)
    insert(empty, "agreements", {**agreement, "meet_every": 7})


def _counts(empty: Engine, tables: object) -> dict[str, int]:
    with Session(empty) as session:
        return {
            table: session.scalars(text(f"SELECT count(*) FROM {table}")).one()  # noqa: S608
            for table in tables  # type: ignore[attr-defined]
        }
