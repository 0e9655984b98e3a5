"""Installations to look at in a browser: an empty one on SQLite, and the demo as it is started."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask

from tests.browser.live import serving
from tests.conftest import CHEAP_ARGON2_KIB
from tests.databases import SqliteTemplate
from tests.one_app import one_app
from youthvoice import create_app
from youthvoice.config import Environment, Settings
from youthvoice.demo.setting import demo_environment
from youthvoice.demo.start import prepare


@dataclass(frozen=True)
class Demo:
    """A running demo, and what its demo.json says."""

    address: str
    invitation: str
    accounts: list[dict[str, str]]

    def account(self, name: str) -> dict[str, str]:
        return next(each for each in self.accounts if each["name"] == name)


@contextmanager
def installed(
    template: SqliteTemplate, folder: Path, leave_to: str = "https://weather.example/"
) -> Iterator[Flask]:
    """An application with an empty database of its own in this folder."""
    settings = Settings(
        environment=Environment.TEST,
        database_url=template.copy(folder / "youthvoice.sqlite"),
        secret_key="test-" + "k" * 40,
        house_secret="test-" + "h" * 40,
        leave_to=leave_to,
        # A test that locks the database waits this long for the page that says so.
        database_patience_ms=600,
        alerts_contact="mailto:alerts@voice.example",
        argon2_memory_kib=CHEAP_ARGON2_KIB,
        argon2_passes=1,
    )
    with one_app(settings, calm=True) as app:
        yield app


@contextmanager
def demo_running(folder: Path, database_url: str = "", *, cheap: bool = False) -> Iterator[Demo]:
    """What `youthvoice demo` makes and serves, with its real secrets and its real Argon2id.

    A cheap one guesses faster, and is quicker to start.
    """
    settings = Settings.from_mapping(demo_environment(folder))
    if cheap:
        settings = replace(settings, argon2_memory_kib=CHEAP_ARGON2_KIB, argon2_passes=1)
    if database_url:
        settings = replace(settings, database_url=database_url)
    app = create_app(settings)
    with serving(app) as address:
        prepare(settings, folder, address, reset=False)
        yield Demo(**json.loads((folder / "demo.json").read_text(encoding="utf-8")))
    app.extensions["youthvoice"].database.engine.dispose()
