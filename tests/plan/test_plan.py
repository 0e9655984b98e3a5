"""What the plan keeps, refuses and never loses, whoever writes in it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.plan.steps import BY_SAM, FRIDAY, MONDAY, Table, day
from tests.world import World
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import record_of
from youthvoice.plan import service
from youthvoice.plan.models import PlanVersion, PromiseState, View, Whose
from youthvoice.plan.service import DayRefused, PersonRefused, Promised


@pytest.fixture
def table(world: World) -> Table:
    with day(0):
        return Table(world)


@pytest.fixture
def promise(table: Table):
    with day(0):
        return table.promise(table.aim())


# Making it


def test_both_read_the_same_plan_in_the_order_it_was_made(table: Table) -> None:
    with day(0):
        school = table.aim("Be at school again")
        table.aim("See my brother", table.otter)
        table.promise(school, "Call the school")
        table.promise(school, "Get up at seven", Promised(Whose.YOUNG, "", FRIDAY))
        table.promise(school, "Bring me", Promised(Whose.OTHER, " Aunt  Jo ", FRIDAY))
        for who in (table.sam, table.otter):
            first, second = table.plan(who).aims
            assert (first.now.fields["words"], second.now.fields["words"]) == (
                "Be at school again",
                "See my brother",
            )
            assert [(each.now.fields["who"], each.now.whose) for each in first.promises] == [
                ("Sam", "worker"),
                ("", "young"),
                ("Aunt Jo", "other"),
            ]
            assert {each.now.by_day for each in first.promises} == {FRIDAY}


@pytest.mark.parametrize(
    ("promised", "refusal"),
    [
        (Promised(None, "", FRIDAY), PersonRefused),
        (Promised(Whose.OTHER, "  ", FRIDAY), PersonRefused),
        (Promised(Whose.OTHER, "x" * 41, FRIDAY), PersonRefused),
        (Promised(Whose.WORKER, "Sam", None), DayRefused),
        (Promised(Whose.WORKER, "Sam", MONDAY - timedelta(days=1)), DayRefused),
        (Promised(Whose.WORKER, "Sam", MONDAY + timedelta(days=800)), DayRefused),
    ],
)
def test_a_promise_needs_a_person_and_a_day_that_can_be(
    table: Table, promised: Promised, refusal: type[WordsRefused]
) -> None:
    with day(0):
        aim = table.aim()
        with pytest.raises(refusal):
            table.promise(aim, "Call the school", promised)
        assert table.plan(table.sam).aims[0].promises == ()


def test_nothing_is_written_without_words(table: Table) -> None:
    with day(0):
        with pytest.raises(WordsRefused):
            table.aim(" \n ")
        with pytest.raises(WordsRefused):
            table.promise(table.aim(), "  ")


def test_there_are_no_promises_under_a_promise_and_no_new_ones_under_what_has_ended(
    table: Table, promise
) -> None:
    aim = table.row(promise).aim_id
    assert aim is not None
    with day(0):
        with pytest.raises(NotFound):
            table.promise(promise)
        table.end(aim)
        with pytest.raises(ChangedMeanwhile):
            table.promise(aim)


def test_another_folders_item_is_not_found_as_none_is(table: Table, promise) -> None:
    fox = table.world.young(table.sam, "Fox")
    with table.at(table.sam) as (session, _, _folder):
        other = session.get_one(Folder, fox.folder_id)
        for item in (promise, uuid4()):
            with pytest.raises(NotFound):
                service.plan_item(session, other, item)


# Keeping it or not


def test_a_promise_is_to_come_then_late_by_its_day_alone(table: Table, promise) -> None:
    for number, late in ((0, False), (4, False), (5, True)):
        with day(number):
            item = table.item(promise)
            assert (item.state, item.is_late) == (PromiseState.TO_COME, late)
    with day(6):
        table.mark(promise, PromiseState.DONE)
        item = table.item(promise)
        assert (item.state, item.is_late) == (PromiseState.DONE, False)
        table.mark(promise, PromiseState.TO_COME)
        assert table.item(promise).is_late


def test_cannot_needs_words_and_stays_readable(table: Table, promise) -> None:
    with day(2):
        with pytest.raises(WordsRefused):
            table.mark(promise, PromiseState.CANNOT, "  ")
        table.mark(promise, PromiseState.CANNOT, "They are closed.")
        item = table.item(promise)
        assert item.state is PromiseState.CANNOT
        assert item.ticked is not None
        assert item.ticked.fields["words"] == "They are closed."


def test_what_the_worker_ticked_and_what_the_young_person_says_stand_side_by_side(
    table: Table, promise
) -> None:
    with day(3):
        table.mark(promise, PromiseState.DONE)
        table.happened(promise, "Nobody called.", yes=False)
        item = table.item(promise)
    assert item.ticked is not None
    assert item.happened is not None
    assert (item.ticked.kind, item.happened.kind) == ("done", "not_happened")
    assert item.happened.fields["words"] == "Nobody called."
    with day(4):
        table.mark(promise, PromiseState.DONE)
        assert table.item(promise).happened == item.happened


def test_it_did_not_happen_stays_open_until_a_worker_says_something(table: Table, promise) -> None:
    with day(3):
        table.happened(promise, yes=False)
    with day(5):
        table.happened(promise, "Still not.", yes=False)
        assert table.row(promise).unanswered_since == MONDAY + timedelta(days=3)
        with table.at(table.sam) as place:
            service.answer_item(*place, promise, 1, "I call on Monday.")
        assert table.row(promise).unanswered_since is None
        assert table.item(promise).happened is not None


def test_an_aim_is_neither_ticked_nor_said_to_have_happened(table: Table) -> None:
    with day(0):
        aim = table.aim()
        with pytest.raises(NotFound):
            table.mark(aim, PromiseState.DONE)
        with pytest.raises(NotFound):
            table.happened(aim, yes=True)


# The young person's view


def test_a_view_stands_in_the_plan_with_its_words_and_its_day(table: Table, promise) -> None:
    with day(1):
        table.view(promise, View.DISAGREE, "I want to call myself.")
        view = table.item(promise, table.sam).view
    assert view is not None
    assert (view.kind, view.day) == ("disagree", MONDAY + timedelta(days=1))
    assert view.fields["words"] == "I want to call myself."


def test_a_plan_without_the_young_persons_view_says_so(table: Table, promise) -> None:
    with day(0):
        assert not table.plan(table.sam).has_view
        table.view(promise, View.NOT_SURE)
        assert table.plan(table.sam).has_view
        # Their view was of other words: of these they have said nothing yet.
        table.change(promise, "Write to the school", BY_SAM)
        assert not table.plan(table.sam).has_view
        assert table.item(promise).view is not None


def test_an_aim_in_their_own_words_needs_no_view(table: Table) -> None:
    with day(0):
        aim = table.aim("See my brother", table.otter)
        assert table.item(aim).has_view
        table.change(aim, "See his brother")
        assert not table.item(aim).has_view
        table.change(aim, "See my brother on Sunday", version=2, who=table.otter)
        assert table.item(aim).has_view


def test_that_words_are_their_own_cannot_be_said_it_is_so(table: Table, promise) -> None:
    with pytest.raises(NotFound):
        table.view(promise, View.OWN_WORDS)


# Changing it


def test_earlier_wordings_stay_readable_with_who_and_when(table: Table, promise) -> None:
    later = Promised(Whose.OTHER, "Priya", FRIDAY + timedelta(days=7))
    with day(2):
        table.change(promise, "Write to the school", later)
    item = table.item(promise)
    assert item.now.fields["words"] == "Write to the school"
    (before,) = item.before
    assert (before.fields["words"], before.fields["who"]) == ("Call the school", "Sam")
    assert (before.person_id, before.day, before.by_day) == (table.sam.id, MONDAY, FRIDAY)


def test_worded_anew_a_promise_is_to_come_anew(table: Table, promise) -> None:
    with day(2):
        table.mark(promise, PromiseState.CANNOT, "They are closed.")
        table.change(promise, "Write to the school", BY_SAM)
        item = table.item(promise)
    assert (item.state, item.ticked) == (PromiseState.TO_COME, None)
    assert [each.kind for each in item.said] == ["cannot"]


def test_a_day_that_has_passed_stays_when_only_the_words_change(table: Table, promise) -> None:
    with day(9):
        table.change(promise, "Call the new school", BY_SAM)
        with pytest.raises(DayRefused):
            table.change(
                promise, "Call", Promised(Whose.WORKER, "Sam", FRIDAY - timedelta(1)), version=2
            )


def test_the_second_of_two_changes_overwrites_nothing(table: Table, promise) -> None:
    with day(1):
        table.change(promise, "Write to the school", BY_SAM)
        for late in (
            lambda: table.change(promise, "Text the school", BY_SAM),
            lambda: table.mark(promise, PromiseState.DONE),
            lambda: table.view(promise, View.AGREE),
            lambda: table.happened(promise, yes=True),
        ):
            with pytest.raises(ChangedMeanwhile):
                late()
        item = table.item(promise)
    assert item.now.fields["words"] == "Write to the school"
    assert item.said == ()


# Ending it


def test_what_ends_stays_readable_with_its_day_and_its_promises(table: Table, promise) -> None:
    aim = table.row(promise).aim_id
    assert aim is not None
    with day(3):
        table.end(aim, "You are back at school.")
        plan = table.plan(table.otter)
    assert plan.aims == ()
    (ended,) = plan.ended
    assert ended.ended_on == MONDAY + timedelta(days=3)
    assert ended.said[-1].fields["words"] == "You are back at school."
    assert [each.ended_on for each in ended.promises] == [ended.ended_on]
    with day(4), table.at(table.sam) as place:
        with pytest.raises(NotFound):
            service.take_up_again(*place, promise)
        service.take_up_again(*place, aim)
        service.take_up_again(*place, promise)
    assert not table.plan(table.otter).ended


def test_once_it_has_ended_it_is_ticked_no_more_and_can_still_be_spoken_of(
    table: Table, promise
) -> None:
    with day(1):
        table.end(promise)
        with pytest.raises(ChangedMeanwhile):
            table.mark(promise, PromiseState.DONE)
        with pytest.raises(ChangedMeanwhile):
            table.change(promise, "Write to the school", BY_SAM)
        table.view(promise, View.DISAGREE)
        table.happened(promise, "It never did.", yes=False)
        assert table.row(promise).unanswered_since is not None
        with table.at(table.sam) as place:
            service.answer_item(*place, promise, 1, "No. I am sorry.")
        item = table.item(promise)
    assert item.ended_on is not None
    assert item.happened is not None
    assert item.answer is not None


# What is new, and what is noted


def test_what_others_changed_is_new_until_it_was_looked_at(table: Table, promise) -> None:
    with day(1):
        assert table.plan(table.otter).has_news
        assert not table.plan(table.sam).has_news, "one's own words are not news"
        table.look(table.otter)
        assert not table.plan(table.otter).has_news
        table.mark(promise, PromiseState.DONE)
        (aim,) = table.plan(table.otter).aims
        assert (aim.is_new, aim.promises[0].is_new) == (False, True)


def test_what_staff_write_stands_in_the_folders_record(table: Table, promise) -> None:
    with day(1):
        table.view(promise, View.AGREE)
        table.mark(promise, PromiseState.DONE)
        with table.at(table.sam) as (session, _, folder):
            record = record_of(session, folder.id)
    changed = [(each.person_id, each.times) for each in record if each.act is Act.CHANGED_PLAN]
    assert changed == [(table.sam.id, 1), (table.sam.id, 2)]


def test_damaged_words_leave_the_rest_of_the_plan_readable(table: Table) -> None:
    with day(0):
        one, two, three = (table.aim(words) for words in ("One", "Two", "Three"))
    with table.world.work() as session:
        rows = {row.item_id: row for row in session.query(PlanVersion)}
        swapped = rows[one].sealed_words
        rows[one].sealed_words, rows[two].sealed_words = rows[two].sealed_words, swapped
    readable = [each.now.fields.readable for each in table.plan(table.otter).aims]
    assert readable == [False, False, True]
    assert table.item(three).now.fields["words"] == "Three"
