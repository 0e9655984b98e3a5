"""A PDF is made of our own files alone, and of nothing where it cannot be made."""

from __future__ import annotations

import sys

import pytest

from tests.paper import needs_pango
from youthvoice.errors import CannotPrint
from youthvoice.paper import own_file, pdf_of

PAGE = '<html lang="en-GB"><head><title>My notes</title></head><body><p>Hi</p>{}</body></html>'


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/picture.png",
        "file:///etc/hostname",
        "static:../pyproject.toml",
        "static:/etc/hostname",
        "static:css/nothing.css",
        "picture:../plan",
        "picture:nothing",
        "data:text/plain,hello",
        "",
    ],
)
def test_no_address_but_our_own_is_answered(address: str) -> None:
    with pytest.raises(ValueError, match=r"nothing from elsewhere|no such picture"):
        own_file(address)


def test_every_picture_that_a_page_may_draw_is_a_drawing_of_its_own() -> None:
    body, kind = own_file("picture:aim")
    assert kind == "image/svg+xml"
    assert body.startswith(b"<svg")
    assert b"<path" in body
    assert b"symbol" not in body


@pytest.mark.parametrize("tag", ['<img alt="x" src="{}">', '<link rel="stylesheet" href="{}">'])
def test_a_page_that_asks_for_something_else_is_not_made(tag: str) -> None:
    needs_pango()
    assert pdf_of(PAGE.format("")).startswith(b"%PDF-1.7")
    with pytest.raises(ValueError, match="not ours"):
        pdf_of(PAGE.format(tag.format("https://example.org/x")))


@pytest.mark.parametrize("missing", ["weasyprint", "pango"])
def test_a_machine_without_what_makes_pdfs_says_so(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    def no_pango(name: str) -> None:
        raise OSError(f"cannot load library for {name}")

    if missing == "pango":
        monkeypatch.setattr("youthvoice.paper.import_module", no_pango)
    else:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(CannotPrint):
        pdf_of(PAGE.format(""))
