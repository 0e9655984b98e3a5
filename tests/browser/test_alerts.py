"""A message on a phone: asked for by a tap, the same whatever is new, and gone when it should be.

No push service can be reached from here, so `pushManager.subscribe` alone is stood in for; the
browser's own worker takes the messages, which Chromium's test line hands in without words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from tests.browser.conftest import Served
from tests.browser.live import phone
from tests.browser.scene import Scene
from youthvoice.alerts.models import Alert

ENDPOINT = "https://fcm.googleapis.com/fcm/send/otters-phone"
# What was given out outlives a page, as a phone's own list does.
_SUBSCRIBES = """
const given = (endpoint) => ({ endpoint, unsubscribe: async () => !sessionStorage.clear() });
PushManager.prototype.subscribe = async (asked) => {
  sessionStorage.endpoint = "ENDPOINT";
  sessionStorage.asked = JSON.stringify(asked);
  return given("ENDPOINT");
};
PushManager.prototype.getSubscription = async () =>
  sessionStorage.endpoint ? given(sessionStorage.endpoint) : null;
""".replace("ENDPOINT", ENDPOINT)
_SHOWN = """async () => {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  return shown.map(({ title, body, icon, tag, data }) => ({ title, body, icon, tag, data }));
}"""

_TAPPED = """async () => {
  const opened = [];
  clients.openWindow = async (to) => opened.push(to);
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  return { opened, left: (await registration.getNotifications()).length };
}"""


@pytest.fixture
def scene(whole_browser: Browser, served: Served) -> Iterator[Scene]:
    """A phone that keeps what it may, in front of the page."""
    allowed = {"neutral": served.neutral, "service_workers": "allow"}
    with phone(whole_browser, served.url, **allowed) as held:
        held.context.add_init_script(_SUBSCRIBES)
        yield Scene(served.app, held)


def _alerts(scene: Scene) -> int:
    with scene.world.work() as session:
        return session.scalars(select(func.count()).select_from(Alert)).one()


def _switch_on(scene: Scene) -> None:
    page = scene.at(scene.otter, "/alerts")
    page.get_by_text("Evening", exact=True).click()
    scene.button("Switch on").click()


class TestLine:
    """Chromium's own line for tests, by which a message without words comes to a worker."""

    __test__ = False

    def __init__(self, scene: Scene, served: Served) -> None:
        self.url = served.url
        self.line = scene.phone.context.new_cdp_session(scene.page)
        self.ids: list[str] = []
        self.line.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self.line.send("ServiceWorker.enable")
        for _ in range(100):
            if self.ids:
                break
            scene.page.wait_for_timeout(20)

    def _note(self, told: dict[str, Any]) -> None:
        self.ids += [each["registrationId"] for each in told["registrations"]]

    def deliver(self) -> None:
        message = {"origin": self.url, "registrationId": self.ids[0], "data": ""}
        self.line.send("ServiceWorker.deliverPushMessage", message)


def _shown(page: Page) -> list[dict[str, Any]]:
    """The messages that show, once there are any. Asked again and again from here: what

    Playwright would ask again within the page is an `eval`, which our policy forbids.
    """
    for _ in range(100):
        if shown := page.evaluate(_SHOWN):
            return list(shown)
        page.wait_for_timeout(50)
    return []


def test_a_phone_shows_that_there_is_something_new_and_nothing_else(
    scene: Scene, served: Served
) -> None:
    page = scene.at(scene.otter, "/alerts")
    assert page.evaluate("Notification.permission") != "granted", "nobody was asked yet"
    assert page.evaluate("sessionStorage.length") == 0
    scene.phone.context.grant_permissions(["notifications"], origin=served.url)
    _switch_on(scene)
    expect(page.get_by_text("Messages are on. They come to one phone.")).to_be_visible()
    assert _alerts(scene) == 1
    expect(page.get_by_role("checkbox", name="Evening")).to_be_checked()
    asked = page.evaluate("JSON.parse(sessionStorage.asked)")
    assert asked["userVisibleOnly"] is True
    assert len(asked["applicationServerKey"]) == 87, "a point on P-256"
    line = TestLine(scene, served)
    # While a page of ours is looked at, nothing comes on top of it.
    line.deliver()
    page.wait_for_timeout(300)
    assert page.evaluate(_SHOWN) == []
    page.goto("about:blank")
    line.deliver()
    scene.phone.open("/help")
    (shown,) = _shown(page)
    assert (shown["title"], shown["body"]) == ("My notes", "You have something new")
    assert shown["icon"].endswith("/icons/notes-192.png")
    assert (shown["tag"], shown["data"]) == ("new", None)
    # A real tap on it cannot be made from here: what the worker does with one is looked at.
    (worker,) = scene.phone.context.service_workers
    assert worker.evaluate(_TAPPED) == {"opened": ["/"], "left": 0}
    scene.phone.open("/my-phone")
    expect(page.get_by_text("Where messages to this phone go.")).to_be_visible()
    scene.phone.open("/alerts")
    scene.button("Switch off").click()
    expect(page.get_by_text("It is off until you want it.")).to_be_visible()
    assert _alerts(scene) == 0
    assert page.evaluate("sessionStorage.length") == 0, "the phone's maker was told too"
    assert page.evaluate("caches.has('alerts')") is False


def test_a_phone_that_says_no_is_believed(scene: Scene) -> None:
    _switch_on(scene)
    expect(scene.page.get_by_text("Your phone does not let us.")).to_be_visible()
    assert _alerts(scene) == 0
