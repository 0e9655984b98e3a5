"""What a phone loads and when it first paints: the first page, and the home page after sign-in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Response, sync_playwright

from tests.bench.figures import Figure
from tests.bench.server_time import new_world
from tests.bench.serving import serving

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Lighthouse's "slow 4G" and its mid-range phone.
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 204800, "uploadThroughput": 93750}
_SLOW_CPU = 4


def measure_first_view(folder: Path) -> list[Figure]:
    """Bytes on the wire, requests and first paint, each with an empty cache."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return [Figure("first view", "not measured", "Chromium is not installed")]
    world = new_world(folder, "first")
    world.duty_lead()
    otter = world.young(world.staff("Sam"))
    world.says(otter, "I want to know who decides.")
    cookie = world.browser(otter).client.get_cookie("__Host-young")
    assert cookie is not None
    with serving(folder / "first.sqlite") as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        first = view(browser, f"{address}/", "", slow=False)
        home = view(browser, f"{address}/home", cookie.value, slow=False)
        slow = view(browser, f"{address}/home", cookie.value, slow=True)
        browser.close()
    return [
        Figure("first page: on the wire", f"{first['kb']:.1f} KB", "at most 60 KB"),
        Figure("first page: requests", f"{first['requests']}"),
        Figure("first page: first paint", f"{first['paint']:.0f} ms"),
        Figure("home, signed in: on the wire", f"{home['kb']:.1f} KB", "at most 60 KB"),
        Figure("home, signed in: requests", f"{home['requests']}"),
        Figure("home, signed in: first paint", f"{home['paint']:.0f} ms"),
        Figure("home, slow 4G and a slow phone: first paint", f"{slow['paint']:.0f} ms"),
    ]


def view(
    browser: Browser, address: str, cookie: str, *, slow: bool, before: str = ""
) -> dict[str, Any]:
    """Opens an address with an empty cache: kilobytes on the wire, requests, paint, scripts.

    Or with the cache that somebody has who was at another address before.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    if cookie:
        come_in(context, address, cookie)
    page = context.new_page()
    if before:
        page.goto(before, wait_until="networkidle")
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    if slow:
        wire.send("Network.emulateNetworkConditions", _SLOW)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
    loaded: list[float] = []
    scripts: list[str] = []
    page.on("response", lambda each: scripts.append(each.url) if _is_script(each) else None)
    wire.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    title = page.locator("h1").inner_text()
    assert title, "the page was drawn"
    context.close()
    kb = sum(loaded) / 1024
    return {"kb": kb, "requests": len(loaded), "paint": paint, "scripts": scripts}


def come_in(context: BrowserContext, address: str, cookie: str) -> None:
    """Puts a session into a browser, as a sign-in would."""
    kept: SetCookieParam = {
        "name": "__Host-young",
        "value": cookie,
        # Playwright wants TLS for a cookie like this; Chromium itself trusts 127.0.0.1.
        "url": f"https://{urlsplit(address).netloc}/",
        "secure": True,
        "httpOnly": True,
        "sameSite": "Strict",
    }
    context.add_cookies([kept])


def _is_script(response: Response) -> bool:
    return response.headers.get("content-type", "").startswith("text/javascript")
