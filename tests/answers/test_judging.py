"""A young person says whether a reply answers it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.answers.steps import (
    MONDAY,
    QUESTION,
    day,
    folder_of,
    judge,
    mine,
    person,
    reply,
    row,
)
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.answers.models import StepKind, Verdict
from youthvoice.answers.replies import mark_seen, promise_reply
from youthvoice.answers.threads import Readable
from youthvoice.errors import NotFound


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def test_a_reply_can_be_judged_only_when_there_is_one(world, otter) -> None:
    answer_id = world.says(otter, "Who decides?", QUESTION)

    with pytest.raises(NotFound):
        judge(world, otter, answer_id, Verdict.YES)


@pytest.mark.parametrize("verdict", [Verdict.YES, Verdict.A_BIT])
def test_yes_and_a_bit_are_news_and_owe_nothing(world, sam, otter, verdict: Verdict) -> None:
    with day(0):
        answer_id = world.says(otter, "Who decides?", QUESTION)
        with world.work() as session:
            mark_seen(session, person(session, sam), folder_of(session, otter), QUESTION)
        reply(world, sam, otter, answer_id)
    with day(1):
        judge(world, otter, answer_id, verdict, "And who else?")

    judged = row(world, answer_id)
    assert (judged.news_since, judged.reply_owed_since) == (MONDAY + timedelta(days=1), None)
    step = mine(world, otter)[0].steps[-1]
    assert (step.kind, step.verdict, step.person_id) == (StepKind.VERDICT, verdict, otter.id)
    assert step.words.said.words == "And who else?"


def test_no_puts_it_back_on_the_workers_list_from_that_day(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "Who decides?", QUESTION)
        reply(world, sam, otter, answer_id)
    with day(3):
        judge(world, otter, answer_id, Verdict.NO)

    assert row(world, answer_id).reply_owed_since == MONDAY + timedelta(days=3)
    assert mine(world, otter)[0].steps[-1].words.said.is_empty


def test_after_no_another_reply_settles_it(world, sam, otter) -> None:
    answer_id = world.says(otter, "Who decides?", QUESTION)
    reply(world, sam, otter, answer_id)
    judge(world, otter, answer_id, Verdict.NO)

    reply(world, sam, otter, answer_id, "The judge does.")

    assert row(world, answer_id).reply_owed_since is None
    (answer,) = mine(world, otter)
    assert answer.waits_for_verdict
    assert [step.kind for step in answer.steps] == [
        StepKind.REPLY,
        StepKind.VERDICT,
        StepKind.REPLY,
    ]


def test_saying_no_twice_does_not_make_the_wait_look_shorter(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "Who decides?", QUESTION)
        reply(world, sam, otter, answer_id)
        judge(world, otter, answer_id, Verdict.NO)
    with day(4):
        judge(world, otter, answer_id, Verdict.NO)

    assert row(world, answer_id).reply_owed_since == MONDAY


def test_every_state_of_the_journey_is_seen_by_its_author(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "Who decides?", QUESTION)
    with day(1), world.work() as session:
        mark_seen(session, person(session, sam), folder_of(session, otter), QUESTION)
    with day(2), world.work() as session:
        by_day = clock.today() + timedelta(days=3)
        promise_reply(session, person(session, sam), folder_of(session, otter), answer_id, by_day)
    with day(5):
        reply(world, sam, otter, answer_id, "I do, with you.")
    with day(6):
        judge(world, otter, answer_id, Verdict.A_BIT, "Thanks")

    (answer,) = mine(world, otter)
    assert [(s.kind, s.person_id, (s.day - MONDAY).days) for s in answer.steps] == [
        (StepKind.SEEN, sam.id, 1),
        (StepKind.WILL_ANSWER, sam.id, 2),
        (StepKind.REPLY, sam.id, 5),
        (StepKind.VERDICT, otter.id, 6),
    ]
    assert [step.words.said.words for step in answer.steps] == ["", "", "I do, with you.", "Thanks"]
    assert {step.words.readable for step in answer.steps} == {Readable.YES}
    assert answer.replied
    assert not answer.waits_for_verdict
