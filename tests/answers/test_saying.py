"""A young person says, asks, leaves, shares and takes back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import select

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
from youthvoice.answers.models import Answer, Audience, Choice, JourneyStep, Verdict
from youthvoice.answers.replies import mark_seen
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply, own_answer, share_answer, take_back
from youthvoice.answers.summary import replies_waiting, saved_for_later
from youthvoice.answers.threads import own_threads, sent_threads
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.questions.instrument import MY_OWN, instrument


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def test_words_and_a_face_that_were_sent_are_read_back_by_their_author(world, otter) -> None:
    with day(0):
        world.says(otter, "Who decides?", QUESTION, face=2)

    (answer,) = mine(world, otter)
    assert answer.words.said == Said("Who decides?", 2)
    assert (answer.is_sent, answer.said_on, answer.shared_on) == (True, MONDAY, MONDAY)
    assert (answer.replied, answer.waits_for_verdict, answer.steps) == (False, False, ())


def test_what_was_sent_is_news_and_is_owed_a_reply_from_that_day(world, otter) -> None:
    with day(0):
        sent = row(world, world.says(otter, "Who decides?", QUESTION))

    assert (sent.news_since, sent.reply_owed_since) == (MONDAY, MONDAY)


def test_what_is_just_me_is_neither_news_nor_owed_anything(world, otter) -> None:
    kept = row(world, world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME))

    assert (kept.news_since, kept.reply_owed_since, kept.shared_on) == (None, None, None)
    assert (kept.key_version, kept.own_key_id) == (None, otter.key_id)
    (answer,) = mine(world, otter)
    assert (answer.is_sent, answer.words.said.words) == (False, "Mine")


def test_asking_a_question_as_it_stands_is_owed_a_reply_too(world, otter) -> None:
    with day(0):
        asked = row(world, world.says(otter, "", QUESTION, choice=Choice.ASKED))

    assert (asked.choice, asked.reply_owed_since, asked.sealed_words) == (
        Choice.ASKED,
        MONDAY,
        None,
    )


@pytest.mark.parametrize("choice", [Choice.RATHER_NOT, Choice.ANOTHER_TIME])
def test_not_saying_is_owed_nothing_and_keeps_no_words(world, otter, choice: Choice) -> None:
    left = row(
        world, world.says(otter, "typed", QUESTION, choice=choice, audience=Audience.JUST_ME)
    )

    assert (left.choice, left.sealed_words, left.reply_owed_since) == (choice, None, None)


@pytest.mark.parametrize("choice", [Choice.RATHER_NOT, Choice.ANOTHER_TIME])
def test_not_saying_to_the_worker_is_news_without_a_debt(world, otter, choice: Choice) -> None:
    left = row(world, world.says(otter, "", QUESTION, choice=choice))

    assert left.news_since == clock.today()
    assert left.reply_owed_since is None


def test_a_face_alone_is_something_said(world, otter) -> None:
    world.says(otter, "", QUESTION, face=1)

    assert mine(world, otter)[0].words.said == Said("", 1)


def test_nothing_at_all_is_refused_with_what_to_do(world, otter) -> None:
    with pytest.raises(WordsRefused, match="Write something, or pick a face"):
        world.says(otter, "", QUESTION)

    assert mine(world, otter) == ()


def test_what_fits_no_question_can_be_said_but_not_asked(world, otter) -> None:
    world.says(otter, "Something else", MY_OWN.id)

    assert mine(world, otter, MY_OWN.id)[0].words.said.words == "Something else"
    with pytest.raises(WordsRefused):
        world.says(otter, "", MY_OWN.id, choice=Choice.ASKED)


@pytest.mark.parametrize("question", ["", "who-i-am.99", "../etc", "WHO-I-AM.1"])
def test_a_question_that_is_not_in_the_instrument_is_not_found(world, otter, question) -> None:
    with pytest.raises(NotFound):
        world.says(otter, "words", question)


def test_every_one_of_the_26_questions_can_be_answered(world, otter) -> None:
    for question in instrument().questions:
        world.says(otter, question.id, question.id)

    with world.work() as session:
        threads = own_threads(session, world.keyring(session, otter), folder_of(session, otter))
    assert [thread.question.id for thread in threads] == [q.id for q in instrument().questions]
    assert all(t.answers[0].words.said.words == t.question.id for t in threads)


def test_the_same_question_again_keeps_earlier_answers_in_order(world, otter) -> None:
    for number, words in enumerate(("first", "second", "third")):
        with day(0 if number < 2 else 1):
            world.says(otter, words, QUESTION)

    assert [answer.words.said.words for answer in mine(world, otter)] == [
        "first",
        "second",
        "third",
    ]


def test_two_answers_at_once_are_both_kept_with_numbers_of_their_own(world, otter) -> None:
    ready = Barrier(3)

    def say(words: str) -> None:
        ready.wait(10)
        world.says(otter, words, QUESTION)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(say, ("one", "two", "three")))

    assert {answer.words.said.words for answer in mine(world, otter)} == {"one", "two", "three"}
    with world.work() as session:
        assert sorted(session.scalars(select(Answer.number))) == [1, 2, 3]


def test_just_me_words_can_be_shared_later_and_count_from_that_day(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME, face=4)
    with day(5), world.work() as session:
        share_answer(session, folder_of(session, otter), otter.key, answer_id)

    shared = row(world, answer_id)
    assert (shared.said_on, shared.shared_on) == (MONDAY, MONDAY + timedelta(days=5))
    assert shared.reply_owed_since == shared.news_since == MONDAY + timedelta(days=5)
    assert (shared.own_key_id, shared.key_version) == (None, 1)
    with world.work() as session:
        (thread,) = sent_threads(session, world.keyring(session, sam), folder_of(session, otter))
        assert thread.answers[0].words.said == Said("Mine", 4)


def test_what_was_sent_cannot_be_shared_again(world, otter) -> None:
    answer_id = world.says(otter, "Sent", QUESTION)

    with world.work() as session, pytest.raises(NotFound):
        share_answer(session, folder_of(session, otter), otter.key, answer_id)


def test_just_me_words_can_be_taken_back_for_good(world, otter) -> None:
    answer_id = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)

    with world.work() as session:
        take_back(session, folder_of(session, otter), answer_id)

    with world.work() as session:
        assert session.get(Answer, answer_id) is None


def test_what_was_sent_cannot_be_taken_back(world, otter) -> None:
    answer_id = world.says(otter, "Sent", QUESTION)

    with world.work() as session, pytest.raises(NotFound):
        take_back(session, folder_of(session, otter), answer_id)

    assert mine(world, otter)[0].words.said.words == "Sent"


def test_what_was_shared_cannot_be_taken_back(world, otter) -> None:
    answer_id = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    with world.work() as session:
        share_answer(session, folder_of(session, otter), otter.key, answer_id)

    with world.work() as session, pytest.raises(NotFound):
        take_back(session, folder_of(session, otter), answer_id)


def test_anothers_answer_looks_like_one_that_is_not_there(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    sent = world.says(fox, "Fox's", QUESTION)
    kept = world.says(fox, "Fox's own", QUESTION, audience=Audience.JUST_ME)

    for answer_id in (sent, kept, uuid4()):
        with world.work() as session:
            folder = folder_of(session, otter)
            with pytest.raises(NotFound):
                own_answer(session, folder, answer_id)
            with pytest.raises(NotFound):
                share_answer(session, folder, otter.key, answer_id)
            with pytest.raises(NotFound):
                take_back(session, folder, answer_id)
            with pytest.raises(NotFound):
                judge_reply(session, person(session, otter), folder, answer_id, Verdict.YES, Said())


def test_the_home_page_shows_replies_that_wait_for_a_verdict_newest_first(
    world, sam, otter
) -> None:
    with day(0):
        one = world.says(otter, "one", "who-i-am.1")
        other = world.says(otter, "other", "who-i-am.2")
        judged = world.says(otter, "judged", "who-i-am.3")
        for answer_id in (one, judged):
            reply(world, sam, otter, answer_id)
        judge(world, otter, judged, Verdict.YES)
    with day(1):
        reply(world, sam, otter, other)
        reply(world, sam, otter, other, "And also this.")

    with world.work() as session:
        waiting = replies_waiting(session, otter.folder_id)
    assert [(each.answer_id, (each.day - MONDAY).days) for each in waiting] == [
        (other, 1),
        (one, 0),
    ]
    assert {each.person_id for each in waiting} == {sam.id}


def test_questions_put_off_are_offered_again_until_something_else_is_said(world, otter) -> None:
    later, own = Choice.ANOTHER_TIME, Audience.JUST_ME
    for question in ("who-i-am.2", "who-i-am.1", "who-i-am.3"):
        world.says(otter, "", question, choice=later, audience=own)
    world.says(otter, "now", "who-i-am.1")
    world.says(otter, "", "who-i-am.2", choice=later, audience=own)

    with world.work() as session:
        assert saved_for_later(session, otter.folder_id) == ["who-i-am.3", "who-i-am.2"]


def test_words_stand_nowhere_in_the_row(world, otter) -> None:
    for audience in Audience:
        kept = row(world, world.says(otter, "marked words", QUESTION, audience=audience))
        assert kept.sealed_words is not None
        assert b"marked words" not in kept.sealed_words


def test_two_answers_of_different_lengths_and_faces_look_alike(world, otter) -> None:
    sizes = set()
    for words, face in (("a", None), ("b" * 200, 5), ("", 1)):
        kept = row(world, world.says(otter, words, QUESTION, face=face))
        sizes.add(len(kept.sealed_words or b""))

    assert len(sizes) == 1


def test_steps_taken_at_once_are_all_kept(world, sam, otter) -> None:
    kim = world.staff("Kim")
    answer_id = world.says(otter, "Who decides?", QUESTION)
    ready = Barrier(2)

    def look(who: Staff) -> None:
        ready.wait(10)
        with world.work() as session:
            mark_seen(session, person(session, who), folder_of(session, otter), QUESTION)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(look, (sam, kim)))

    with world.work() as session:
        seen = select(JourneyStep.person_id).where(JourneyStep.answer_id == answer_id)
        assert set(session.scalars(seen)) == {sam.id, kim.id}
