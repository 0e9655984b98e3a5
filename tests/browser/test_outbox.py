"""Without a network something can still be said: it waits on the phone, and nobody can read it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Served, keeping
from tests.browser.live import until
from tests.browser.scene import QUESTION, Scene, begins_to_write
from tests.handover.steps import hands_over, tells
from youthvoice.answers.threads import own_threads
from youthvoice.folders.models import Folder

WORDS = "Nobody told me that they were leaving."
_STORED = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((done) => {
      indexedDB.open(name).onsuccess = ({ target }) => done(target.result);
    });
    for (const store of base.objectStoreNames) {
      found.push(await new Promise((done) => {
        const asked = base.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      }));
    }
    base.close();
  }
  for (const each of [localStorage, sessionStorage]) found.push(Object.entries(each));
  const text = (value) => new TextDecoder("latin1").decode(value);
  return JSON.stringify(found, (_, value) => (value instanceof Uint8Array ? text(value) : value));
}"""


@pytest.fixture
def scene(browser: Browser, served: Served) -> Iterator[Scene]:
    with keeping(browser, served) as scene:
        yield scene


@pytest.fixture
def whole_scene(whole_browser: Browser, served: Served) -> Iterator[Scene]:
    """The same in a browser that sends by itself when the network is back (Background Sync)."""
    with keeping(whole_browser, served) as scene:
        yield scene


def test_what_is_said_without_a_network_waits_unreadable_and_goes_once(whole_scene: Scene) -> None:
    scene = whole_scene
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    _say(scene, WORDS)
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    expect(scene.box("Your words")).to_have_value("")
    stored = page.evaluate(_STORED)
    assert [list(each[0]) for each in json.loads(stored) if each and "sealed" in each[0]] == [
        ["id", "box", "version", "made", "sealed", "turn"]
    ]
    for word in (*WORDS.split(), QUESTION, "worker", scene.otter.name):
        assert len(word) < 5 or word not in stored
    page = scene.phone.open("/waiting")
    expect(page.get_by_text("Something you said.")).to_have_count(1)
    scene.phone.context.set_offline(False)
    _has_come(scene, WORDS)
    page = scene.phone.open("/waiting")
    expect(page.get_by_text("Nothing waits on this phone.")).to_be_visible()
    page = scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    expect(page.get_by_text(WORDS)).to_have_count(1)


def test_what_waits_can_be_deleted(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    _say(scene, WORDS)
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    page.get_by_role("link", name="See what waits").first.click()
    scene.button("Delete it").click()
    expect(page.get_by_text("Nothing waits on this phone.")).to_be_visible()
    scene.phone.context.set_offline(False)
    page = scene.phone.open("/home")
    page.wait_for_timeout(300)
    assert _words_in_folder(scene) == []


def test_whoever_is_signed_out_meanwhile_signs_in_and_it_goes(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.locks()
    _say(scene, WORDS)
    expect(page.get_by_text("Sign in to send it")).to_be_visible()
    assert _words_in_folder(scene) == []
    scene.at(scene.otter, "/home")
    expect(page.get_by_text("What waited on this phone is sent now.")).to_be_visible()
    _has_come(scene, WORDS)


def test_remove_it_all_takes_what_waits(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.locks()
    _say(scene, WORDS)
    expect(page.get_by_text("Sign in to send it")).to_be_visible()
    page = scene.phone.open("/my-phone")
    expect(page.get_by_text("Something you said that is not sent yet.")).to_be_visible()
    scene.button("Remove it all").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    until(page, "async () => (await indexedDB.databases()).length + localStorage.length === 0")
    held = scene.phone.context.storage_state(indexed_db=True)
    assert held == {"cookies": [], "origins": []}


def test_a_letter_from_before_a_hand_over_is_read_by_the_next_worker(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    _say(scene, WORDS)
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    change = tells(scene.world, scene.sam, scene.otter, scene.kim)
    hands_over(scene.world, scene.sam, scene.otter, change)
    scene.phone.context.set_offline(False)
    _has_come(scene, WORDS)
    page = scene.at(scene.kim, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    expect(page.get_by_text(WORDS)).to_be_visible()


def test_what_is_begun_when_the_page_locks_waits_too(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    page.clock.install()
    scene.box("Your words").press_sequentially(WORDS)
    page.clock.fast_forward(3000)
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    assert WORDS not in page.evaluate(_STORED)
    page = scene.phone.open("/waiting")
    expect(page.get_by_text("Something you began.")).to_be_visible()
    scene.phone.context.set_offline(False)
    page = scene.phone.open("/home")
    expect(page.get_by_text("What waited on this phone is sent now.")).to_be_visible()
    page = scene.phone.open(f"/question/{QUESTION}")
    expect(scene.box("Your words")).to_have_value(WORDS)


def test_a_phone_with_a_wrong_clock_sends_in_the_order_of_saying(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    scene.phone.context.set_offline(True)
    for words, year in (("First of all.", 2030), ("And then this.", 1999)):
        page.clock.set_fixed_time(f"{year}-01-01T10:00:00Z")
        _say(scene, words)
        expect(scene.box("Your words")).to_have_value("")
    scene.phone.context.set_offline(False)
    until(page, "() => localStorage.length === 0")
    assert _words_in_folder(scene) == ["First of all.", "And then this."]


def test_a_phone_without_room_sends_at_once(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    page.evaluate(
        """() => (IDBObjectStore.prototype.put = () => {
          throw new DOMException("no room", "QuotaExceededError");
        })"""
    )
    scene.phone.context.set_offline(True)
    _say(scene, WORDS)
    expect(page.get_by_role("alert").filter(has_text="There is no signal.")).to_be_visible()
    expect(scene.box("Your words")).to_have_value(WORDS)
    scene.phone.context.set_offline(False)
    scene.button("Send to Sam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent to Sam")
    assert _words_in_folder(scene) == [WORDS]


def test_two_pages_at_once_send_it_once(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    other = scene.phone.context.new_page()
    other.goto(page.url)
    scene.phone.context.set_offline(True)
    _say(scene, WORDS)
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    scene.phone.context.set_offline(False)
    for each in (page, other):
        each.evaluate("dispatchEvent(new Event('online'))")
    _has_come(scene, WORDS)


def test_an_answer_whose_receipt_is_lost_is_not_stored_twice(scene: Scene) -> None:
    page = scene.at(scene.otter, f"/question/{QUESTION}")
    begins_to_write(page)
    # The letter arrives, and the line goes dead before the phone hears of it.
    page.route("**/letters", _deaf, times=2)
    _say(scene, WORDS)
    expect(page.get_by_text("This is on this phone, not sent yet.")).to_be_visible()
    scene.phone.open("/home")
    _has_come(scene, WORDS)


def _say(scene: Scene, words: str) -> None:
    scene.box("Your words").fill(words)
    scene.page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()


def _deaf(route: Route) -> None:
    if route.request.method == "POST":
        route.fetch()
        route.abort()
    else:
        route.continue_()


def _words_in_folder(scene: Scene) -> list[str]:
    with scene.world.work() as session:
        folder = session.get_one(Folder, scene.otter.folder_id)
        keyring = scene.world.keyring(session, scene.otter)
        threads = own_threads(session, keyring, folder)
        return [each.words.said.words for thread in threads for each in thread.answers]


def _has_come(scene: Scene, words: str) -> None:
    """Stored once, however often it was sent."""
    for _ in range(40):
        if _words_in_folder(scene):
            break
        scene.page.wait_for_timeout(100)
    scene.page.wait_for_timeout(200)
    assert _words_in_folder(scene) == [words]
