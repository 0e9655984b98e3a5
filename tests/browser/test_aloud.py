"""A page is read aloud by the phone itself, only when asked, and silent the moment it is left."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.aloud.steps import read_out
from tests.browser.conftest import Served
from tests.browser.live import until
from tests.browser.scene import QUESTION, WORDS, Scene, put_away
from tests.browser.voices import FAR_AWAY, HERE, POLISH, give_voices, is_quiet, said
from tests.databases import missing
from youthvoice.aloud.clips import made_keys, made_sound
from youthvoice.aloud.fixed import fixed_sentences
from youthvoice.aloud.sentences import key, sentences
from youthvoice.questions.instrument import instrument
from youthvoice.web.static import static

_HERE = f"/question/{QUESTION}"
_ASKED = instrument().question(QUESTION).plain
_NOW = ".aloud-now"


@pytest.fixture
def _made() -> None:
    if not made_keys("en"):
        missing("espeak", "no sounds were made: espeak-ng or lame is not installed")


def _listening(scene: Scene, *voices: dict[str, object], path: str = _HERE) -> Page:
    give_voices(scene.page, *voices)
    page = scene.at(scene.otter, path)
    scene.button("Listen").click()
    expect(page.locator("[data-aloud-bar]")).to_be_visible()
    return page


def _expect_said(page: Page, *texts: str) -> None:
    until(page, "(count) => heard.said().length >= count", arg=len(texts))
    assert [each["text"] for each in said(page)] == list(texts)


def test_a_voice_of_this_phone_reads_sentence_by_sentence_and_shows_which(scene: Scene) -> None:
    scene.says(words="He was early.\nAnd “nice”. Was it 2.5 miles?")
    page = _listening(scene, FAR_AWAY, POLISH, HERE)
    before = page.locator("main").inner_text()
    _expect_said(page, _ASKED)
    expect(page.locator(_NOW)).to_have_text(_ASKED)
    page.evaluate("heard.ends()")
    _expect_said(page, _ASKED, "The exact question")
    expect(page.locator(_NOW)).to_have_text("The exact question")
    for _ in range(20):
        scene.button("Next").click()
    texts = [each["text"] for each in said(page)]
    for own in ("He was early.", "And “nice”.", "Was it 2.5 miles?"):
        assert own in texts, texts
    # What is folded away, and what nobody sees, is not read.
    assert not [each for each in texts if "Skip" in each or "Send to" in each]
    assert {each["voice"] for each in said(page)} == {"Here"}
    scene.button("Stop").click()
    assert is_quiet(page)
    assert page.locator(".aloud-words").count() == 0
    assert page.locator("main").inner_text() == before
    expect(scene.button("Listen")).to_be_focused()


def test_it_can_be_heard_again_slower_and_from_any_sentence(scene: Scene) -> None:
    page = _listening(scene, HERE)
    _expect_said(page, _ASKED)
    scene.button("Slower").click()
    scene.button("Again").click()
    _expect_said(page, _ASKED, _ASKED, _ASKED)
    assert [each["rate"] for each in said(page)] == [1, 0.8, 0.8]
    page.get_by_text("How does this feel?").click()
    page.get_by_text("Bad", exact=True).click()
    # A face that is tapped is picked, and said as well.
    expect(page.get_by_role("radio", name="Bad", exact=True)).to_be_checked()
    _expect_said(page, _ASKED, _ASKED, _ASKED, "How does this feel?", "Bad")
    page.keyboard.press("Escape")
    expect(page.locator("[data-aloud-bar]")).to_be_hidden()


def test_nothing_is_said_or_asked_for_until_somebody_wants_it(scene: Scene) -> None:
    asked: list[str] = []
    scene.page.on("request", lambda request: asked.append(request.url))
    give_voices(scene.page, HERE)
    page = scene.at(scene.otter, _HERE)
    expect(scene.button("Listen")).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(300)
    assert said(page) == []
    assert [each for each in asked if "aloud" in each] == []


def _navigates(page: Page) -> None:
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")


def _leaves(page: Page) -> None:
    # The first thing that leaving and locking do: draw the page blank.
    page.evaluate("document.documentElement.classList.add('gone')")


@pytest.mark.parametrize("go", [put_away, _navigates, _leaves])
def test_it_is_silent_the_moment_the_page_is_left_or_put_away(
    scene: Scene, go: Callable[[Page], None]
) -> None:
    page = _listening(scene, HERE)
    _expect_said(page, _ASKED)
    assert not is_quiet(page)
    go(page)
    assert is_quiet(page)
    page.evaluate("heard.ends()")
    page.wait_for_timeout(400)
    _expect_said(page, _ASKED)


@pytest.mark.usefixtures("_made")
def test_a_voice_that_is_not_on_the_phone_is_never_used_and_a_made_sound_is(scene: Scene) -> None:
    scene.says()
    asked: list[str] = []
    scene.page.on("request", lambda request: asked.append(request.url))
    page = _listening(scene, FAR_AWAY, POLISH)
    until(page, "() => heard.lasts() > 1")
    # It is heard to its end, and the next one begins by itself.
    until(page, "() => heard.plays().length > 1")
    first = page.evaluate("heard.plays()[0]")
    assert first.endswith(f"/aloud/en/sounds/{key(_ASKED)}")
    page.get_by_text(WORDS.split(". ", maxsplit=1)[0]).click()
    expect(page.get_by_text("This phone has no voice for these words.")).to_be_visible()
    put_away(page)
    assert is_quiet(page)
    assert said(page) == []
    # What somebody wrote is asked for nowhere, not even by its key.
    assert not [each for each in asked for own in sentences(WORDS) if key(own) in each]


@pytest.mark.usefixtures("_made")
def test_somebodys_recording_comes_before_every_voice(
    scene: Scene, served: Served, tmp_path: Path
) -> None:
    read_out(served.app, tmp_path / "recordings", _ASKED, made_sound("en", key("Leave now")))
    page = _listening(scene, HERE)
    until(page, "() => heard.said().length")
    assert page.evaluate("heard.plays()") == [f"{served.url}/aloud/en/sounds/{key(_ASKED)}"]
    _expect_said(page, "The exact question")


def test_the_button_is_there_only_where_there_is_a_voice(
    scene: Scene, scene_without_scripts: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene_without_scripts.phone.open("/help")
    expect(scene_without_scripts.button("Listen")).to_be_hidden()
    monkeypatch.setitem(scene.app.jinja_env.globals, "has_made_sounds", lambda _: frozenset())
    give_voices(scene.page, FAR_AWAY, POLISH)
    page = scene.phone.open("/help")
    page.wait_for_timeout(100)
    expect(scene.button("Listen")).to_be_hidden()
    other = scene.phone.context.new_page()
    give_voices(other, HERE)
    other.goto(scene.phone.url + "/help")
    expect(other.get_by_role("button", name="Listen")).to_be_visible()


def test_a_page_and_the_build_agree_where_sentences_end_and_what_they_are_called(
    scene: Scene,
) -> None:
    chance = random.Random(5)  # noqa: S311 - texts, no secrets
    letters = ".!?…\u061f\u06d4\"'”\u2019»)] \n\u2029ab1Éż\u0627ش"
    texts = [*fixed_sentences("en").values(), *(each.text for each in instrument().questions)]
    texts += ["".join(chance.choices(letters, k=chance.randrange(30))) for _ in range(1500)]
    code = static("js/aloud_sentences.js")
    scene.phone.open("/help")
    found = scene.page.evaluate(
        """async ([code, texts]) => {
          const { cut, tidy, keyOf } = await import(code);
          const named = async (part) => [part, await keyOf(part)];
          const parts = (text) => cut(text).map(([from, to]) => tidy(text.slice(from, to)));
          return Promise.all(texts.map((text) => Promise.all(parts(text).map(named))));
        }""",
        [code, texts],
    )
    for text, pairs in zip(texts, found, strict=True):
        assert [tuple(pair) for pair in pairs] == [(each, key(each)) for each in sentences(text)]
