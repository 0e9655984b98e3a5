"""The contact agreement: proposed by one side, in force when the other has agreed."""

from __future__ import annotations

import pytest

from tests.agreement.steps import (
    MONDAY,
    WORDS,
    agree,
    contact,
    day,
    folder_of,
    promise,
    propose,
)
from tests.world import Staff, World, Young
from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.service import proposal_waiting
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.models import Act
from youthvoice.folders.record import record_of


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with day(0):
        return world.young(sam)


def test_it_is_in_force_when_the_other_side_has_agreed_and_says_on_which_day(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        propose(world, sam, otter)
        assert promise(world, otter, otter).in_force is None
    with day(2):
        agree(world, otter, otter)
    for reader in (sam, otter):
        now = promise(world, reader, otter)
        assert now.in_force is not None
        assert now.proposed is None
        assert now.in_force.facts.every == {ContactKind.MET: 7}
        assert dict(now.in_force.words.words) == WORDS
        assert (now.in_force.facts.agreed_on, now.in_force.facts.agreed_by) == (
            MONDAY.replace(day=4),
            otter.id,
        )


def test_either_side_can_begin_and_a_change_leaves_the_old_one_in_force_until_agreed(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        propose(world, otter, otter)
        agree(world, sam, otter)
    with day(5):
        propose(world, sam, otter, 1, {ContactKind.CALLED: 14})
        now = promise(world, otter, otter)
        assert now.in_force is not None
        assert now.in_force.facts.version == 1
        assert now.proposed is not None
        agree(world, otter, otter, 2)
    now = promise(world, otter, otter)
    assert now.in_force is not None
    assert now.in_force.facts.every == {ContactKind.CALLED: 14}
    (before,) = now.before
    assert before.facts.ended_on == MONDAY.replace(day=7)
    assert dict(before.words.words) == WORDS, "it stays readable"


def test_nobody_agrees_to_their_own_words(world: World, sam: Staff, otter: Young) -> None:
    propose(world, sam, otter)
    lena = world.staff("Lena")
    for who in (sam, lena):
        with pytest.raises(NotFound):
            agree(world, who, otter)
    propose(world, otter, otter, 1)
    with pytest.raises(NotFound):
        agree(world, otter, otter, 2)


def test_a_second_proposal_never_overwrites_one_that_was_not_seen(
    world: World, sam: Staff, otter: Young
) -> None:
    propose(world, sam, otter)
    with pytest.raises(ChangedMeanwhile):
        propose(world, otter, otter, 0, {ContactKind.TEXTED: 1})
    now = promise(world, otter, otter).proposed
    assert now is not None
    assert now.facts.every == {ContactKind.MET: 7}


def test_nobody_agrees_to_what_was_changed_after_they_read_it(
    world: World, sam: Staff, otter: Young
) -> None:
    propose(world, sam, otter)
    propose(world, sam, otter, 1, {ContactKind.MET: 28})
    with pytest.raises(ChangedMeanwhile):
        agree(world, otter, otter, 1)
    assert promise(world, otter, otter).in_force is None


@pytest.mark.parametrize("every", [{}, {ContactKind.MET: None}, {ContactKind.MET: 5}])
def test_an_agreement_says_how_often_by_one_of_a_few_intervals(
    world: World, sam: Staff, otter: Young, every: dict[ContactKind, int | None]
) -> None:
    with pytest.raises(WordsRefused):
        propose(world, sam, otter, 0, every)


def test_a_proposal_waits_in_plain_sight_without_a_key(
    world: World, sam: Staff, otter: Young
) -> None:
    propose(world, otter, otter)
    with world.work() as session:
        assert proposal_waiting(session, otter.folder_id) is None, "it waits for the worker"
    propose(world, sam, otter, 1)
    with world.work() as session:
        waiting = proposal_waiting(session, otter.folder_id)
        assert waiting is not None
        assert waiting.version == 2


def test_what_staff_do_is_on_the_folders_record(world: World, sam: Staff, otter: Young) -> None:
    propose(world, sam, otter)
    agree(world, otter, otter)
    contact(world, sam, otter)
    with world.work() as session:
        lines = {(each.person_id, each.act) for each in record_of(session, otter.folder_id)}
        assert folder_of(session, otter).young_person_id == otter.id
    assert {(sam.id, Act.CHANGED_AGREEMENT), (sam.id, Act.WROTE_CONTACT)} <= lines
    assert not any(who == otter.id and act is Act.CHANGED_AGREEMENT for who, act in lines)
