"""What an area tells its young people: plain text, with its web addresses as links."""

from __future__ import annotations

import html5lib

from tests.page import Browser
from tests.world import World


def tell(world: World, **fields: str) -> None:
    robin = world.browser(world.administrator())
    page = robin.submit(robin.get("/work/area"), "/area", **fields)
    assert "Saved." in page.text


def help_page(young: Browser) -> str:
    """As text: a link to elsewhere is allowed here, and on no other page."""
    return young.client.get("/help").text


def test_young_people_read_when_words_are_read(world: World, young: Browser) -> None:
    tell(world, reading_hours="every morning")
    assert "Sam reads it every morning." in young.get("/help").text
    assert "Your worker reads this every morning." in young.get("/before-you-write/who-i-am.1").text


def test_web_addresses_become_links_that_tell_the_other_site_nothing(
    world: World, young: Browser
) -> None:
    tell(world, help_note="At night: https://night.org.uk/team or 0800 0000.")
    page = html5lib.parse(help_page(young), namespaceHTMLElements=False)
    (link,) = [a for a in page.iter("a") if a.text == "https://night.org.uk/team"]
    assert link.get("href") == "https://night.org.uk/team"
    assert set((link.get("rel") or "").split()) >= {"noreferrer", "nofollow"}


def test_markup_is_shown_as_it_was_typed(world: World, young: Browser) -> None:
    note = "<script>alert(1)</script> <b>Night</b> <img src=x onerror=alert(1)> &lt;i&gt;"
    tell(world, help_note=note)
    page = young.get("/help")
    assert note in page.text
    assert page.all("img") == []


def test_no_address_but_a_web_address_becomes_a_link(world: World, young: Browser) -> None:
    tell(world, help_note="javascript:alert(1) data:text/html,x [a](javascript:b) x@y.org evil.zip")
    # The browser refuses a page that reaches out or brings script.
    page = young.get("/help")
    linked = [a.get("href") or "" for a in page.all("a")]
    assert not [href for href in linked if ":" in href and not href.startswith("tel:")]


def test_lines_are_kept(world: World, young: Browser) -> None:
    tell(world, help_note="First line.\r\nSecond line.")
    (note,) = young.get("/help").all("div", class_="words")
    assert (note.text or "").splitlines() == ["First line.", "Second line."]


def test_without_a_note_there_is_no_empty_heading(young: Browser) -> None:
    assert "When your worker is not there" not in young.get("/help").text


def test_what_cannot_be_kept_is_refused_with_the_rest_of_the_form_as_it_was(world: World) -> None:
    robin = world.browser(world.administrator())
    page = robin.get("/work/area")
    page = robin.submit(page, "/area", reading_hours="", help_note="Call the team.")
    assert "Say when words are read." in page.text
    assert "Call the team." in page.html
