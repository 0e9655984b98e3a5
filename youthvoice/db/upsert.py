"""Insert a row, or change the one that is there: in one statement, safe for two at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from youthvoice.db.base import Base


def insert_or_change(
    session: Session,
    model: type[Base],
    row: Mapping[str, Any],
    unique: tuple[str, ...],
    change: Mapping[str, Any],
) -> None:
    """Inserts `row`; where the `unique` columns meet one that exists, makes `change` to it."""
    dialect = session.get_bind().dialect.name
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = insert(model).values(**row)
    session.execute(
        statement.on_conflict_do_update(index_elements=unique, set_=dict(change)),
        execution_options={"synchronize_session": False},
    )
