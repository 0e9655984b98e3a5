"""How many days lie between two days, as each database says it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class DaysBetween(FunctionElement[int]):
    """The number of days from the first day to the second."""

    type = Integer()
    name = "days_between"
    inherit_cache = True


@compiles(DaysBetween)
def _in_postgresql(element: DaysBetween, compiler: SQLCompiler, **options: Any) -> str:
    first, second = (compiler.process(each, **options) for each in element.clauses)
    return f"({second} - {first})"


@compiles(DaysBetween, "sqlite")
def _in_sqlite(element: DaysBetween, compiler: SQLCompiler, **options: Any) -> str:
    first, second = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(julianday({second}) - julianday({first}) AS INTEGER)"
