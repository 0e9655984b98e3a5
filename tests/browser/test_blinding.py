"""In a real browser: a worker blinds, the server signs unseen, the worker finds the signature."""

from __future__ import annotations

import base64

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served
from tests.browser.live import phone
from youthvoice.crypto.blind_rsa import PREFIX_BYTES, new_signing_key, sign_blinded, verify

# The worker lies beside the script that every page of this door loads.
START = """() => {
    const { src } = document.querySelector("script[type=module]");
    window.worker = new Worker(new URL("blind.js", src));
}"""
ASK = """(asked) => new Promise((answered, broke) => {
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = () => broke(new Error("the worker did not start"));
    worker.postMessage(asked);
})"""


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def ask(page: Page, **asked: object) -> dict[str, str]:
    answer: dict[str, str] = page.evaluate(ASK, asked)
    assert answer.pop("id") == asked["id"]
    return answer


def test_a_worker_gets_a_signature_under_what_nobody_saw(browser: Browser, served: Served) -> None:
    key = new_signing_key()
    public = b64(key.public)
    with phone(browser, served.url) as held:
        page = held.open("/")
        page.evaluate(START)
        blinded = ask(page, id=1, step="blind", publicKey=public, message=b64(b"Who decides?"))
        kept = {name: blinded[name] for name in ("prepared", "inv")}
        answer = sign_blinded(key, raw(blinded["blinded"]))
        asked = {"step": "finalize", "publicKey": public, **kept}
        finalized = ask(page, id=2, blindSignature=b64(answer), **asked)
        damaged = ask(page, id=3, blindSignature=b64(answer[:-1]), **asked)
        unknown = ask(page, id=4, step="sign")

    prepared = raw(kept["prepared"])
    assert prepared[PREFIX_BYTES:] == b"Who decides?"
    assert verify(key.public, prepared, raw(finalized["signature"]))
    assert (damaged, unknown) == ({"error": "bad-signature"}, {"error": "bad-request"})
