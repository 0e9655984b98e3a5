"""Blind signatures: the server's time for one, a slow phone's for both of its steps, their size."""

from __future__ import annotations

import base64
import os
import shutil
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import Figure, median_ms
from tests.bench.first_view import FLAGS
from tests.bench.server_time import new_world
from tests.bench.serving import serving
from youthvoice.crypto.blind_rsa import SigningKey, new_signing_key, sign_blinded
from youthvoice.places import STATIC

_SLOW_CPU = 6
_ROUNDS = 9
_SCRIPT = STATIC / "vendor" / "blind.js"

# The worker's script on the page itself: Chromium slows a worker down only in part.
_ON_THE_PAGE = """(() => {
    const heard = {};
    const addEventListener = (_, ask) => (heard.ask = ask);
    const postMessage = (answer) => heard.answered(answer);
    %s
    window.ask = (data) => new Promise((answered) => {
        const began = performance.now();
        heard.answered = (answer) => answered({ ...answer, took: performance.now() - began });
        heard.ask({ data });
    });
})()"""


def measure_blinding(folder: Path) -> list[Figure]:
    """Medians of one signature, and of a phone's two steps."""
    key = new_signing_key()
    blinded = bytes(1) + os.urandom(255)
    sign = median_ms(lambda: sign_blinded(key, blinded), runs=100)
    load = median_ms(lambda: SigningKey.from_private(key.private), runs=20)
    size = Path(f"{_SCRIPT}.br").stat().st_size / 1024
    return [
        Figure("blind signature: sign, server time", f"{sign:.1f} ms"),
        Figure("blind signature: load a kept key", f"{load:.1f} ms"),
        *_on_a_phone(folder, key),
        Figure("blind signature: the worker on the wire", f"{size:.1f} KB"),
    ]


def _on_a_phone(folder: Path, key: SigningKey) -> list[Figure]:
    chromium = shutil.which("chromium")
    if chromium is None:
        return [Figure("blind signature: a phone's steps", "not measured")]
    new_world(folder, "blinding")
    with serving(folder / "blinding.sqlite") as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.goto(address)
        wire = page.context.new_cdp_session(page)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
        page.evaluate(_ON_THE_PAGE % _SCRIPT.read_text(encoding="utf-8"))
        took = [_round(page, key) for _ in range(_ROUNDS)]
        browser.close()
    blind, finalize = (median(each) for each in zip(*took, strict=True))
    return [
        Figure(f"blind, a phone {_SLOW_CPU} times slower", f"{blind:.0f} ms"),
        Figure(f"finalize, a phone {_SLOW_CPU} times slower", f"{finalize:.0f} ms"),
    ]


def _round(page: Page, key: SigningKey) -> tuple[float, float]:
    public = _b64(key.public)
    asked = {"step": "blind", "publicKey": public, "message": _b64(b"Who decides?")}
    blinded = page.evaluate("(asked) => ask(asked)", asked)
    answer = sign_blinded(key, base64.b64decode(blinded["blinded"]))
    kept = {name: blinded[name] for name in ("prepared", "inv")}
    asked = {"step": "finalize", "publicKey": public, "blindSignature": _b64(answer), **kept}
    finalized = page.evaluate("(asked) => ask(asked)", asked)
    assert "signature" in finalized, finalized
    return blinded["took"], finalized["took"]


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
