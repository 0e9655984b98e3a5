"""A young person reads who opened their folder and who did what, by day."""

from __future__ import annotations

from datetime import timedelta

from tests.page import Browser
from tests.world import Staff, World, Young
from youthvoice import clock


def test_each_opening_is_written_down_by_day(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    begun = clock.now()
    address = f"/work/folders/{otter.folder_id}"
    with clock.held_at(begun + timedelta(days=1)):
        worker = world.browser(sam)
        for _ in range(2):
            worker.get(address)
    with clock.held_at(begun + timedelta(days=2)):
        world.browser(sam).get(f"{address}/who-i-am.1")
        page = world.browser(otter).get("/who-looked")
    assert [h2.text for h2 in page.all("h2")][:2] == ["Today", "Yesterday"]
    sections = ["".join(section.itertext()) for section in page.all("section")]
    assert "Sam looked." in sections[0]
    assert "2 times." not in sections[0]
    assert "Sam looked. 2 times." in " ".join(sections[1].split())


def test_the_beginning_is_in_the_record_too(young: Browser) -> None:
    page = young.get("/who-looked")
    for line in ("Sam made the folder.", "Sam made an invitation.", "You came in with four words."):
        assert line in page.text


def test_what_staff_do_in_a_folder_is_written_down(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    world.says(otter, "Who decides?")
    page = worker.get(f"/work/folders/{otter.folder_id}/who-i-am.1")
    worker.submit(page, "/by-day", by_day=clock.today().isoformat())
    worker.submit(page, "/reply", words="We do.")
    young.submit(young.get("/help"), "/help/tell")
    worker.submit(worker.get(f"/work/folders/{otter.folder_id}"), "/in-touch")
    page = young.get("/who-looked")
    for line in (
        "Sam said by when they will answer.",
        "Sam wrote an answer.",
        "Sam saw that help was needed.",
        "Sam ended the call for help.",
    ):
        assert line in page.text


def test_a_list_or_a_failed_opening_is_no_look(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    worker.get("/work/")
    worker.get(f"/work/folders/{otter.folder_id}/record")
    worker.get(f"/work/folders/{otter.folder_id}/no-such-question", status=404)
    stranger = world.browser(world.staff("Lena"))
    stranger.get(f"/work/folders/{otter.folder_id}", status=404)
    assert "looked." not in young.get("/who-looked").text


def test_worker_and_young_person_read_the_same_record(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    worker.get(f"/work/folders/{otter.folder_id}")
    theirs = worker.get(f"/work/folders/{otter.folder_id}/record")
    assert "Otter reads this too." in theirs.text
    ours = young.get("/who-looked")
    assert [li.text for li in ours.all("li", class_="")] == [
        li.text for li in theirs.all("li", class_="")
    ]
    for line in ("Sam looked.", "Sam made the folder."):
        assert line in ours.text
        assert line in theirs.text


def test_the_duty_leads_look_is_written_down_like_any_other(world: World) -> None:
    lead = world.duty_lead()
    otter = world.young(world.staff("Sam"))
    world.browser(lead).get(f"/work/folders/{otter.folder_id}")
    assert "Priya looked." in world.browser(otter).get("/who-looked").text


def test_the_name_the_worker_uses_is_no_secret_from_its_bearer(young: Browser) -> None:
    assert "Your worker knows you as “O.”." in young.get("/who-looked").text
