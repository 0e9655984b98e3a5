"""Keeps the rows of ratings from lying in the order in which they came, where a database does that.

SQLite lays them in the order of their random ids. PostgreSQL appends, and writes the number of its
transaction beside each row: read in that order, beside what a person did a moment before, a copied
table could say whose rating it is.
"""

from __future__ import annotations

from random import SystemRandom
from typing import cast
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from youthvoice.ratings.models import Rating

_CROWD = 12


def stir(session: Session, new: UUID) -> None:
    """Takes the new rating and some others out and puts them back in any order, in this

    transaction: all lie at the end then, under one number. What was there goes with a vacuum.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    # Two of these at once take different rows, so that neither waits for the other.
    crowd = session.scalars(
        select(Rating.id)
        .where(Rating.id >= uuid4(), Rating.id != new)
        .order_by(Rating.id)
        .limit(_CROWD)
        .with_for_update(skip_locked=True)
    )
    table = cast("Table", Rating.__table__)
    taken = session.execute(
        delete(table).where(table.c.id.in_([*crowd, new])).returning(*table.c)
    ).mappings()
    rows = [dict(row) for row in taken]
    SystemRandom().shuffle(rows)
    session.execute(insert(table), rows)
