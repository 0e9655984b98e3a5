"""What comes out the same for every application that a process makes, and so is made once for

all: compiled templates and statements, and how hard made-up passphrases are to guess.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache, wraps
from typing import Any

import zxcvbn
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Dialect, event

from youthvoice.db.database import Database


class _InMemory(BytecodeCache):
    """What Jinja made of each template; a changed template has another checksum."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._compiled.get(bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


def judge_passphrases_once() -> None:
    """From now on: nearly everybody in the tests has the same one."""
    zxcvbn.zxcvbn = lru_cache(zxcvbn.zxcvbn)


def compile_templates_once() -> None:
    """From now on. Rendering stays with each application, and so does all it is told."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _InMemory()}


def compile_statements_once() -> None:
    """From now on. SQLAlchemy keeps what it compiled by the dialect it was compiled for, so that
    all databases of a kind have one; connections, sessions and values stay with each.
    """
    dialects: dict[str, Dialect] = {}
    compiled: dict[Any, Any] = {}
    make = Database.__init__

    @wraps(make)
    def make_and_share(self: Database, url: str, *, patience_ms: int = 5000) -> None:
        make(self, url, patience_ms=patience_ms)
        own = self.engine.dialect
        first = dialects.get(own.name)
        # A dialect knows its database only after the first connection.
        if first is None or first.server_version_info is None:
            dialects[own.name] = own
        else:
            self.engine.dialect = first
        self.engine.update_execution_options(compiled_cache=compiled)

    Database.__init__ = make_and_share  # type: ignore[method-assign]


def leave_the_disk_its_time() -> None:
    """From now on: nobody waits until a throw-away SQLite file lies safely on the disk."""
    make = Database.__init__

    @wraps(make)
    def make_and_hurry(self: Database, url: str, *, patience_ms: int = 5000) -> None:
        make(self, url, patience_ms=patience_ms)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _hurry)

    Database.__init__ = make_and_hurry  # type: ignore[method-assign]


def _hurry(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")
