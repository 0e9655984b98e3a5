"""What a worker does with an answer: sees it, says by when, and replies with words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.staff import switch_off
from youthvoice.answers.models import Answer, Audience, Choice, StepKind, Verdict
from youthvoice.answers.replies import mark_seen, post_reply, promise_reply, sent_answer
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply, share_answer
from youthvoice.answers.threads import OpenedAnswer, Thread, sent_thread, sent_threads
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import record_of
from youthvoice.questions.instrument import instrument

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONDAY = NOON.date()
QUESTION = "make-me-safe.4"


def day(number: int):
    return clock.held_at(NOON + timedelta(days=number))


@pytest.fixture
def priya(world: World) -> Staff:
    return world.duty_lead()


@pytest.fixture
def sam(world: World, priya: Staff) -> Staff:
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


@pytest.fixture
def asked(world: World, otter: Young) -> UUID:
    with day(0):
        return world.says(otter, "Who decides?", QUESTION)


def opens(world: World, who: Staff, young: Young, question: str = QUESTION) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        mark_seen(session, session.get_one(Person, who.id), folder, question)


def replies(world: World, who: Staff, young: Young, answer_id: UUID, said: Said) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        post_reply(session, session.get_one(Person, who.id), folder, answer_id, said)


def promises(world: World, who: Staff, young: Young, answer_id: UUID, days: int) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        by_day = clock.today() + timedelta(days=days)
        promise_reply(session, session.get_one(Person, who.id), folder, answer_id, by_day)


def row(world: World, answer_id: UUID) -> Answer:
    with world.work() as session:
        return session.get_one(Answer, answer_id)


def read(world: World, who: Staff, young: Young) -> OpenedAnswer:
    """The one answer under the question, as this worker reads it."""
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        question = instrument().question(QUESTION)
        (answer,) = sent_thread(session, world.keyring(session, who), folder, question).answers
        return answer


def threads(world: World, who: Staff, young: Young) -> list[Thread]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return sent_threads(session, world.keyring(session, who), folder)


def test_the_worker_reads_what_was_sent(world, sam, otter, asked) -> None:
    assert read(world, sam, otter).words.said.words == "Who decides?"


def test_the_worker_never_sees_just_me_words_nor_that_there_are_any(world, sam, otter) -> None:
    world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    world.says(otter, "", "who-i-am.1", choice=Choice.RATHER_NOT, audience=Audience.JUST_ME)

    assert threads(world, sam, otter) == []


def test_whoever_opens_a_thread_has_seen_it_and_on_which_day(world, sam, otter, asked) -> None:
    with day(2):
        opens(world, sam, otter)

    (step,) = read(world, sam, otter).steps
    assert (step.kind, step.person_id, step.day) == (
        StepKind.SEEN,
        sam.id,
        MONDAY + timedelta(days=2),
    )


def test_looking_twice_at_once_is_seeing_once(world, sam, otter, asked) -> None:
    both = Barrier(2)

    def look(_: int) -> None:
        both.wait(10)
        opens(world, sam, otter)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(look, range(2)))

    assert [step.kind for step in read(world, sam, otter).steps] == [StepKind.SEEN]


def test_looking_again_is_not_seeing_again(world, sam, otter, asked) -> None:
    for number in range(3):
        with day(number):
            opens(world, sam, otter)

    assert len(read(world, sam, otter).steps) == 1


def test_opening_one_thread_is_not_seeing_another(world, sam, otter, asked) -> None:
    opens(world, sam, otter, "who-i-am.1")

    assert read(world, sam, otter).steps == ()
    assert row(world, asked).news_since == MONDAY


def test_it_is_news_until_the_keyworker_has_opened_it(world, sam, otter, asked) -> None:
    assert read(world, sam, otter).is_news

    opens(world, sam, otter)

    assert not read(world, sam, otter).is_news
    assert row(world, asked).reply_owed_since == MONDAY


def test_it_stays_news_when_only_the_duty_lead_has_looked(world, priya, sam, otter, asked) -> None:
    opens(world, priya, otter)

    assert row(world, asked).news_since == MONDAY
    assert [step.person_id for step in read(world, sam, otter).steps] == [priya.id]


def test_the_duty_lead_ends_news_where_no_keyworker_is_left(
    world, priya, sam, otter, asked
) -> None:
    with world.work() as session:
        switch_off(session, world.area_id, sam.id)

    opens(world, priya, otter)

    assert row(world, asked).news_since is None


def test_a_reply_settles_what_was_owed_and_waits_for_a_verdict(world, sam, otter, asked) -> None:
    with day(3):
        replies(world, sam, otter, asked, Said("I do, with you."))

    settled = row(world, asked)
    assert (settled.reply_owed_since, settled.answer_by) == (None, None)
    assert settled.verdict_waits_since == MONDAY + timedelta(days=3)
    answer = read(world, sam, otter)
    assert answer.steps[-1].words.said.words == "I do, with you."
    assert answer.waits_for_verdict


@pytest.mark.parametrize("said", [Said(), Said("", 5)], ids=["nothing", "a face"])
def test_a_question_is_not_closed_without_words(world, sam, otter, asked, said: Said) -> None:
    with pytest.raises(WordsRefused, match="without words"):
        replies(world, sam, otter, asked, said)

    assert row(world, asked).reply_owed_since == MONDAY
    assert read(world, sam, otter).steps == ()


def test_neither_seeing_nor_promising_settles_what_is_owed(world, sam, otter, asked) -> None:
    with day(1):
        opens(world, sam, otter)
        promises(world, sam, otter, asked, 3)

    assert row(world, asked).reply_owed_since == MONDAY


def test_a_promise_names_its_day(world, sam, otter, asked) -> None:
    with day(1):
        promises(world, sam, otter, asked, 3)

    answer = read(world, sam, otter)
    assert answer.answer_by == MONDAY + timedelta(days=4)
    assert (answer.steps[0].kind, answer.steps[0].by_day) == (
        StepKind.WILL_ANSWER,
        MONDAY + timedelta(days=4),
    )


@pytest.mark.parametrize("days", [0, 1, 31])
def test_a_promise_may_be_for_today_and_up_to_a_month_ahead(world, sam, otter, asked, days) -> None:
    with day(1):
        promises(world, sam, otter, asked, days)

    assert row(world, asked).answer_by == MONDAY + timedelta(days=1 + days)


@pytest.mark.parametrize(
    ("days", "reason"), [(-1, "passed"), (-400, "passed"), (32, "month"), (4000, "month")]
)
def test_a_promise_for_a_day_that_passed_or_is_too_far_is_refused(
    world, sam, otter, asked, days: int, reason: str
) -> None:
    with pytest.raises(WordsRefused, match=reason):
        promises(world, sam, otter, asked, days)

    assert row(world, asked).answer_by is None
    assert read(world, sam, otter).steps == ()


def test_an_earlier_promise_stays_readable_beside_the_new_one(world, sam, otter, asked) -> None:
    with day(1):
        promises(world, sam, otter, asked, 2)
    with day(4):
        promises(world, sam, otter, asked, 5)

    answer = read(world, sam, otter)
    assert [step.by_day for step in answer.steps] == [
        MONDAY + timedelta(days=3),
        MONDAY + timedelta(days=9),
    ]
    assert answer.answer_by == MONDAY + timedelta(days=9)


def test_a_promise_made_after_a_reply_is_owed_again(world, sam, otter, asked) -> None:
    replies(world, sam, otter, asked, Said("I will find out."))
    with day(6):
        promises(world, sam, otter, asked, 2)

    assert row(world, asked).reply_owed_since == MONDAY + timedelta(days=6)


def test_yes_does_not_let_a_worker_off_what_they_promised_after_their_reply(
    world, sam, otter, asked
) -> None:
    replies(world, sam, otter, asked, Said("I will find out."))
    with day(6):
        promises(world, sam, otter, asked, 2)
    with world.work() as session:
        author = session.get_one(Person, otter.id)
        folder = session.get_one(Folder, otter.folder_id)
        judge_reply(session, author, folder, asked, Verdict.YES, Said())

    assert row(world, asked).reply_owed_since == MONDAY + timedelta(days=6)


def test_what_was_not_sent_cannot_be_found_by_a_worker(world, sam, otter) -> None:
    kept = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)

    with pytest.raises(NotFound):
        replies(world, sam, otter, kept, Said("hello"))
    with pytest.raises(NotFound):
        promises(world, sam, otter, kept, 1)
    with world.work() as session, pytest.raises(NotFound):
        sent_answer(session, session.get_one(Folder, otter.folder_id), kept)


def test_an_answer_of_another_folder_cannot_be_reached_through_this_one(
    world, sam, otter, asked
) -> None:
    fox = world.young(sam, "Fox")

    with pytest.raises(NotFound):
        replies(world, sam, fox, asked, Said("hello"))
    with pytest.raises(NotFound):
        promises(world, sam, fox, asked, 1)


def test_replies_and_promises_are_in_the_record(world, sam, otter, asked) -> None:
    with day(1):
        promises(world, sam, otter, asked, 2)
        replies(world, sam, otter, asked, Said("I do."))
        replies(world, sam, otter, asked, Said("And so do you."))

    with world.work() as session:
        acts = {each.act: each.times for each in record_of(session, otter.folder_id)}
    assert (acts[Act.SAID_WHEN], acts[Act.REPLIED]) == (1, 2)


def test_threads_are_ordered_by_what_is_owed_longest_then_by_what_is_new(
    world, sam, otter, asked
) -> None:
    with day(-3):
        world.says(otter, "older", "who-i-am.1")
    with day(1):
        settled = world.says(otter, "settled", "who-i-am.2")
        opens(world, sam, otter, "who-i-am.2")
        replies(world, sam, otter, settled, Said("Yes."))
        world.says(otter, "", "who-i-am.3", choice=Choice.ANOTHER_TIME)

    found = threads(world, sam, otter)

    assert [thread.question.id for thread in found] == [
        "who-i-am.1",
        QUESTION,
        "who-i-am.3",
        "who-i-am.2",
    ]
    assert found[0].owed_since == MONDAY - timedelta(days=3)
    assert [thread.is_news for thread in found] == [True, True, True, False]


def test_a_thread_waits_since_its_oldest_debt(world, sam, otter, asked) -> None:
    with day(4):
        world.says(otter, "Still, who decides?", QUESTION)

    (thread,) = threads(world, sam, otter)
    assert (len(thread.answers), thread.owed_since) == (2, MONDAY)


def test_words_shared_later_appear_to_the_worker_from_then_on(world, sam, otter) -> None:
    kept = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    assert threads(world, sam, otter) == []

    with world.work() as session:
        share_answer(session, session.get_one(Folder, otter.folder_id), otter.key, kept)

    assert read(world, sam, otter).words.said.words == "Mine"
