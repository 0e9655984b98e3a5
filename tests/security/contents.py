"""Everything a database holds, row by row: to see whether anything changed, or what is sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from youthvoice.crypto.inventory import INVENTORY, Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.database import Database
from youthvoice.tables import METADATA


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order that does not depend on the database."""
    with database.session() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in METADATA.sorted_tables
        }


@dataclass(frozen=True)
class Cell:
    """One sealed value, and the place it was sealed for."""

    place: Place
    sealed: Sealed


def sealed_cells(database: Database) -> Iterator[Cell]:
    """Every value in every column on the inventory."""
    with database.session() as session:
        for listed in INVENTORY:
            table = METADATA.tables[listed.table]
            for id_, sealed in session.execute(select(table.c.id, table.c[listed.column])):
                if sealed is not None:
                    yield Cell(Place(listed.table, listed.column, id_), sealed)


def sealed_in(database: Database, table: str, column: str, id_: UUID) -> Sealed:
    """What one cell holds."""
    found = METADATA.tables[table]
    with database.session() as session:
        sealed: Sealed = session.execute(
            select(found.c[column]).where(found.c.id == id_)
        ).scalar_one()
        return sealed


def put(database: Database, table: str, id_: UUID, **values: object) -> None:
    """Changes a row behind the application's back, as somebody with the database could."""
    found = METADATA.tables[table]
    with database.unit_of_work() as session:
        session.execute(update(found).where(found.c.id == id_).values(**values))


def damage(database: Database, table: str, column: str, id_: UUID) -> None:
    """Turns one bit of a sealed value."""
    sealed = bytearray(sealed_in(database, table, column, id_))
    sealed[-1] ^= 1
    put(database, table, id_, **{column: Sealed(sealed)})
