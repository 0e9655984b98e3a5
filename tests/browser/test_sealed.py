"""Words leave a phone sealed: with scripts no request ever holds one of them."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Error, Page, Request, Route, expect
from sqlalchemy import func, select

from tests.browser.scene import QUESTION, Scene
from tests.moderation.steps import pat
from tests.rounds.steps import round_with
from tests.world import Staff, Young
from youthvoice.answers.models import Answer, Verdict
from youthvoice.moderation.models import HeardWords

MARK = "Marzipan"

_TAPS_TWICE = """async () => {
  const button = document.querySelector("button[name=send][value=worker]");
  const pause = () => new Promise((done) => setTimeout(done, 50));
  button.click();
  for (let i = 0; i < 100 && !button.form.leave; i += 1) await pause();
  stop();
  button.click();
}"""


class Wire:
    """All that leaves a page: addresses, headers and bodies."""

    def __init__(self, page: Page) -> None:
        self.sent: list[str] = []
        page.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        body = (request.post_data_buffer or b"").decode("utf-8", "replace")
        if request.method == "POST":
            self.sent.append(unquote_plus(f"{request.url} {body}"))

    def check(self, *addresses: str) -> None:
        """Fails where a word was on its way, or where nothing went to one of these addresses."""
        for each in addresses:
            assert any(f"{each} " in sent for sent in self.sent), f"nothing went to {each}"
        assert not [sent for sent in self.sent if MARK in sent]
        self.sent.clear()


@pytest.fixture
def wire(scene: Scene) -> Wire:
    return Wire(scene.page)


def test_what_is_said_goes_as_a_letter(scene: Scene, wire: Wire) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.box("Your words").fill(f"{MARK} for Sam")
    page.get_by_role("radio", name="Bad", exact=True).check()
    page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent to Sam")
    page.go_back()
    page.reload()
    expect(page.get_by_text(f"{MARK} for Sam")).to_be_visible()
    wire.check("/letters")


def test_a_second_tap_while_the_next_page_is_slow_says_nothing_twice(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.box("Your words").fill("Only once")
    page.get_by_role("radio", name="Sam").check()
    slow: list[Route] = []
    # Not the list's own function: Playwright marks what it is given.
    page.route("**/said/*", lambda route: slow.append(route))  # noqa: PLW0108
    # Twice by the page itself: Playwright would wait for the next page before it taps again.
    page.evaluate(_TAPS_TWICE)
    page.wait_for_timeout(300)
    page.unroute("**/said/*")
    for each in slow:
        # The page that the first tap asked for was stopped.
        with suppress(Error):
            each.continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent to Sam")
    with scene.world.work() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 1


def test_what_is_kept_for_oneself_goes_as_a_letter(scene: Scene, wire: Wire) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.box("Your words").fill(f"{MARK} for me")
    page.get_by_role("radio", name="Just me").check()
    scene.button("Keep just for me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kept, just for you")
    page = scene.phone.open(f"/question/{QUESTION}")
    expect(page.get_by_text(f"{MARK} for me")).to_be_visible()
    wire.check("/letters")


def test_what_is_begun_is_kept_sealed(scene: Scene, wire: Wire) -> None:
    scene.page.clock.install()
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.box("Your words").press_sequentially(f"{MARK} begun")
    page.clock.fast_forward(3000)
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    page = scene.phone.open(f"/question/{QUESTION}")
    expect(scene.box("Your words")).to_have_value(f"{MARK} begun")
    scene.button("Save for later").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kept for later")
    wire.check("/draft", f"/question/{QUESTION}")


def test_a_verdict_goes_as_a_letter(scene: Scene, wire: Wire) -> None:
    scene.answered()
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    scene.unfold("Say more, if you like")
    scene.box("Say more, if you like").fill(f"{MARK} again")
    scene.button("A bit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")
    page = scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    expect(page.get_by_text(f"{MARK} again")).to_be_visible()
    wire.check("/letters")


def test_a_reply_goes_sealed_too(scene: Scene, wire: Wire) -> None:
    scene.answered(Verdict.NO)
    page = scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    scene.box("Your answer").fill(f"{MARK} from Sam")
    scene.button("Send the answer").click()
    expect(page.get_by_text(f"{MARK} from Sam")).to_be_visible()
    wire.check("/reply")


def test_whatever_else_is_typed_goes_sealed_to_its_author(scene: Scene, wire: Wire) -> None:
    """One form of each room; the server opens them to look at days, numbers and what was picked."""
    folder = scene.otter.folder_id
    _types(scene, scene.otter, "/about-me/matters", "Your words", "Send to Sam", pick="Sam")
    _types(scene, scene.otter, "/plan/new", "What do you want to get better?", "Put it in my plan")
    _types(
        scene, scene.otter, "/safe/change", "What helps when I do not feel safe", "Save the plan"
    )
    _types(
        scene,
        scene.sam,
        f"/work/folders/{folder}/plan/new",
        "What do you want to get better?",
        "Put it in the plan",
    )
    wire.check("/about-me/matters", "/plan/new", "/safe/change")


def test_a_sealed_form_that_was_refused_can_be_sent_again_as_it_is(
    scene: Scene, wire: Wire
) -> None:
    page = scene.at(scene.otter, "/about-me/matters")
    scene.box("Your words").fill(f"{MARK} and trains")
    page.get_by_role("radio", name="Sam").check()
    scene.phone.context.clear_cookies(name="__Host-form")
    scene.button("Send to Sam").click()
    scene.button("Try again").click()
    expect(page.get_by_text(f"{MARK} and trains")).to_be_visible()
    wire.check("/about-me/matters")


def test_words_beside_a_rating_go_sealed_to_who_reads_them_later(scene: Scene, wire: Wire) -> None:
    pat(scene.world)
    _, (den,) = round_with(scene.world, allows_open=True)
    page = scene.phone.open(f"/rate/{den}")
    scene.box("Say more, if you like.").fill(f"{MARK} about the Den")
    scene.box("One wish for this service").fill(f"{MARK} wish")
    scene.button("Look at it before you send it").click()
    scene.button("Send it").click()
    expect(page.get_by_role("heading", name="It is in")).to_be_visible()
    wire.check("/send")
    with scene.world.work() as session:
        assert session.scalar(select(func.count()).select_from(HeardWords)) == 2


def _types(
    scene: Scene, who: Staff | Young, path: str, box: str, button: str, *, pick: str = ""
) -> None:
    page = scene.at(who, path)
    scene.box(box).fill(f"{MARK} at {path}")
    if pick:
        page.get_by_role("radio", name=pick).check()
    with page.expect_navigation():
        scene.button(button).click()
    expect(page.get_by_role("main")).to_contain_text(f"{MARK} at {path}")
