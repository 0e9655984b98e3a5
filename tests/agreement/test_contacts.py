"""Contacts: written down by one side, said to have happened or not by the other, seen alike."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.agreement.steps import MONDAY, agree, contact, day, folder_of, person, propose
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.agreement.check_ins import (
    answer_check_in,
    answers_unseen,
    check_ins_of,
    open_check_in,
    see_answers,
    send_check_in,
)
from youthvoice.agreement.contacts import contacts_of, say_happened, take_back_contact
from youthvoice.agreement.due import Mark
from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.overview import overview
from youthvoice.agreement.owed import Due, Marks, contact_marks, due_contacts
from youthvoice.errors import NotFound, WordsRefused


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with day(0):
        return world.young(sam)


def says(world: World, young: Young, contact_id: UUID, *, happened: bool) -> None:
    with world.work() as session:
        say_happened(session, folder_of(session, young), contact_id, happened=happened)


def picture(world: World, who: Staff | Young, young: Young) -> list[list[Mark]]:
    with world.work() as session:
        shown = overview(session, world.keyring(session, who), folder_of(session, young))
        return [[turn.mark for turn in row.turns] for each in shown.months for row in each.rows]


def marks(world: World, young: Young) -> Marks:
    with world.work() as session:
        return contact_marks(session, [young.folder_id], clock.today()).get(
            young.folder_id, Marks()
        )


def agreed(world: World, sam: Staff, otter: Young) -> None:
    with day(0):
        propose(world, sam, otter)
        agree(world, otter, otter)


def test_a_no_stands_beside_the_contact_and_it_does_not_count(
    world: World, sam: Staff, otter: Young
) -> None:
    agreed(world, sam, otter)
    with day(1):
        met = contact(world, sam, otter)
        assert picture(world, otter, otter) == [[Mark.KEPT]]
    with day(2):
        says(world, otter, met, happened=False)
        assert picture(world, otter, otter) == [[Mark.TO_COME]]
        assert picture(world, sam, otter) == picture(world, otter, otter)
        assert marks(world, otter).denied == 1
        (kept,) = _contacts(world, otter)
        assert (kept.happened, kept.said_on, kept.day) == (
            False,
            MONDAY + timedelta(days=2),
            MONDAY + timedelta(days=1),
        )
        says(world, otter, met, happened=True)
        assert picture(world, otter, otter) == [[Mark.KEPT]], "the last word counts"


def test_a_try_keeps_no_promise(world: World, sam: Staff, otter: Young) -> None:
    agreed(world, sam, otter)
    with day(1):
        contact(world, sam, otter, kind=ContactKind.TRIED)
        contact(world, sam, otter, kind=ContactKind.CALLED)
        assert picture(world, otter, otter) == [[Mark.TO_COME]]


def test_a_contact_is_of_today_or_of_a_day_that_was(world: World, sam: Staff, otter: Young) -> None:
    with day(0):
        for away in (1, -400):
            with pytest.raises(WordsRefused):
                contact(world, sam, otter, MONDAY + timedelta(days=away))
        contact(world, sam, otter, MONDAY - timedelta(days=1))


def test_only_a_slip_of_today_can_be_taken_back(world: World, sam: Staff, otter: Young) -> None:
    lena = world.staff("Lena")
    with day(0):
        slip, said, old = (contact(world, sam, otter) for _ in range(3))
        says(world, otter, said, happened=True)
        with pytest.raises(WordsRefused):
            _take_back(world, lena, otter, slip)
        with pytest.raises(WordsRefused):
            _take_back(world, sam, otter, said)
        _take_back(world, sam, otter, slip)
    with day(1), pytest.raises(WordsRefused):
        _take_back(world, sam, otter, old)
    assert {each.id for each in _contacts(world, otter)} == {said, old}


def test_what_is_due_this_week_and_what_was_missed_is_told_without_a_key(
    world: World, sam: Staff, otter: Young
) -> None:
    agreed(world, sam, otter)
    sunday = MONDAY + timedelta(days=6)
    with day(0):
        assert marks(world, otter) == Marks(due=(Due(ContactKind.MET, sunday),))
        contact(world, sam, otter)
        assert marks(world, otter) == Marks(), "the next one is due next week"
    with day(16):
        week_after = sunday + timedelta(days=14)
        missed = Due(ContactKind.MET, sunday + timedelta(days=7))
        assert marks(world, otter) == Marks((Due(ContactKind.MET, week_after),), (missed,))
        contact(world, sam, otter)
        assert marks(world, otter).missed == (), "there was one since"
        with world.work() as session:
            until = week_after + timedelta(days=7)
            due = due_contacts(session, [otter.folder_id], until)
        assert due == {otter.folder_id: (Due(ContactKind.MET, until),)}


def test_a_proposal_of_theirs_waits_for_the_worker(world: World, sam: Staff, otter: Young) -> None:
    with day(0):
        propose(world, otter, otter)
        assert marks(world, otter) == Marks(proposal_since=MONDAY)
        propose(world, sam, otter, 1)
        assert marks(world, otter) == Marks()


def test_the_marks_of_a_long_promise_are_those_of_its_whole_history(
    world: World, sam: Staff, otter: Young
) -> None:
    agreed(world, sam, otter)
    for week in (0, 1, 2, 4, 5, 9, 12):
        with day(7 * week + 3):
            contact(world, sam, otter)
    for number in range(0, 100, 9):
        with day(number):
            newest = picture(world, sam, otter)[0]
            missed = marks(world, otter).missed
            before = [each for month in picture(world, sam, otter)[::-1] for each in month]
            expected = len(before) > 1 and before[-2] is Mark.MISSED
            assert bool(missed) == (expected and newest[-1] is Mark.TO_COME), number


def test_there_is_one_open_check_in_and_one_face_answers_it(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        first = _ask(world, sam, otter)
    with day(2):
        assert _ask(world, sam, otter) == first, "it is asked again"
        with world.work() as session:
            folder = folder_of(session, otter)
            with pytest.raises(WordsRefused):
                answer_check_in(session, folder, first, "9")
            answer_check_in(session, folder, first, "2")
            assert open_check_in(session, folder.id) is None
            with pytest.raises(NotFound):
                answer_check_in(session, folder, first, "5")
            assert answers_unseen(session, [folder.id]) == {folder.id: MONDAY + timedelta(days=2)}
            see_answers(session, folder.id)
            assert answers_unseen(session, [folder.id]) == {}
    with world.work() as session:
        (seen,) = check_ins_of(session, world.keyring(session, sam), folder_of(session, otter))
    assert (seen.face, seen.facts.sent_on) == ("2", MONDAY + timedelta(days=2))


def test_a_face_that_cannot_be_opened_hides_nothing_else(
    world: World, sam: Staff, otter: Young
) -> None:
    lena = world.staff("Lena")
    _ask(world, sam, otter)
    with world.work() as session:
        (closed,) = check_ins_of(session, world.keyring(session, lena), folder_of(session, otter))
    assert (closed.face, closed.readable) == ("", False)


def _ask(world: World, sam: Staff, otter: Young) -> UUID:
    with world.work() as session:
        return send_check_in(session, person(session, sam), folder_of(session, otter)).id


def _take_back(world: World, who: Staff, otter: Young, contact_id: UUID) -> None:
    with world.work() as session:
        take_back_contact(session, person(session, who), folder_of(session, otter), contact_id)


def _contacts(world: World, otter: Young) -> list:
    with world.work() as session:
        return contacts_of(session, otter.folder_id)
