"""Templates compiled once for all applications that a process makes: each compiles them anew, and

they are the same for all.
"""

from __future__ import annotations

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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


def compile_templates_once() -> None:
    """From now on. Rendering stays with each application, and so does all it is told."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _InMemory()}
