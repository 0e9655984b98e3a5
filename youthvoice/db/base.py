"""The base of all tables, and the column types that they share."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Dialect, Enum, LargeBinary, MetaData, TypeDecorator, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from youthvoice.crypto.sealed import Sealed

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every table derives from this; constraints get the same names in every database."""

    metadata = MetaData(naming_convention=NAMING)


class Identified:
    """A row with a random id that the application makes itself, so ids tell no order."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)


class Ciphertext(TypeDecorator[Sealed]):
    """Sealed bytes. Refuses anything unsealed, and cannot decrypt: opening is an explicit call."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """The bytes to store. Raises TypeError for anything that was not sealed."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("only sealed bytes may be stored here")
        return None if value is None else bytes(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Sealed | None:  # noqa: ARG002
        """The stored bytes, still sealed."""
        return None if value is None else Sealed(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment in whole seconds, kept as a number so that both databases agree."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Seconds since 1970. Raises TypeError for a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment needs its zone")
        return int(value.timestamp())

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment, in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


def one_of(kind: type[StrEnum]) -> Enum:
    """A column that holds one of the values of `kind`, held to it by the database too."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )
