"""Who I am, for counts, through the young door: picked, counted with the next words, taken back."""

from __future__ import annotations

from sqlalchemy import select

from tests.page import Browser
from tests.security.stage import only_sqlite
from tests.web.test_saying import say
from tests.world import World
from youthvoice.tallies.models import Tally

# What the database does with it is tested with the service, on both.
pytestmark = only_sqlite


def test_picked_counted_with_the_next_words_and_taken_back(world: World, young: Browser) -> None:
    page = young.submit(young.get("/me/for-counts"), "/for-counts", age="12-14", gender="girl")
    assert "Only you can read this." in page.text
    picked = [each.get("value") for each in page.all("input") if "checked" in each.attrib]
    assert picked == ["12-14", "girl", "", "", ""]
    say(young, "Just mine.", "just_me")
    with world.work() as session:
        assert not session.scalars(select(Tally)).all()
    say(young, "For Sam.")
    with world.work() as session:
        found = {(each.what, each.part) for each in session.scalars(select(Tally))}
        assert found == {("heard.age", "12-14"), ("heard.gender", "girl")}
    page = young.submit(page, "/for-counts", age="", gender="")
    assert {each.get("value") for each in page.all("input") if "checked" in each.attrib} == {""}
