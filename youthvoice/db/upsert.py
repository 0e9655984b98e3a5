"""Insert a row, or change the one that is there: in one statement, safe for two at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from youthvoice.db.base import Base


def insert_if_new(
    session: Session, model: type[Base], row: Mapping[str, Any], unique: tuple[str, ...]
) -> bool:
    """Inserts `row`, unless its `unique` columns meet one that exists. Whether it was new."""
    statement = _insert(session, model, row).on_conflict_do_nothing(index_elements=unique)
    return session.execute(statement.returning(model.__table__.c[unique[0]])).first() is not None


def insert_or_change(
    session: Session,
    model: type[Base],
    row: Mapping[str, Any],
    unique: tuple[str, ...],
    change: Mapping[str, Any],
) -> None:
    """Inserts `row`; where the `unique` columns meet one that exists, makes `change` to it."""
    session.execute(
        _insert(session, model, row).on_conflict_do_update(
            index_elements=unique, set_=dict(change)
        ),
        execution_options={"synchronize_session": False},
    )


def _insert(
    session: Session, model: type[Base], row: Mapping[str, Any]
) -> sqlite.Insert | postgresql.Insert:
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert if is_sqlite else postgresql.insert)(model).values(**row)
