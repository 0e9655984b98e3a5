"""The record keeps its lines when it learns to say more, and refuses what it cannot say."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.db.rows_0001 import ROWS, insert
from youthvoice.db.migrate import migrate
from youthvoice.folders.models import Act

_ACTS = text("SELECT act FROM record_lines")


def test_every_act_can_be_written_after_it_and_no_other(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)

    migrate(empty, "0003")

    with Session(empty) as session:
        before = session.scalars(_ACTS).all()
        assert before == [row["act"] for table, row in ROWS if table == "record_lines"]
        for act in Act:
            session.execute(text("UPDATE record_lines SET act = :act"), {"act": act.value})
        with pytest.raises(IntegrityError):
            session.execute(text("UPDATE record_lines SET act = 'forgot'"))
