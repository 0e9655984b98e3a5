"""Every language is open to everybody; long words, from either side, fit on a narrow phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.installation import installed
from tests.browser.live import phone, serving
from tests.browser.page_audit import audit, with_axe
from tests.databases import SqliteTemplate
from tests.languages.pseudo import speak_pseudo
from tests.security.stage import QUESTION, Stage
from tests.world import World
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import start_session
from youthvoice.languages.known import LANGUAGES

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


@dataclass
class Walk:
    """An area in which every address leads somewhere, and Otter's phone."""

    stage: Stage
    page: Page
    url: str

    def pages(self) -> list[str]:
        """Where every page of the young and public doors is."""
        return [
            each.path
            for each in self.stage.addresses()
            if each.door in (Door.YOUNG, Door.PUBLIC)
            and "GET" in each.methods
            and not any(name in each.endpoint for name in _NO_PAGE)
        ]


@pytest.fixture(scope="module")
def walk(
    browser: Browser, sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    with installed(sqlite_template, tmp_path_factory.mktemp("walk")) as app:
        stage = Stage(World(app))
        with stage.world.work() as session:
            otter = session.get_one(Person, stage.otter.id)
            token = start_session(session, otter, stage.otter.key, stage.otter.name)
        with serving(with_axe(app)) as url, phone(browser, url, reduced_motion="reduce") as held:
            held.show_cookie("young", token.text)
            yield Walk(stage, held.page, url)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("ar", "/home"),
        ("ar", f"/question/{QUESTION}"),
        ("ur", "/plan"),
        ("ur", "/join"),
        ("pl", "/how-it-looks"),
        ("ro", "/diary"),
        ("cy", "/help"),
    ],
)
def test_a_page_in_another_language_is_open_to_everybody(walk: Walk, code: str, path: str) -> None:
    walk.page.goto(f"{walk.url}{path}?lang={code}")
    root = walk.page.locator("html")
    assert root.get_attribute("lang") == LANGUAGES[code].tag
    assert root.get_attribute("dir") == LANGUAGES[code].direction
    assert audit(walk.page, whole=False) == []


def test_no_page_goes_sideways_in_a_language_twice_as_long_from_either_side(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_pseudo(monkeypatch)
    found = {}
    for path in walk.pages():
        walk.page.goto(walk.url + path, wait_until="domcontentloaded")
        found[path] = walk.page.evaluate(_OVER)
    assert {path: over for path, over in found.items() if over} == {}
    assert len(found) > 40
