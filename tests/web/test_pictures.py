"""All pictures can be seen with what they stand for, and changed on a phone for it alone."""

from __future__ import annotations

import re

import pytest

from tests.page import Browser, Page
from tests.security.stage import only_sqlite
from tests.world import World
from youthvoice.about.topics import topics
from youthvoice.diary.models import MeetingKind
from youthvoice.people.service import ROLES
from youthvoice.pictures import pictures, shown_anywhere
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.ratings.dimensions import groups
from youthvoice.wellbeing.scales import SCALES

pytestmark = only_sqlite
_DIARY = (
    *("A child protection meeting", "A review", "Court", "A visit"),
    *("A health appointment", "Something else"),
)
_FACES = ("Very bad", "Bad", "In the middle", "Good", "Very good")


def _shown(page: Page) -> list[tuple[str, str]]:
    """Each picture on the page by its name, with the words beside it."""
    return [
        ((link.get("href") or "").rpartition("/")[2], " ".join("".join(link.itertext()).split()))
        for link in page.all("a", class_="tile")
    ]


def _drawn(page: Page) -> set[str]:
    return set(re.findall(r'<use href="[^"]+/pictures/\w+\.svg#([a-z0-9-]+)"', page.html))


def test_all_that_has_a_meaning_has_a_picture_and_its_name_in_words(world: World) -> None:
    shown = _shown(world.browser().get("/pictures"))
    assert {name for name, _ in shown} == set(shown_anywhere())
    for name, words in shown:
        assert words.endswith(pictures()[name].word), name
    meanings = [
        *((each.picture, each.plain) for each in (*instrument().themes, *instrument().questions)),
        *((each.picture, each.plain) for each in OUR_OWN),
        *((each.picture, each.plain) for each in topics()),
        *((each.picture, str(each.plain)) for each in SCALES),
        *((each.picture, each.plain) for group in groups() for each in group.dimensions),
        *((f"face-{at}", word) for at, word in enumerate(_FACES, 1)),
    ]
    for name, meaning in meanings:
        assert (name, f"{meaning} {pictures()[name].word}") in shown
    words_beside = {words for _, words in shown}
    assert len(_DIARY) == len(MeetingKind)
    for kind in _DIARY:
        assert any(words.startswith(kind) for words in words_beside), kind
    assert set(ROLES) <= {name for name, _ in shown}


def test_a_picture_is_changed_on_this_phone_and_back_again(world: World, young: Browser) -> None:
    theme = instrument().themes[0]
    at = f"/pictures/{theme.picture}"
    page = young.submit(young.get(at), at, pick="rainbow")
    assert "Saved on this phone." in page.text
    assert theme.picture not in _drawn(young.get("/say"))
    assert "rainbow" in _drawn(young.get("/say"))
    assert "Pictures you picked." in young.get("/my-phone").text
    # Nobody else sees it, and neither does a page that knows nobody.
    assert theme.picture in _drawn(world.browser().get("/pictures"))
    young.submit(young.get(at), at, pick=theme.picture)
    assert theme.picture in _drawn(young.get("/say"))
    assert "Pictures you picked." not in young.get("/my-phone").text


def test_pictures_that_were_picked_outlive_leaving_and_are_not_for_workers(
    world: World, young: Browser
) -> None:
    young.submit(young.get("/pictures/help"), "/pictures/help", pick="rainbow")
    young.client.get("/leave")
    assert young.client.get_cookie("__Host-young") is None
    assert "help" not in _drawn(young.get("/help"))
    for path in ("/work/sign-in", "/rate"):
        assert "rainbow" not in _drawn(young.get(path)), path
    assert world.browser(world.staff("Kim")).get("/work").status == 200


@pytest.mark.parametrize(("path", "pick"), [("/pictures/owl", ""), ("/pictures/scales", "owl")])
def test_pictures_of_a_code_are_not_among_them(young: Browser, path: str, pick: str) -> None:
    if not pick:
        assert young.get(path, status=404).h1 == "This page is not here"
    else:
        assert young.submit(young.get(path), path, status=404, pick=pick).status == 404
