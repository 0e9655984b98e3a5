"""How things are, through both doors: six faces, no words, and only what is shared is seen."""

from __future__ import annotations

import pytest

from tests.page import Browser
from tests.security.stage import only_sqlite
from tests.world import Young

# What the database does with it is tested with the service, on both.
pytestmark = only_sqlite


def test_asked_answered_in_faces_and_read(young: Browser, worker: Browser, otter: Young) -> None:
    room = f"/work/folders/{otter.folder_id}/how"
    assert "has not shared" in worker.get(room).text
    worker.submit(worker.get(room), "/how/ask")
    assert "Sam would like to know." in young.get("/home").text
    page = young.get("/how")
    page = young.submit(page, "/how", safe="4", hope="2", audience="worker", send="worker")
    assert "Thank you. It is kept." in page.text
    assert "How are things?" not in young.get("/home").text
    assert "Shared how things are" in worker.get("/work/").text
    for each in (young.get("/how"), worker.get(room)):
        assert "today: Good" in each.text
        assert "There is someone I trust" not in each.all("ul", class_="how")[0].itertext()
    assert "Shared how things are" not in worker.get("/work/").text


@pytest.mark.parametrize(
    "sent",
    [
        {"audience": "worker", "send": "just_me", "safe": "1"},
        {"audience": "", "send": "", "safe": "1"},
        {"audience": "worker", "send": "worker"},
    ],
)
def test_a_slip_shares_nothing_and_keeps_what_was_picked(
    young: Browser, worker: Browser, otter: Young, sent: dict[str, str]
) -> None:
    page = young.submit(young.get("/how"), "/how", status=422, **sent)
    marks = page.all("input", name="safe")
    picked = [mark.get("value") for mark in marks if "checked" in mark.attrib]
    assert "".join(filter(None, picked)) == sent.get("safe", "")
    assert "has not shared" in worker.get(f"/work/folders/{otter.folder_id}/how").text
