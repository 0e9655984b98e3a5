"""Five pages as a phone on slow 4G meets them, judged by Lighthouse, weighed and taken apart."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from tests.audit.findings import Found, say
from tests.bench.first_view import FLAGS, come_in, view
from tests.bench.server_time import new_world
from tests.bench.serving import free_port, serving
from tests.plan.steps import Table
from tests.rounds.steps import round_with
from tests.world import World, Young
from youthvoice import clock
from youthvoice.places import STATIC
from youthvoice.plan.models import Whose
from youthvoice.plan.service import Promised

# Lighthouse's scores, of 100; the rest in kilobytes.
_GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}
# With an empty cache; what lies behind home comes with what home brought, and is told beside it.
_MOST_COLD_KB = 60.0
# What every page loads. Code that seals, blinds, records or draws comes when it is asked for.
_EVERYWHERE = {"young.js"}
_TALL = tuple(
    f"--screenEmulation.{each}"
    for each in ("mobile", "width=360", "height=4800", "deviceScaleFactor=1")
)
_LIGHTHOUSE = STATIC.parent / "node_modules" / "lighthouse" / "cli" / "index.js"


@dataclass(frozen=True)
class Looked:
    """What was found about one page."""

    name: str
    scores: dict[str, int]
    missed: list[str]
    cold_kb: float
    more_kb: float
    scripts: set[str]

    def wrong(self) -> Iterator[str]:
        """What is not as it should be, in sentences."""
        for kind, least in _GOALS.items():
            if self.scores[kind] < least:
                why = "; ".join(self.missed)
                yield f"{self.name}: {kind} {self.scores[kind]}, not {least}: {why}"
        if self.cold_kb > _MOST_COLD_KB:
            yield f"{self.name}: {self.cold_kb:.1f} KB on the wire, not {_MOST_COLD_KB:.0f}"
        if self.scripts - _EVERYWHERE:
            yield f"{self.name}: loads {sorted(self.scripts - _EVERYWHERE)} before it is needed"


def audit_pages(folder: Path) -> Found:
    """Prints a line for each page; gives what missed its goal. Chromium alone is looked at."""
    world, otter = _area(folder)
    found: Found = []
    say("page              perf  access  practices  cold KB  KB after home  scripts")
    with serving(folder / "audit.sqlite") as (address, _):
        for name, path, who in _pages(world, otter):
            looked = _look(name, address, path, _cookie(world, who))
            scores = [looked.scores[kind] for kind in _GOALS]
            numbers = f"{scores[0]:4}  {scores[1]:6}  {scores[2]:9}  {looked.cold_kb:7.1f}"
            say(
                f"{name:16}  {numbers}  {looked.more_kb:13.1f}  {', '.join(sorted(looked.scripts))}"
            )
            found += looked.wrong()
    return found


def _area(folder: Path) -> tuple[World, Young]:
    """Somebody who said something, with a plan and a round to rate in."""
    world = new_world(folder, "audit")
    table = Table(world)
    soon = Promised(Whose.WORKER, "Sam", clock.today() + timedelta(days=2))
    for words in ("Call the school", "Find a bus pass"):
        table.promise(table.aim(), words, soon)
    world.says(table.otter, "I want to know who decides.")
    round_with(world, "The Den")
    return world, table.otter


def _pages(world: World, otter: Young) -> Iterator[tuple[str, str, Young | None]]:
    yield "home", "/home", otter
    yield "question", "/question/who-i-am.2", otter
    yield "plan", "/plan", otter
    yield "rate", "/rate", None
    yield "help", "/help", None


def _cookie(world: World, who: Young | None) -> str:
    if who is None:
        return ""
    # A session for each: what a page takes with it when it goes must not end the next.
    cookie = world.browser(who).client.get_cookie("__Host-young")
    assert cookie is not None
    return cookie.value


def _look(name: str, address: str, path: str, cookie: str) -> Looked:
    home = f"{address}/home" if cookie else f"{address}/"
    with sync_playwright() as playwright:
        reports = list(_judged(playwright, address + path, cookie))
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        cold = view(browser, address + path, cookie, slow=False)
        after = view(browser, address + path, cookie, slow=False, before=home)
        browser.close()
    scores, missed = {}, []
    for report in reports:
        assert report.get("runtimeError") is None, report["runtimeError"]
        assert report["finalDisplayedUrl"] == address + path, report["finalDisplayedUrl"]
        scores |= {kind: round(100 * each["score"]) for kind, each in report["categories"].items()}
        missed += list(_missed(report))
    scripts = {_plain(each) for each in cold["scripts"]}
    return Looked(name, scores, missed, cold["kb"], after["kb"], scripts)


def _judged(playwright: Playwright, address: str, cookie: str) -> Iterator[dict[str, Any]]:
    """What Lighthouse says, in a browser with a session in it as a sign-in would have put it."""
    port = free_port()
    with TemporaryDirectory(prefix="youthvoice-audit-") as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=_chromium(), args=[*FLAGS, f"--remote-debugging-port={port}"]
        )
        if cookie:
            come_in(context, address, cookie)
        yield _lighthouse(port, address, "performance", "best-practices")
        # On a screen as tall as the page: the bar at the foot would lie over a target or two.
        yield _lighthouse(port, address, "accessibility", *_TALL)
        context.close()


def _lighthouse(port: int, address: str, *wanted: str) -> dict[str, Any]:
    kinds = [each for each in wanted if not each.startswith("--")]
    command = ["node", str(_LIGHTHOUSE), address, "--output=json", "--quiet", f"--port={port}"]
    command += [f"--only-categories={','.join(kinds)}", *wanted[len(kinds) :]]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


def _missed(report: dict[str, Any]) -> Iterator[str]:
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                nodes = [each.get("node", {}) for each in audit.get("details", {}).get("items", [])]
                where = " ".join(each.get("snippet", "") for each in nodes)[:300]
                yield f"{audit['id']} {audit.get('displayValue', '')} {where}".strip()


def _plain(address: str) -> str:
    """A script's name without the fingerprint of its content."""
    first, *_, last = address.rpartition("/")[2].split(".")
    return f"{first}.{last}"


def _chromium() -> str:
    found = shutil.which("chromium")
    assert found is not None, "Chromium is not installed"
    return found
