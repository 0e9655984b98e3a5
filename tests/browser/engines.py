"""Debian's Firefox and WebKitGTK, each driven in its own way: Playwright knows neither as it is."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import websocket
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.live import PHONE

MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
_SECONDS = 30
# A window as wide as a phone, and as high as one with the browser's own bars.
_WITH_BARS = PHONE["height"] + 100
# Nothing is looked up for Firefox's own sake, and nothing asked on a first start.
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "fission.autostart": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,nobody",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def firefox_is_there() -> bool:
    return shutil.which("firefox-esr") is not None


def webkit_is_there() -> bool:
    return MINI_BROWSER is not None and None not in map(shutil.which, ("WebKitWebDriver", "Xvfb"))


class Firefox:
    """One page of Firefox, spoken to in WebDriver BiDi, which it knows without a driver."""

    def __init__(self, address: str) -> None:
        self._line = websocket.create_connection(
            address, timeout=_SECONDS, suppress_origin=True, max_size=None
        )
        self._numbers = count(1)
        self.ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self._page = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.setViewport", context=self._page, viewport=PHONE)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._line.recv())
            if told.get("id") == number:
                break
        if told["type"] == "error":
            raise RuntimeError(told["message"])
        result: dict[str, Any] = told["result"]
        return result

    def go(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def run(self, script: str) -> Any:
        asked = f"(async () => JSON.stringify(await {script}) ?? 'null')()"
        page = {"context": self._page}
        told = self.ask("script.evaluate", expression=asked, target=page, awaitPromise=True)
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def act(self, sources: list[dict[str, Any]]) -> None:
        self.ask("input.performActions", context=self._page, actions=sources)

    def close(self) -> None:
        self._line.close()


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Firefox without a window, with a profile in this folder."""
    profile = folder / "profile"
    profile.mkdir()
    wishes = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _QUIET.items()]
    (profile / "user.js").write_text("\n".join(wishes), encoding="utf-8")
    command = ["firefox-esr", "--headless", "--no-remote", "--remote-debugging-port=0"]
    with _running([*command, "--profile", str(profile), "about:blank"], folder) as process:
        line = next(each for each in process.stderr if "WebDriver BiDi listening on" in each)
        found = re.search(r"ws://\S+", line)
        assert found
        page = Firefox(found[0] + "/session")
        try:
            yield page
        finally:
            page.close()


class WebKit:
    """One page of WebKitGTK, spoken to in WebDriver."""

    def __init__(self, driver: Remote) -> None:
        self._driver = driver

    def go(self, url: str) -> None:
        self._driver.get(url)

    def run(self, script: str) -> Any:
        return self._driver.execute_script(f"return (async () => await {script})()")

    def act(self, sources: list[dict[str, Any]]) -> None:
        self._driver.execute(Command.W3C_ACTIONS, {"actions": sources})


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """WebKit's small browser on a screen that nobody sees."""
    # Its own bar would make the window wider than a phone.
    style = folder / ".config" / "gtk-3.0" / "gtk.css"
    style.parent.mkdir(parents=True)
    style.write_text("* { min-width: 0; padding: 0; margin: 0; font-size: 1px }")
    with _screen(folder) as display:
        outside = {
            **_environment(folder),
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            # It refuses its sandbox to root. What it is shown here is our own.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        wishes = WebKitGTKOptions()
        wishes.binary_location = str(MINI_BROWSER)
        wishes.add_argument("--automation")
        wishes.set_capability("acceptInsecureCerts", True)
        service = Service(env=outside)
        service.start()
        try:
            line = RemoteConnection(client_config=ClientConfig(service.service_url))
            driver = Remote(line, options=wishes)
            driver.set_script_timeout(_SECONDS)
            driver.set_window_size(PHONE["width"], _WITH_BARS)
            yield WebKit(driver)
            driver.quit()
        finally:
            service.stop()


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    tells, told = os.pipe()
    screen = ["Xvfb", "-displayfd", str(told), "-screen", "0", "800x1000x24", "-nolisten", "tcp"]
    with _running(screen, folder, keep=(told,)):
        os.close(told)
        with os.fdopen(tells) as number:
            yield f":{number.readline().strip()}"


@contextmanager
def _running(
    command: list[str], folder: Path, keep: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=keep,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            # And all that it started.
            os.killpg(process.pid, signal.SIGTERM)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LC_ALL", "LANG") if name in os.environ}
    places = ("HOME", "XDG_RUNTIME_DIR", "TMPDIR")
    return {**kept, "NO_AT_BRIDGE": "1", **dict.fromkeys(places, str(folder))}
