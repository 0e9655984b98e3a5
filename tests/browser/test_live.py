"""The watch that every other test here relies on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.browser.live import phone


def test_a_page_that_reaches_out_is_caught(browser: Browser, served: Served) -> None:
    with (
        pytest.raises(AssertionError, match="reached out"),
        phone(browser, served.url) as held,
    ):
        held.page.set_content("<img src='https://pictures.example/a.png' alt=''>")


def test_a_page_that_breaks_is_caught(browser: Browser, served: Served) -> None:
    with pytest.raises(AssertionError, match="broke"):
        _break_a_page(browser, served.url)


def _break_a_page(browser: Browser, url: str) -> None:
    with phone(browser, url) as held:
        held.open("/")
        held.page.evaluate("setTimeout(() => { throw new Error('oh') })")
        held.page.wait_for_timeout(50)
