"""Who knows what, on the pages of both."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page
from tests.world import Young
from youthvoice import clock

_SHARED = {
    "what": "That Otter is tired.",
    "with_whom": "Ms Lee, teacher",
    "why": "So that nobody tells them off.",
    "told": "before",
}


def share(worker: Browser, otter: Young, status: int = 200, **other: str) -> Page:
    path = f"/work/folders/{otter.folder_id}/sharing"
    return worker.submit(worker.get(path), "/sharing", status=status, **{**_SHARED, **other})


def test_a_young_person_reads_it_and_says_what_they_think(
    worker: Browser, young: Browser, otter: Young
) -> None:
    assert "has not written down" in young.get("/who-knows").text
    share(worker, otter)
    page = young.get("/who-knows")
    for sentence in ("With Ms Lee, teacher", "That Otter is tired.", "You were told before."):
        assert sentence in page.text
    (form,) = [each for each in page.all("form") if "/who-knows/" in (each.get("action") or "")]
    action = form.get("action") or ""
    page = young.submit(page, action, view="ask_first", words="She tells everybody.")
    assert "Ask me first next time." in page.text
    page = worker.get(f"/work/folders/{otter.folder_id}/sharing")
    assert "Ask me first next time." in page.text
    assert "She tells everybody." in page.text


@pytest.mark.parametrize(
    "other",
    [
        {"what": ""},
        {"told": ""},
        {"told": "not_yet"},
        {"shared_on": "2199-01-01"},
        {"shared_on": "x"},
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    worker: Browser, young: Browser, otter: Young, other: dict[str, str]
) -> None:
    page = share(worker, otter, 422, **other)
    assert "So that nobody tells them off." in page.html
    assert "That Otter is tired." not in young.get("/who-knows").text


def test_what_parents_hear_is_answered_by_the_worker(
    worker: Browser, young: Browser, otter: Young
) -> None:
    page = young.submit(
        young.get("/my-parents"), "/my-parents", subject="My friends", wish="not_my_parents"
    )
    assert "Sam has not answered yet." in page.text
    path = f"/work/folders/{otter.folder_id}/sharing"
    page = worker.get(path)
    assert "Not my parents" in page.text
    (form,) = [each for each in page.all("form") if "/parents/" in (each.get("action") or "")]
    action = form.get("action") or ""
    assert "Write the reason." in worker.submit(page, action, status=422, send="cannot").text
    worker.submit(page, action, send="cannot", because="They must know who drives you.")
    page = young.get("/my-parents")
    assert "Sam cannot do this." in page.text
    assert "They must know who drives you." in page.text


@pytest.mark.parametrize("missing", ["subject", "wish"])
def test_a_wish_without_its_half_is_refused(young: Browser, missing: str) -> None:
    fields = {"subject": "My friends", "wish": "not_my_parents", missing: ""}
    page = young.submit(young.get("/my-parents"), "/my-parents", status=422, **fields)
    assert missing == "subject" or "My friends" in page.html


def test_a_day_may_be_an_earlier_one(worker: Browser, young: Browser, otter: Young) -> None:
    share(worker, otter, shared_on=(clock.today() - timedelta(days=1)).isoformat())
    assert "It was shared yesterday." in young.get("/who-knows").text
