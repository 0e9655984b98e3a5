"""What an area tells its young people: plain text, with its web addresses as links."""

from __future__ import annotations

from typing import cast

import html5lib

from tests.page import Browser, json_of
from tests.world import World
from youthvoice.comfort.looks import CALLED


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


def test_an_area_picks_what_it_is_called_and_a_young_person_may_pick_otherwise(
    world: World, young: Browser
) -> None:
    robin = world.browser(world.administrator())
    robin.submit(robin.get("/work/area"), "/area", called="days")
    stranger = world.browser()
    for browser, path in ((young, "/home"), (stranger, "/"), (stranger, "/rate")):
        page = browser.get(path)
        (title,), (link,) = page.all("title"), page.all("link", rel="manifest")
        (icon,) = page.all("link", rel="apple-touch-icon")
        (on_apple,) = page.all("meta", name="apple-mobile-web-app-title")
        assert (title.text, on_apple.get("content")) == ("My days", "My days")
        assert (icon.get("href") or "").endswith("/icons/days-180.png")
        told = json_of(stranger.client.get(link.get("href") or ""))
        assert told["name"] == "My days"
    # Asked for as a browser asks for it on its own: with what it finds nowhere else.
    assert json_of(stranger.client.get("/manifest.webmanifest"))["name"] == "My days"
    assert '"title": "My days"' in stranger.client.get("/keep.js").get_data(as_text=True)
    page = young.submit(young.get("/how-it-looks"), "/how-it-looks", called="notes")
    assert page.all("title")[0].text == "My notes"
    # Whoever left it as it was goes on with the area.
    stranger.submit(stranger.get("/how-it-looks"), "/how-it-looks", colours="dark")
    robin.submit(robin.get("/work/area"), "/area", called="lists")
    assert stranger.get("/").all("title")[0].text == "Lists"
    assert young.get("/home").all("title")[0].text == "My notes"


def test_strangers_see_the_usual_name_where_there_are_several_areas(
    world: World, young: Browser
) -> None:
    World(world.app, "Elsewhere")
    tell(world, called="days")
    assert young.get("/home").all("title")[0].text == "My days"
    assert world.browser().get("/").all("title")[0].text == "My notes"


def test_no_name_but_those_there_are_is_taken(world: World) -> None:
    robin = world.browser(world.administrator())
    page = robin.submit(robin.get("/work/area"), "/area", called="Riverbend Safe")
    assert "Saved." not in page.text
    assert world.browser().get("/").all("title")[0].text == "My notes"


def test_every_icon_is_a_png_of_the_size_it_says(world: World) -> None:
    for name in CALLED:
        told = json_of(world.browser().client.get(f"/manifest.webmanifest?called={name}"))
        sizes = {}
        for icon in cast("list[dict[str, str]]", told["icons"]):
            answer = world.browser().client.get(icon["src"])
            if icon["type"] == "image/png":
                sizes[(icon["purpose"], icon["sizes"])] = _size(answer.get_data())
            answer.close()
        assert sizes == {
            ("any", "192x192"): (192, 192),
            ("any", "512x512"): (512, 512),
            ("maskable", "512x512"): (512, 512),
        }


def _size(png: bytes) -> tuple[int, int]:
    """Width and height, as the header says (PNG, 11.2.1)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_without_a_note_there_is_no_empty_heading(young: Browser) -> None:
    assert "When your worker is not there" not in young.get("/help").text


def test_what_cannot_be_kept_is_refused_with_the_rest_of_the_form_as_it_was(world: World) -> None:
    robin = world.browser(world.administrator())
    page = robin.get("/work/area")
    page = robin.submit(page, "/area", reading_hours="", help_note="Call the team.")
    assert "Say when words are read." in page.text
    assert "Call the team." in page.html
