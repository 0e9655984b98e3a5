"""A plan can be written from here on, and nothing that was said before is touched."""

from __future__ import annotations

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.db.rows_0001 import ROWS, insert
from youthvoice.db.migrate import migrate

_TABLES = ("folders", "answers", "journey_steps", "record_lines", "drafts")


def test_every_row_of_before_stays(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)
    migrate(empty, "0003")
    before = _contents(empty)

    migrate(empty, "0005")

    assert _contents(empty) == before
    with Session(empty) as session:
        assert session.scalar(text("SELECT count(*) FROM plan_items")) == 0


def _contents(empty: Engine) -> dict[str, list[tuple[object, ...]]]:
    with Session(empty) as session:
        return {
            table: [tuple(row) for row in session.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608
            for table in _TABLES
        }
