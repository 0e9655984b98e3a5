"""What is sent twice from one page is there once; the second time leads where the first did."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from tests.page import Browser, form_values
from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person, TakenForm
from youthvoice.answers.models import Answer, JourneyStep, StepKind

QUESTION = "make-me-safe.4"
ADDRESS = f"/question/{QUESTION}"
_SAID = {"words": "Who decides?", "audience": "worker", "send": "worker"}


def test_an_answer_sent_twice_is_stored_once(world: World, otter: Young) -> None:
    young = world.browser(otter)
    fields = _form(young, _SAID)
    first = young.client.post(ADDRESS, data=fields).headers["Location"]
    assert young.client.post(ADDRESS, data=fields).headers["Location"] == first
    assert _said(world) == 1


def test_an_answer_sent_twice_at_once_is_stored_once(world: World, otter: Young) -> None:
    young = world.browser(otter)
    fields = _form(young, _SAID)
    both = Barrier(2)

    def send(_: int) -> str:
        browser = Browser(world.app)
        for name in ("__Host-young", "__Host-form"):
            cookie = young.client.get_cookie(name)
            assert cookie is not None
            browser.client.set_cookie(name, cookie.value)
        both.wait()
        return str(browser.client.post(ADDRESS, data=fields).headers["Location"])

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(send, range(2))
    assert first == second
    assert _said(world) == 1


@pytest.mark.parametrize("other", [{"words": "Who  Decides?"}, {"feeling": "1"}])
def test_other_words_from_the_same_page_are_never_dropped(
    world: World, otter: Young, other: dict[str, str]
) -> None:
    young = world.browser(otter)
    fields = _form(young, _SAID)
    for each in (fields, {**fields, **other}):
        assert young.client.post(ADDRESS, data=each).status_code == 303
    assert _said(world) == 2


def test_the_same_words_from_a_new_page_are_said_again(world: World, otter: Young) -> None:
    young = world.browser(otter)
    for _ in range(2):
        young.client.post(ADDRESS, data=_form(young, _SAID))
    assert _said(world) == 2


def test_a_reply_sent_twice_is_stored_once(world: World, sam: Staff, otter: Young) -> None:
    answer = world.says(otter, "Who decides?", QUESTION)
    worker = world.browser(sam)
    page = worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}")
    fields = {**form_values(page.form("/reply")), "words": "You do."}
    address = f"/work/folders/{otter.folder_id}/answers/{answer}/reply"
    assert [worker.client.post(address, data=fields).status_code for _ in range(2)] == [303, 303]
    with world.work() as session:
        replies = select(func.count()).where(JourneyStep.kind == StepKind.REPLY)
        assert session.scalar(replies) == 1


def test_what_was_refused_may_be_sent_again(world: World, otter: Young) -> None:
    young = world.browser(otter)
    fields = _form(young, {**_SAID, "audience": "just_me"})
    assert [young.client.post(ADDRESS, data=fields).status_code for _ in range(2)] == [422, 422]
    assert _said(world) == 0


def test_nothing_is_kept_of_an_address_that_the_browser_named(world: World, otter: Young) -> None:
    young = world.browser(otter)
    with world.work() as session:
        session.get_one(Person, otter.id).told_on = None
    named = "/a-word-that-stands-nowhere" * 20
    page = young.get(f"/before-you-write/{QUESTION}?back_to={named}")
    fields = form_values(page.form())
    for _ in range(2):
        answer = young.client.post(page.form().get("action") or "", data=fields)
        assert answer.status_code == 303
    with world.work() as session:
        session.get_one(Person, otter.id).told_on = None
    unread = young.client.post(f"/safe/change?aside={named}", data=fields)
    assert unread.status_code == 303
    with world.work() as session:
        assert not [kept for kept in session.scalars(select(TakenForm.led_to)) if "word" in kept]


def _form(young: Browser, more: dict[str, str]) -> dict[str, str]:
    page = young.get(ADDRESS)
    return {**form_values(page.form(ADDRESS)), **more}


def _said(world: World) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(Answer)) or 0
