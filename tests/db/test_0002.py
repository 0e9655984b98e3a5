"""A draft belongs to the key it is sealed to, and ends with it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.db.rows_0001 import ROWS, YOUNG, YOUNG_KEY, insert
from youthvoice.db.migrate import migrate

_DRAFTS = text("SELECT subject FROM drafts")


def test_a_draft_gets_the_key_of_its_author_and_ends_with_it(empty: Engine) -> None:
    _before(empty)

    migrate(empty, "0002")

    with Session(empty) as session:
        assert session.scalars(_DRAFTS).all() == ["question:my-own"]
        session.execute(text("UPDATE people SET key_id = NULL"))
        session.execute(text("DELETE FROM keys WHERE id = :id"), {"id": _stored(empty, YOUNG_KEY)})
        assert session.scalars(_DRAFTS).all() == []


def test_a_draft_whose_author_has_no_key_goes_at_once(empty: Engine) -> None:
    _before(empty)
    with Session(empty) as session:
        # Switched off: whatever they had begun, nobody can open.
        session.execute(
            text("UPDATE people SET key_id = NULL WHERE id = :id"), {"id": _stored(empty, YOUNG)}
        )
        session.commit()

    migrate(empty, "0002")

    with Session(empty) as session:
        assert session.scalars(_DRAFTS).all() == []


def _before(empty: Engine) -> None:
    migrate(empty, "0001")
    for table, row in ROWS:
        insert(empty, table, row)


def _stored(empty: Engine, id_: UUID) -> object:
    return id_.hex if empty.dialect.name == "sqlite" else id_
