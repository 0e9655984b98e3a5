"""The heart of the product, as two people live it, on the demo as a stranger starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.installation import Demo, demo_running
from tests.browser.live import Phone, phone
from tests.databases import PostgresCluster
from youthvoice import clock
from youthvoice.crypto.one_time_codes import current_code

PICTURES = ("teddy", "rocket", "frog", "grapes", "bell", "whale")
QUESTION = "How will you tell me what may happen next?"
WORDS = "Who is at the meeting on Thursday? And do I have to go in?"
REPLY = "You, your aunt and me. You can wait outside with me at any time."


@pytest.fixture
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Demo]:
    """The demo as it is started; and the same, quicker to sign in to, on PostgreSQL."""
    if request.param == "sqlite":
        with demo_running(tmp_path) as running:
            yield running
        return
    cluster: PostgresCluster = request.getfixturevalue("postgres_cluster")
    name, url = cluster.empty_database()
    with demo_running(tmp_path, url, cheap=True) as running:
        yield running
    cluster.drop(name)


# Scripts and databases know nothing of each other: two of the four pairs say all there is.
@pytest.mark.parametrize(
    ("demo", "scripts"),
    [("sqlite", True), ("postgres", False)],
    ids=["with JavaScript", "without JavaScript and on PostgreSQL"],
    indirect=["demo"],
)
def test_a_young_person_says_something_and_their_worker_answers(
    demo: Demo, browser: Browser, *, scripts: bool
) -> None:
    with (
        phone(browser, demo.address, java_script_enabled=scripts) as young,
        phone(browser, demo.address, java_script_enabled=scripts) as worker,
    ):
        _join(young, demo.invitation)
        _send(young.page)
        _sign_in(worker, demo.account("sam"))
        _answer(worker.page)
        _read_and_judge(young.page)
        _see_the_verdict(worker.page)


def _join(young: Phone, invitation: str) -> None:
    page = young.open("/")
    page.get_by_role("link", name="I have four words").click()
    page.get_by_role("textbox", name="Your four words").fill(invitation.replace("-", " "))
    _press(page, "Go on")
    page.get_by_role("textbox", name="Pick a made-up name").fill("Pebble")
    _press(page, "Go on")
    for each in PICTURES:
        _press(page, each)
    _press(page, "These six")
    for each in PICTURES:
        _press(page, each)
    _press(page, "Come in")
    _expect_heading(page, "Hi Pebble.")


def _send(page: Page) -> None:
    page.get_by_role("link", name="Say something").click()
    page.get_by_role("link", name="About me and what I need").click()
    page.get_by_role("link", name=QUESTION).click()
    _expect_heading(page, "Before you write")
    expect(page.get_by_role("main")).to_contain_text("Just you, or Sam.")
    _press(page, "OK, I have read this")
    _expect_heading(page, QUESTION)
    page.get_by_role("radio", name="Bad", exact=True).check()
    page.get_by_role("textbox", name="Your words").fill(WORDS)
    page.get_by_role("radio", name="Sam").check()
    _press(page, "Send to Sam")
    _expect_heading(page, "Sent to Sam")
    expect(page.get_by_role("heading", name="Is there anything else?")).to_be_visible()


def _sign_in(worker: Phone, account: dict[str, str]) -> None:
    page = worker.open("/work/sign-in")
    page.get_by_role("textbox", name="Sign-in name").fill(account["name"])
    page.get_by_role("textbox", name="Passphrase").fill(account["secret"])
    digits = current_code(account["totp_secret"], clock.now())
    page.get_by_role("textbox", name="Six digits").fill(digits)
    _press(page, "Sign in")
    _expect_heading(page, "Your caseload")


def _answer(page: Page) -> None:
    _expect_news_from_pebble(page)
    _rows(page).first.get_by_role("link").click()
    _expect_heading(page, "Pebble")
    page.get_by_role("link", name=WORDS).click()
    expect(page.get_by_role("article").first).to_contain_text(WORDS)
    expect(page.get_by_role("article").first).to_contain_text("Bad")
    page.get_by_role("textbox", name="Your answer").fill(REPLY)
    _press(page, "Send the answer")
    expect(page.get_by_role("article").last).to_contain_text(REPLY)


def _read_and_judge(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Home").click()
    page.get_by_role("link", name="Sam answered you today").click()
    expect(page.get_by_role("article").last).to_contain_text(REPLY)
    expect(page.get_by_role("listitem").filter(has_text="Sam saw it, today")).to_be_visible()
    _press(page, "A bit")
    _expect_heading(page, "Thank you for telling us")


def _see_the_verdict(page: Page) -> None:
    page.get_by_role("link", name="Caseload").click()
    _expect_news_from_pebble(page)
    _rows(page).first.get_by_role("link").click()
    page.get_by_role("link", name=WORDS).click()
    expect(page.get_by_role("article").last).to_contain_text("It answers it a bit.")


def _expect_news_from_pebble(page: Page) -> None:
    _expect_heading(page, "Your caseload")
    expect(_rows(page).first).to_contain_text("Pebble")
    expect(_rows(page).first).to_contain_text("Said something new")
    expect(_rows(page).first).to_contain_text("today")


def _rows(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("listitem")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _expect_heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.wait_for_load_state()
