"""Every sentence a young person or a public page shows comes out of the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from werkzeug.test import TestResponse

from tests.languages.pseudo import TAG, outside, speak_pseudo
from tests.markup import parse
from tests.page import Browser
from tests.security.stage import Stage, form_token, only_sqlite
from youthvoice.accounts.roles import Door, Role

pytestmark = only_sqlite

_SPOKEN = ("aria-label", "aria-description", "alt", "placeholder", "title")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Names, what people of the stage typed, and the mark of a key.
_THEIRS = re.compile(
    r"\b(?:Otter|Sam|Kim|Jo|Priya|The Den|Childline|See Me, Hear Me|(?:[0-9a-f]{4} ?){8})\b"
)
# These end the walk, or take away what it walks through.
_NOT_SENT = ("public.leave", "public.my_phone", "young.sign_out", "young.sign_out_everywhere")


def _texts(element: Element, lang: str) -> Iterator[str]:
    """What is read of an element: nobody's own words, and nothing in a language of its own."""
    own = element.get("lang", lang) != lang or element.get("dir") == "auto"
    if own or element.tag in ("script", "style", "textarea"):
        return
    for name, value in element.items():
        if name in _SPOKEN or (name.startswith("data-") and " " in value):
            yield value
    yield element.text or ""
    for child in element:
        yield from _texts(child, lang)
        yield child.tail or ""


def _left_behind(answer: TestResponse) -> set[str]:
    tree, _ = parse(answer.get_data(as_text=True))
    assert tree.get("lang") == TAG
    rests = {_THEIRS.sub(" ", outside(text)) for text in _texts(tree, TAG)}
    return {rest for rest in rests if _WORD.search(rest)}


def _pages(
    stage: Stage, browser: Browser, token: str, sent: str
) -> Iterator[tuple[str, TestResponse]]:
    """What every address of the young and public doors answers: read, or sent its form."""
    method = "POST" if sent else "GET"
    for address in stage.addresses():
        is_young = address.door in (Door.YOUNG, Door.PUBLIC)
        if not is_young or method not in address.methods or address.endpoint in _NOT_SENT:
            continue
        filled = stage.form(address.endpoint) if sent == "filled" else {}
        answer = browser.client.open(
            address.path,
            method=method,
            data=filled | {"csrf_token": token} if sent else None,
            headers={"Sec-Fetch-Site": "same-origin"},
            follow_redirects=True,
        )
        if answer.mimetype == "text/html":
            yield f"{address.endpoint} {sent} {answer.status_code}", answer


def test_no_sentence_of_a_page_or_a_refusal_is_outside_the_catalogues(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    browsers = [stage.browser(role) for role in (Role.YOUNG_PERSON, None)]
    tokens = [form_token(browser) for browser in browsers]
    speak_pseudo(monkeypatch)
    seen = [
        (where, _left_behind(answer))
        for browser, token in zip(browsers, tokens, strict=True)
        for sent in ("", "empty", "filled")
        for where, answer in _pages(stage, browser, token, sent)
    ]
    assert {where: left for where, left in seen if left} == {}
    assert len(seen) > 150, len(seen)
    assert sum(where.endswith(" 422") for where, _ in seen) > 5, seen
