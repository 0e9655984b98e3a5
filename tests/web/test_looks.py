"""How it looks: chosen without an account, kept on the phone, and on every page from then on."""

from __future__ import annotations

from tests.page import Browser, json_of
from tests.security.stage import only_sqlite
from tests.world import World

pytestmark = only_sqlite


def test_it_is_chosen_without_an_account_and_holds_for_every_page(world: World) -> None:
    stranger = world.browser()
    page = stranger.get("/how-it-looks")
    page = stranger.submit(page, "/how-it-looks", colours="dark", size="larger", motion="calm")
    assert "Saved on this phone." in page.text
    for path in ("/", "/help", "/sign-in", "/work/sign-in"):
        root = stranger.get(path).tree
        assert (root.get("class") or "").split() == ["dark", "larger", "calm"], path
    marks = stranger.get("/how-it-looks").all("input", checked="")
    assert {mark.get("value") for mark in marks} == {"dark", "larger", "", "calm", "notes"}


def test_leaving_keeps_the_look_and_when_to_lock_and_nothing_else(
    world: World, young: Browser
) -> None:
    young.submit(young.get("/how-it-looks"), "/how-it-looks", colours="dark", lock="0")
    young.client.set_cookie("__Host-name", "Otter", secure=True, path="/")
    answer = young.client.get("/leave")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    ended = {line.partition("=")[0] for line in answer.headers.getlist("Set-Cookie")}
    assert {"__Host-young", "__Host-name"} <= ended
    left = {
        name
        for name in ("young", "name", "form", "look")
        if young.client.get_cookie(f"__Host-{name}")
    }
    assert left == {"look"}
    assert (young.get("/sign-in").tree.get("class") or "") == "dark"


def test_it_can_be_called_something_else(world: World) -> None:
    stranger = world.browser()
    page = stranger.submit(stranger.get("/how-it-looks"), "/how-it-looks", called="lists")
    (title,), (link,) = page.all("title"), page.all("link", rel="manifest")
    assert title.text == "Lists"
    told = json_of(stranger.client.get(link.get("href") or ""))
    assert (told["name"], told["short_name"]) == ("Lists", "Lists")
    told = json_of(stranger.client.get("/manifest.webmanifest?called=nothing"))
    assert told["name"] == "My notes"


def test_what_is_no_choice_is_none(world: World) -> None:
    stranger = world.browser()
    page = stranger.submit(stranger.get("/how-it-looks"), "/how-it-looks", colours="pink", size="9")
    assert page.tree.get("class") == ""


def test_pages_that_know_nobody_look_alike_for_everybody(world: World) -> None:
    stranger = world.browser()
    stranger.submit(stranger.get("/how-it-looks"), "/how-it-looks", colours="dark")
    assert stranger.get("/rate").tree.get("class") == ""


def test_the_page_knows_how_soon_to_lock_only_while_somebody_is_signed_in(
    world: World, young: Browser
) -> None:
    young.submit(young.get("/how-it-looks"), "/how-it-looks", lock="0")
    (body,) = young.get("/home").all("body")
    assert body.get("data-lock-away") == "0"
    (body,) = world.browser().get("/").all("body")
    assert body.get("data-lock-away") is None
