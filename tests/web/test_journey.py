"""A young person says something, their worker answers, and it comes back: without a browser."""

from __future__ import annotations

from tests.world import World


def test_words_travel_to_the_worker_and_the_answer_travels_back(world: World) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    otter = world.young(sam)
    young, worker = world.browser(otter), world.browser(sam)

    page = young.get("/question/make-me-safe.4")
    page = young.submit(
        page,
        "/question/make-me-safe.4",
        words="Who decides?",
        feeling="2",
        audience="worker",
        send="worker",
    )
    assert page.h1 == "Sent to Sam"

    page = worker.get("/work/")
    assert "Said something new" in page.text
    page = worker.get(f"/work/folders/{otter.folder_id}")
    assert "Who decides?" in page.text
    page = worker.get(f"/work/folders/{otter.folder_id}/make-me-safe.4")
    assert "Who decides?" in page.text
    page = worker.submit(page, "/reply", words="I do, with you.")
    assert "I do, with you." in page.text

    page = young.get("/home")
    assert "Sam answered you today" in page.text
    page = young.get("/question/make-me-safe.4")
    assert "I do, with you." in page.text
    page = young.submit(page, "/verdict", verdict="a_bit", words="And who else?")
    assert page.h1 == "Thank you for telling us"

    page = worker.get("/work/")
    assert "Said something new" in page.text
    page = worker.get(f"/work/folders/{otter.folder_id}/make-me-safe.4")
    assert "It answers it a bit." in page.text
    assert "And who else?" in page.text
