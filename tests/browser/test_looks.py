"""A few pages in every look, from both sides; `make audit` does it to all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.browser.devtools import give_room
from tests.browser.live import phone, serving
from tests.browser.looks_audit import audit_looks
from tests.browser.page_audit import off_the_side, with_axe
from tests.browser.scene import QUESTION, Scene

# WCAG 1.4.12: lines 1.5 times as high as letters, 2 between paragraphs, 0.12 between letters.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture
def scene(browser: Browser, served: Served) -> Iterator[Scene]:
    """A phone at an application that has axe beside it."""
    with serving(with_axe(served.app)) as url, phone(browser, url) as held:
        yield Scene(served.app, held)


# One with everything on it, and one with a form.
@pytest.mark.parametrize("path", ["/home", f"/question/{QUESTION}"])
def test_a_page_stands_in_every_look_from_either_side_with_letters_doubled(
    scene: Scene, path: str
) -> None:
    scene.answered()
    page = scene.at(scene.otter, path)
    assert list(audit_looks(page)) == []


def test_nothing_is_lost_when_somebody_sets_lines_and_letters_wider(scene: Scene) -> None:
    scene.answered()
    for path in ("/home", f"/question/{QUESTION}", "/plan", "/help", "/how-it-looks"):
        page = scene.at(scene.otter, path)
        page.evaluate(_SPACED)
        assert list(off_the_side(page)) == []


def test_a_phone_may_be_held_either_way(scene: Scene) -> None:
    scene.answered()
    for path in ("/home", f"/question/{QUESTION}", "/plan", "/help"):
        page = scene.at(scene.otter, path)
        give_room(page, {"width": 740, "height": 360})
        assert list(off_the_side(page)) == []
        page.get_by_role("link", name="Leave now").click(trial=True)
