"""Templates compiled once for all the applications of a test run; compiling took half its time."""

from __future__ import annotations

from types import CodeType

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps compiled templates in memory, by their name and their source."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_ALL = Compiled()


def sharing_templates(app: Flask) -> Flask:
    """The application, with the templates that others have compiled before it."""
    app.jinja_env.bytecode_cache = _ALL
    return app
