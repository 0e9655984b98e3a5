"""A copy to keep: everything, in one plain file whose name tells nothing."""

from __future__ import annotations

from tests.page import Browser, Page
from tests.world import World, Young
from youthvoice.answers.models import Audience, Choice


def test_a_copy_holds_everything_that_was_said_and_answered(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    world.says(otter, "Sent words.", face=1)
    world.says(otter, "Only mine.", "make-me-safe.4", audience=Audience.JUST_ME)
    world.says(otter, "", "my-own", choice=Choice.RATHER_NOT, audience=Audience.JUST_ME)
    page = worker.get(f"/work/folders/{otter.folder_id}/who-i-am.1")
    worker.submit(page, "/reply", words="What we do.")
    young.submit(young.get("/question/who-i-am.1"), "/verdict", verdict="a_bit", words="And then?")
    copy = Page(young.client.get("/mine/copy"), "/mine/copy")
    for words in (
        "Sent words.",
        "Very bad",
        "Only mine.",
        "just for me",
        "I do not want to say.",
        "What we do.",
        "Sam",
        "It answers it a bit.",
        "And then?",
    ):
        assert words in copy.text, words


def test_a_copy_is_one_plain_file_that_needs_nothing_and_tells_nothing(
    world: World, otter: Young, young: Browser
) -> None:
    world.says(otter, "Sent words.")
    response = young.client.get("/mine/copy")
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-notes.html"'
    assert response.mimetype == "text/html"
    copy = Page(response, "/mine/copy")
    for tag in ("script", "link", "img", "a", "form", "iframe", "input"):
        assert copy.all(tag) == [], tag
    head = copy.tree.find("head")
    assert head is not None
    assert "Otter" not in "".join(head.itertext())
    assert str(otter.folder_id) not in copy.html


def test_a_copy_is_on_the_page_of_everything_once_there_is_something(
    world: World, otter: Young, young: Browser
) -> None:
    assert "Get the file" not in young.get("/mine").text
    world.says(otter, "Sent words.")
    assert "Get the file" in young.get("/mine").text
