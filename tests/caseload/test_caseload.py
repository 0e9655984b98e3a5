"""The caseload: each young person once, and what is owed most comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.staff import switch_off
from youthvoice.answers.models import Audience, Choice, Verdict
from youthvoice.answers.replies import mark_seen, post_reply, promise_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply
from youthvoice.caseload.owing import Owing
from youthvoice.caseload.service import Row, area_list, caseload_of
from youthvoice.comfort.help_calls import call_worker, end_call, last_call, open_call, see_call
from youthvoice.comfort.models import HelpCall
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import NotFound
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import record_of

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONDAY = NOON.date()
QUESTION = "make-me-safe.4"


def day(number: int):
    """The clock, held at so many days after the Monday on which it all begins."""
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


def has(row: Row, what: Owing) -> bool:
    return any(each.what is what for each in row.owings)


def caseload(world: World, worker: Staff) -> list[Row]:
    with world.work() as session:
        keyworker = session.get_one(Person, worker.id)
        return caseload_of(session, world.keyring(session, worker), keyworker)


def area(world: World, lead: Staff) -> list[Row]:
    with world.work() as session:
        return area_list(session, world.keyring(session, lead), session.get_one(Person, lead.id))


def names(rows: list[Row]) -> list[str]:
    return [row.names.shown for row in rows]


def opens(world: World, worker: Staff, young: Young, question: str = QUESTION) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        mark_seen(session, session.get_one(Person, worker.id), folder, question)


def replies(world: World, worker: Staff, young: Young, answer_id: UUID) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        post_reply(session, session.get_one(Person, worker.id), folder, answer_id, Said("I do."))


def promises(world: World, worker: Staff, young: Young, answer_id: UUID, days: int) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        by_day = clock.today() + timedelta(days=days)
        promise_reply(session, session.get_one(Person, worker.id), folder, answer_id, by_day)


def judges(world: World, young: Young, answer_id: UUID, verdict: Verdict) -> None:
    with world.work() as session:
        author, folder = session.get_one(Person, young.id), session.get_one(Folder, young.folder_id)
        judge_reply(session, author, folder, answer_id, verdict, Said())


def calls(world: World, young: Young) -> None:
    with world.work() as session:
        call_worker(session, young.folder_id)


def test_what_is_owed_most_comes_first(world, sam) -> None:
    quiet, waits, waits_longer, promised, new, help_now = (
        world.young(sam, name) for name in ("Quiet", "Waits", "Longer", "Promised", "New", "Help")
    )
    with day(-9):
        world.says(waits_longer, "words", QUESTION)
    with day(-2):
        broken = world.says(promised, "words", QUESTION)
        promises(world, sam, promised, broken, 1)
    with day(-4):
        world.says(waits, "words", QUESTION)
    for young in (waits, waits_longer, promised):
        opens(world, sam, young)
    with day(0):
        world.says(new, "words", QUESTION)
        calls(world, help_now)

        rows = caseload(world, sam)

    assert names(rows) == ["Help", "New", "Promised", "Longer", "Waits", "Quiet"]
    assert quiet.folder_id == rows[-1].folder_id


def test_each_young_person_stands_there_once_however_much_they_said(world, sam, otter) -> None:
    for question in (QUESTION, QUESTION, "who-i-am.1", "my-own"):
        world.says(otter, "words", question)
    calls(world, otter)

    assert names(caseload(world, sam)) == ["Otter"]


def test_the_days_waited_are_those_of_the_oldest_debt(world, sam, otter) -> None:
    with day(0):
        world.says(otter, "first", QUESTION)
    with day(3):
        world.says(otter, "second", "who-i-am.1")

    with day(5):
        (row,) = caseload(world, sam)

    assert (row.owed.replies, row.owed.since, row.days_waited) == (2, MONDAY, 5)


def test_a_reply_takes_its_debt_off_and_leaves_the_next_oldest(world, sam, otter) -> None:
    with day(0):
        first = world.says(otter, "first", QUESTION)
    with day(3):
        world.says(otter, "second", "who-i-am.1")
        replies(world, sam, otter, first)

    with day(5):
        (row,) = caseload(world, sam)

    assert (row.owed.replies, row.days_waited) == (1, 2)


def test_when_all_is_answered_nothing_waits(world, sam, otter) -> None:
    answer_id = world.says(otter, "words", QUESTION)
    opens(world, sam, otter)
    replies(world, sam, otter, answer_id)

    (row,) = caseload(world, sam)
    assert (row.owed.replies, row.owed.since, row.days_waited) == (0, None, 0)
    assert row.owed.news_since is None


def test_no_puts_a_young_person_back_on_the_list(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "words", QUESTION)
        opens(world, sam, otter)
        replies(world, sam, otter, answer_id)
    with day(2):
        judges(world, otter, answer_id, Verdict.NO)

    with day(6):
        (row,) = caseload(world, sam)

    assert (row.owed.replies, row.days_waited) == (1, 4)
    assert row.owed.news_since == MONDAY + timedelta(days=2)


def test_what_is_just_me_leaves_no_trace_on_the_list(world, sam, otter) -> None:
    before = caseload(world, sam)

    world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    world.says(otter, "", QUESTION, choice=Choice.ANOTHER_TIME, audience=Audience.JUST_ME)

    assert caseload(world, sam) == before


def test_a_promise_is_broken_on_the_day_after(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "words", QUESTION)
        promises(world, sam, otter, answer_id, 2)

    for number, broken in ((2, False), (3, True)):
        with day(number):
            (row,) = caseload(world, sam)
        assert has(row, Owing.DAY_PASSED) is broken


def test_a_reply_keeps_the_promise(world, sam, otter) -> None:
    with day(0):
        answer_id = world.says(otter, "words", QUESTION)
        promises(world, sam, otter, answer_id, 2)
        replies(world, sam, otter, answer_id)

    with day(30):
        (row,) = caseload(world, sam)
    assert row.owed.promised_for is None
    assert not has(row, Owing.DAY_PASSED)


def test_a_folder_nobody_has_joined_is_on_the_list_by_its_label(world, sam) -> None:
    world.folder(sam, "J.")

    (row,) = caseload(world, sam)
    assert (row.names.shown, row.joined) == ("J.", False)


def test_those_for_whom_nothing_is_owed_stand_in_the_order_of_their_names(world, sam) -> None:
    for name in ("weasel", "Otter", "badger"):
        world.young(sam, name)

    assert names(caseload(world, sam)) == ["badger", "Otter", "weasel"]


def test_a_worker_sees_their_own_young_people_and_the_duty_lead_sees_all(
    world, priya, sam, otter
) -> None:
    kim = world.staff("Kim")
    world.young(kim, "Fox")
    elsewhere = World(world.app, "Hillside")
    elsewhere.duty_lead("Jo")
    elsewhere.young(elsewhere.staff("Lee"), "Hare")

    assert names(caseload(world, sam)) == ["Otter"]
    assert names(caseload(world, kim)) == ["Fox"]
    assert names(area(world, priya)) == ["Fox", "Otter"]


def test_the_duty_lead_sees_who_has_no_keyworker_any_more(world, priya, sam, otter) -> None:
    with world.work() as session:
        switch_off(session, world.area_id, sam.id)

    (row,) = area(world, priya)
    assert (row.names.shown, row.has_keyworker) == ("Otter", False)


def test_somebody_who_holds_no_key_reads_no_name(world, sam, otter) -> None:
    jo = world.duty_lead("Jo")

    assert names(area(world, jo)) == ["?"]


def test_a_damaged_name_leaves_the_list_readable(world, sam, otter) -> None:
    world.young(sam, "Fox")
    with world.work() as session:
        session.get_one(Folder, otter.folder_id).sealed_name = Sealed(b"gone")

    assert sorted(names(caseload(world, sam))) == ["?", "Fox"]


def test_a_call_for_help_is_on_top_for_the_worker_and_for_the_duty_lead(world, priya, sam) -> None:
    kim = world.staff("Kim")
    otter, fox = world.young(sam, "Otter"), world.young(sam, "Fox")
    hare = world.young(kim, "Hare")
    with day(-30):
        for young in (otter, hare):
            world.says(young, "words", QUESTION)
    calls(world, fox)

    assert names(caseload(world, sam)) == ["Fox", "Otter"]
    assert names(area(world, priya))[0] == "Fox"


def test_the_call_that_waits_longest_is_on_top_of_the_others(world, sam) -> None:
    otter, fox = world.young(sam, "Otter"), world.young(sam, "Fox")
    with day(1):
        calls(world, otter)
    with day(0):
        calls(world, fox)

    assert names(caseload(world, sam)) == ["Fox", "Otter"]


def test_a_call_stays_on_top_when_it_was_seen_until_somebody_was_in_touch(
    world, priya, sam, otter
) -> None:
    fox = world.young(sam, "Fox")
    world.says(fox, "words", QUESTION)
    with day(0):
        calls(world, otter)
    with day(1), world.work() as session:
        see_call(session, otter.folder_id, priya.id)
    assert names(caseload(world, sam)) == ["Otter", "Fox"]

    with day(1), world.work() as session:
        end_call(session, otter.folder_id, sam.id)

    rows = caseload(world, sam)
    assert names(rows) == ["Fox", "Otter"]
    assert [row.call for row in rows] == [None, None]


def test_the_young_person_reads_who_saw_their_call_and_on_which_day(
    world, priya, sam, otter
) -> None:
    with day(0):
        calls(world, otter)
    for number, who in ((1, priya), (2, sam)):
        with day(number), world.work() as session:
            see_call(session, otter.folder_id, who.id)

    with world.work() as session:
        call = open_call(session, otter.folder_id)
        assert call is not None
        assert (call.asked_on, call.seen_by, call.seen_on) == (
            MONDAY,
            priya.id,
            MONDAY + timedelta(days=1),
        )
        acts = [(each.act, each.person_id) for each in record_of(session, otter.folder_id)]
        assert (Act.SAW_CALL, priya.id) in acts


def test_calling_twice_is_one_call(world, otter) -> None:
    with day(0):
        calls(world, otter)
    with day(1):
        calls(world, otter)

    with world.work() as session:
        assert session.scalars(select(HelpCall.asked_on)).all() == [MONDAY]


def test_two_taps_at_once_are_one_call(world, otter) -> None:
    ready = Barrier(3)

    def tap(_: int) -> None:
        ready.wait(10)
        calls(world, otter)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(tap, range(3)))

    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(HelpCall)) == 1


def test_a_call_that_is_over_is_shown_for_its_day_and_one_may_call_again(world, sam, otter) -> None:
    with day(0):
        calls(world, otter)
        with world.work() as session:
            end_call(session, otter.folder_id, sam.id)
        with world.work() as session:
            over = last_call(session, otter.folder_id)
            assert over is not None
            assert over.ended_by == sam.id
    with day(1):
        with world.work() as session:
            assert last_call(session, otter.folder_id) is None
        calls(world, otter)

    assert caseload(world, sam)[0].call is not None


def test_where_nobody_called_nothing_can_be_ended_and_seeing_notes_nothing(
    world, sam, otter
) -> None:
    with world.work() as session:
        with pytest.raises(NotFound):
            end_call(session, otter.folder_id, sam.id)
        see_call(session, otter.folder_id, sam.id)
        acts = {each.act for each in record_of(session, otter.folder_id)}

    assert not acts & {Act.SAW_CALL, Act.ENDED_CALL}


def test_one_young_persons_call_is_not_anothers(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    calls(world, otter)

    with world.work() as session:
        assert open_call(session, fox.folder_id) is None
