"""Sounds go out in parts, to whoever asks, and leave nothing behind."""

from __future__ import annotations

from pathlib import Path

from tests.aloud.steps import read_out
from tests.page import check_headers
from tests.security.stage import only_sqlite
from tests.world import World
from youthvoice.aloud.sentences import key

pytestmark = only_sqlite
SENTENCE = "Who is in charge of helping me?"
_AT = f"/aloud/en/sounds/{key(SENTENCE)}"


def test_a_recording_is_listed_and_goes_out_whole_or_in_parts(world: World, tmp_path: Path) -> None:
    read_out(world.app, tmp_path / "recordings", SENTENCE, b"0123456789", ".m4a")
    stranger = world.browser()
    (button,) = (each for each in stranger.get("/help").all("button") if each.get("data-aloud"))
    assert button.get("hidden") is not None, "shown by a script, where there is a voice"
    listed = stranger.client.get(button.get("data-recorded") or "")
    assert listed.get_json() == key(SENTENCE)
    whole = stranger.client.get(_AT)
    part = stranger.client.get(_AT, headers={"Range": "bytes=2-4"})
    assert (whole.status_code, whole.data, whole.mimetype) == (200, b"0123456789", "audio/mp4")
    assert (part.status_code, part.data) == (206, b"234")
    for answer in (listed, whole, part):
        check_headers(answer, _AT)
        assert "Set-Cookie" not in answer.headers


def test_a_sound_that_is_not_there_is_a_page_that_is_not_there(world: World) -> None:
    stranger = world.browser()
    nothing = key("Nobody ever said this.")
    for path in (f"/aloud/en/sounds/{nothing}", f"/aloud/xx/sounds/{nothing}"):
        assert stranger.get(path, status=404).h1 == "This page is not here"
    for path in ("/aloud/xx/made", "/aloud/xx/recorded"):
        assert stranger.client.get(path).get_json() == ""
