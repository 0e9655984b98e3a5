"""Long words and pages written from the right fit on the narrowest phone, in every room."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.installation import installed
from tests.browser.live import phone, serving
from tests.databases import SqliteTemplate
from tests.languages.pseudo import speak_pseudo
from tests.security.stage import Stage
from tests.world import World
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import start_session

# Files, scripts and ways on: nothing to look at.
_NO_PAGE = ("copy", "file", "pdf", "leave", "sign_out", "manifest", "worker", "keys", "tickets")
# Everything unfolded, first from the left and then from the right: what is cut off, and what
# reaches over an edge.
_OVER = """() => {
  const root = document.documentElement;
  document.querySelectorAll("details").forEach((each) => (each.open = true));
  const named = (each) => each.outerHTML.replace(/\\s+/g, " ").slice(0, 140);
  const all = [...document.body.querySelectorAll("*:not(.only-read, .skip, input, textarea)")];
  const reaches = ({ left, right }) => left < -0.5 || right > root.clientWidth + 0.5;
  const isCut = (each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
    && getComputedStyle(each).overflowX !== "visible";
  const over = () => [
    ...all.filter(isCut).map((each) => `${root.dir}, cut: ${named(each)}`),
    ...(root.scrollWidth <= root.clientWidth ? []
      : [root.dir, ...all.filter((each) => reaches(each.getBoundingClientRect())).map(named)]),
  ];
  return ["ltr", "rtl"].flatMap((dir) => ((root.dir = dir), over()));
}"""


def test_no_page_goes_sideways_in_a_language_twice_as_long_from_either_side(
    browser: Browser,
    sqlite_template: SqliteTemplate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with installed(sqlite_template, tmp_path) as app:
        stage = Stage(World(app))
        addresses = [
            each.path
            for each in stage.addresses()
            if each.door in (Door.YOUNG, Door.PUBLIC)
            and "GET" in each.methods
            and not any(name in each.endpoint for name in _NO_PAGE)
        ]
        speak_pseudo(monkeypatch)
        with serving(app) as url, phone(browser, url, reduced_motion="reduce") as held:
            with stage.world.work() as session:
                person = session.get_one(Person, stage.otter.id)
                token = start_session(session, person, stage.otter.key, stage.otter.name)
            held.show_cookie("young", token.text)
            found = {}
            for path in addresses:
                held.page.goto(url + path, wait_until="domcontentloaded")
                found[path] = held.page.evaluate(_OVER)
    assert {path: over for path, over in found.items() if over} == {}
    assert len(found) > 40
