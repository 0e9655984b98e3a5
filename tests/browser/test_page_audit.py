"""The audit finds what it is there to find."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.live import Phone, phone
from tests.browser.page_audit import audit

_GOOD = "<button style='padding: 20px; color: #000; background: #fff'>Go on</button>"
_DIM = """<style>p { color: #000; background: #fff }
@media (prefers-color-scheme: dark) { p { background: #888 } }</style><p>Dim</p>"""
_NO_RING = f"<style>button {{ outline: 0 !important }}</style>{_GOOD}"
_COVERED = f"<div style='position: fixed; inset: 0; background: #fff'></div>{_GOOD}"
_CUT = "<p style='width: 90px; overflow: hidden; white-space: nowrap'>Cut at the end</p>"
_PAGE = """<!doctype html><html lang="en"><title>Notes</title>
<style>:root {{ color-scheme: light dark }} :focus-visible {{ outline: 3px solid }}</style>
<main><h1>Notes</h1>{}</main>"""


@pytest.fixture(scope="module")
def one_phone(browser: Browser) -> Iterator[Phone]:
    """The same phone for all of these pages, which come from nowhere."""
    with phone(browser, "about:blank") as held:
        yield held


@pytest.mark.parametrize(
    ("wrong", "finding"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<p style='color: #767676; background: #fff'>Grey</p>", "color-contrast-enhanced"),
        (_DIM, "in the dark: "),
        ("<button>x</button>", "target too small"),
        ("<a href='#there' style='padding: 20px'>There</a>", "leads nowhere"),
        (_NO_RING, "no focus ring"),
        (f"<div inert>{_GOOD}</div>", "does not reach"),
        (_COVERED, "focused but hidden"),
        ("<p style='width: 700px'>Wide</p>", "wider than 640 px"),
        (_CUT, "wider than 640 px"),
    ],
)
def test_the_audit_finds(one_phone: Phone, wrong: str, finding: str) -> None:
    one_phone.page.set_content(_PAGE.format(wrong))
    found = audit(one_phone.page)
    assert any(finding in each for each in found), found


def test_the_audit_finds_nothing_on_a_good_page(one_phone: Phone) -> None:
    one_phone.page.set_content(_PAGE.format(_GOOD))
    assert audit(one_phone.page) == []
