"""Text that staff publish: shown as typed, with links, and never as markup."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.web.text import published

calm = settings(deadline=None)
MARKUP = ("<", ">", "&", '"', "'", "<b>", "</b>", "<script>", "<style>", "<!--", "-->", "]]>")
WORSE = ("<img src=x onerror=alert(1)>", "<svg/onload=x>", "<a href='https://evil.example'>")
TYPED = ("&lt;", "&amp;", "&#60;", "javascript:alert(1)", "https://example.org/?a=1&b=2", "\n")
fragments = st.sampled_from([*MARKUP, *WORSE, *TYPED, "Ring us."])
shown = st.characters(exclude_categories=["Cc", "Cs"])
texts = st.lists(st.one_of(fragments, st.text(shown, max_size=8)), max_size=12).map("".join)


def parsed(html: str):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parseFragment(html)


@calm
@given(texts)
def test_nothing_but_links_to_the_web_comes_out(text: str) -> None:
    for element in parsed(published(text)).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag == "a"
        assert set(element.attrib) == {"href", "rel"}
        assert element.get("href").startswith(("http://", "https://"))
        assert element.get("rel") == "noreferrer nofollow"


@calm
@given(texts)
def test_whatever_was_typed_is_what_is_read(text: str) -> None:
    assert "".join(parsed(published(text)).itertext()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ring us: 0800 1111",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "1 < 2 & 3 > 2",
        "line\nline",
        "&lt;b&gt; and &amp;",
        "See https://example.org/?a=1&b=2 now.",
    ],
)
def test_it_reads_as_it_was_typed(text: str) -> None:
    assert "".join(parsed(published(text)).itertext()) == text


def test_a_web_address_becomes_a_link_that_tells_the_site_nothing() -> None:
    assert published("See https://example.org now.") == (
        'See <a href="https://example.org" rel="noreferrer nofollow">https://example.org</a> now.'
    )


def test_neither_script_nor_mail_addresses_become_links() -> None:
    assert "<a" not in published("javascript:alert(1) sam@example.org")
