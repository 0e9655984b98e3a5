"""A browser for each process that tests, and a fresh installation for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, sync_playwright
from werkzeug import Response

from tests.browser.installation import installed
from tests.browser.live import launched, phone, serving, until
from tests.browser.scene import Scene
from tests.databases import SqliteTemplate, missing
from youthvoice.places import STATIC


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Served:
    """An application and where it is served."""

    app: Flask
    url: str
    neutral: str


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if shutil.which("chromium") is None:
        missing("chromium", "Chromium is not installed")
    assert (STATIC / "vendor").is_dir(), "no assets to look at: node assets/build.mjs makes them"
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium's pages without the rest of it, which costs a quarter less; else the whole of it."""
    running = launched(playwright, "chromium-headless-shell")
    yield running
    running.close()


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """All of Chromium, where it may matter what a browser does around its pages."""
    running = launched(playwright)
    yield running
    running.close()


@pytest.fixture(scope="session")
def neutral_site() -> Iterator[str]:
    """Where "Leave now" leads: another site, on another host."""
    weather = Response("<!doctype html><title>Weather</title>Rain.", mimetype="text/html")
    with serving(weather) as url:
        yield url.replace("127.0.0.1", "localhost") + "/"


@pytest.fixture
def served(sqlite_template: SqliteTemplate, tmp_path: Path, neutral_site: str) -> Iterator[Served]:
    """An empty installation on SQLite."""
    with installed(sqlite_template, tmp_path, neutral_site) as app, serving(app) as url:
        yield Served(app, url, neutral_site)


@pytest.fixture
def scene(browser: Browser, served: Served) -> Iterator[Scene]:
    """A made-up team and young person, and a phone with scripts."""
    with phone(browser, served.url, neutral=served.neutral) as held:
        yield Scene(served.app, held)


@pytest.fixture
def scene_without_scripts(browser: Browser, served: Served) -> Iterator[Scene]:
    """The same with JavaScript switched off."""
    with phone(browser, served.url, neutral=served.neutral, java_script_enabled=False) as held:
        yield Scene(served.app, held)


@contextmanager
def keeping(browser: Browser, served: Served, **options: Any) -> Iterator[Scene]:
    """A phone on which a page was opened before, and that keeps what it may."""
    allowed = {"neutral": served.neutral, "service_workers": "allow", **options}
    with phone(browser, served.url, **allowed) as held:
        page = held.open("/")
        # What the page does by itself two seconds later.
        page.evaluate("navigator.serviceWorker.register(document.body.dataset.worker)")
        until(page, "navigator.serviceWorker.controller !== null")
        yield Scene(served.app, held)
