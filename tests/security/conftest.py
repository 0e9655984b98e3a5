"""Fixtures of the security tests: a world whose failures are pages, and what was logged."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask

from tests.aloud.steps import read_out
from tests.security.stage import READ_OUT, Stage
from tests.world import World, built_in
from youthvoice.web.logs import start_log


@pytest.fixture
def calm_world(calm_app: Flask) -> World:
    """A world as production shows it: whatever fails becomes a page."""
    return World(calm_app)


@pytest.fixture
def stage(calm_app: Flask, tmp_path: Path) -> Stage:
    """An area in which every address leads somewhere."""
    read_out(calm_app, tmp_path / "recordings", READ_OUT, b"a sound")
    return built_in(calm_app, Stage)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """All that this process logs, as production writes it."""
    root = logging.getLogger()
    with ExitStack() as after:
        after.callback(root.handlers.__setitem__, slice(None), root.handlers[:])
        for name in (None, "youthvoice"):
            logger = logging.getLogger(name)
            after.callback(logger.setLevel, logger.level)
        stream = io.StringIO()
        start_log(stream)
        yield stream
