"""A served application, and a real browser that can reach it and nothing else."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# As root, without a graphics card, and without a word to anybody.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Fewer processes and no imitation of a graphics card: two cores have enough to do.
    "--in-process-gpu",
    "--disable-software-rasterizer",
    # A microphone that beeps, and that still has to be allowed.
    "--use-fake-device-for-media-stream",
    # Every name but this computer's own leads nowhere. A route of Playwright's would do the same,
    # and would hold up what a page sends while it goes: "Leave now" and drafts depend on that.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
_PATIENCE_MS = 10_000
_BETWEEN_MS = 50


class _Silent(WSGIRequestHandler):
    """Serves without writing addresses to the screen."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's name
        """Says nothing."""


def _closing(app: WSGIApplication) -> WSGIApplication:
    """Werkzeug leaves open what it was sending when a browser goes away in the middle of it."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = app(environ, start_response)
        with closing(answer) if hasattr(answer, "close") else nullcontext():
            yield from answer

    return serve


@contextmanager
def serving(app: WSGIApplication, *, tls: bool = False) -> Iterator[str]:
    """The application on a port of its own, in a thread; gives its address.

    With TLS it shows a certificate that nobody knows.
    """
    server = make_server(
        "127.0.0.1",
        0,
        _closing(app),
        threaded=True,
        request_handler=_Silent,
        ssl_context="adhoc" if tls else None,
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The pages of Debian's Chromium, without the rest of it where there is a program for that."""
    with sync_playwright() as playwright:
        browser = launched(playwright, "chromium-headless-shell")
        yield browser
        browser.close()


def launched(playwright: Playwright, *programs: str) -> Browser:
    """Chromium, or the first of these programs that is installed."""
    found = next(filter(None, map(shutil.which, (*programs, "chromium"))))
    # A page is here for a moment: compiling its scripts well would take longer than running them.
    quick = ["--js-flags=--no-opt --no-maglev"] if programs else []
    # Playwright switches the back-forward cache off; real phones have it, and it is what
    # could bring a page back after "Leave now".
    return playwright.chromium.launch(
        executable_path=found,
        args=[*ARGUMENTS, *quick],
        ignore_default_args=["--disable-back-forward-cache"],
    )


def until(page: Page, script: str, arg: Any = None) -> None:
    """Waits until this comes true in the page, asking from here: what Playwright asks with inside a
    page is made of strings, which our pages forbid.
    """
    end = time.monotonic() + _PATIENCE_MS / 1000
    while time.monotonic() < end:
        # A page that is about to go answers nothing.
        with suppress(Error):
            if page.evaluate(script, arg):
                return
        page.wait_for_timeout(_BETWEEN_MS)
    raise AssertionError(f"it never came to be that {script}")


@dataclass
class Phone:
    """One person's browser: cookies of its own, one page, and a list of what went wrong in it."""

    context: BrowserContext
    page: Page
    url: str
    reached_out: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)

    def show_cookie(self, name: str, value: str) -> None:
        """Puts a session cookie in, as a sign-in would."""
        # Playwright wants an https address for a cookie that is Secure; Chromium itself counts
        # 127.0.0.1 as safe and sends it.
        self.context.add_cookies(
            [
                {
                    "name": f"__Host-{name}",
                    "value": value,
                    "url": self.url.replace("http:", "https:"),
                    "secure": True,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )

    def open(self, path: str) -> Page:
        """The page at this path of the served application."""
        self.page.goto(self.url + path)
        return self.page

    def forget(self) -> None:
        """Signs everybody out of this browser."""
        self.context.clear_cookies()

    def check(self) -> None:
        """Fails when a page asked any other site for anything, or broke in the browser."""
        reached_out, broke = list(self.reached_out), list(self.broke)
        self.reached_out.clear()
        self.broke.clear()
        assert not reached_out, f"a page reached out to {reached_out}"
        assert not broke, f"a page broke: {broke}"


@contextmanager
def phone(browser: Browser, url: str, *, neutral: str = "", **options: Any) -> Iterator[Phone]:
    """A new browser for one person, checked at the end; `neutral` is another site it may ask."""
    # Keeping things for later is work that only the tests of it need.
    usual = {"viewport": PHONE, "locale": "en-GB", "service_workers": "block"}
    context = browser.new_context(**{**usual, **options})
    context.set_default_timeout(_PATIENCE_MS)
    held = Phone(context, context.new_page(), url)
    allowed = tuple(
        each for each in (url + "/", neutral, "about:", "data:", f"blob:{url}/") if each
    )
    context.on(
        "request",
        lambda asked: asked.url.startswith(allowed) or held.reached_out.append(asked.url),
    )
    context.on("weberror", lambda error: held.broke.append(str(error.error)))
    context.on("console", lambda line: _note(held, line.type, line.text))
    try:
        yield held
    finally:
        context.close()
    held.check()


def _note(held: Phone, kind: str, text: str) -> None:
    # Chromium reports every 4xx and 5xx answer as an error; those are the states under test.
    if kind == "error" and "Failed to load resource" not in text:
        held.broke.append(text)
