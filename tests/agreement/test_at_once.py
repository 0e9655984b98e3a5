"""Two who write the promise at once: one of them stands, and what was said is never taken away."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.agreement.steps import WORDS, agree, contact, day, folder_of, person, promise, propose
from tests.at_once import at_once, meanwhile, taken
from tests.world import Staff, World, Young
from youthvoice.agreement.contacts import contacts_of, say_happened, take_back_contact
from youthvoice.agreement.models import Agreement, ContactKind
from youthvoice.errors import NotFound, WordsRefused

_WHERE = "agreement.service"
MONTHLY = {ContactKind.MET: 28}


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def stored(world: World) -> int:
    """How many versions there are, shown or put aside."""
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(Agreement)) or 0


def test_of_two_proposals_at_once_one_waits_for_a_yes_and_the_other_side_is_told(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (sam, otter)

    def asks(who: Staff | Young) -> Callable[[], bool]:
        return taken(lambda: propose(world, who, otter, hours=f"{who.name} says"))

    outcomes = at_once(monkeypatch, _WHERE, *(asks(who) for who in both))
    assert sorted(outcomes) == [False, True]
    author = both[outcomes.index(True)]
    for reader in both:
        now = promise(world, reader, otter).proposed
        assert now is not None
        assert dict(now.words.words) == {**WORDS, "hours": f"{author.name} says"}
        assert (now.facts.proposed_by, now.facts.by_young_person) == (author.id, author is otter)
    assert stored(world) == 1


def test_a_yes_at_the_moment_of_a_change_is_to_what_was_read_or_it_is_told(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world, sam, otter)
    says_yes = taken(lambda: agree(world, otter, otter))
    changes = taken(lambda: propose(world, sam, otter, 1, MONTHLY))
    agreed, changed = at_once(monkeypatch, _WHERE, says_yes, changes)
    assert changed
    _check_yes(world, sam, otter, agreed=agreed)


@pytest.mark.parametrize("yes_first", [True, False])
def test_a_yes_just_before_a_change_counts_and_one_just_after_it_does_not(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch, yes_first: bool
) -> None:
    propose(world, sam, otter)
    says_yes = taken(lambda: agree(world, otter, otter))
    changes = taken(lambda: propose(world, sam, otter, 1, MONTHLY))
    if yes_first:
        assert meanwhile(monkeypatch, _WHERE, says_yes, changes)
    else:
        assert not meanwhile(monkeypatch, _WHERE, changes, says_yes)
    _check_yes(world, sam, otter, agreed=yes_first)


def _check_yes(world: World, sam: Staff, otter: Young, *, agreed: bool) -> None:
    """The change waits for a yes; what was agreed before it is in force, or nothing is."""
    for reader in (sam, otter):
        now = promise(world, reader, otter)
        assert now.proposed is not None
        assert (now.proposed.facts.version, now.proposed.facts.every) == (2, MONTHLY)
        assert (now.in_force is not None) == agreed
        if now.in_force is not None:
            assert now.in_force.facts.every == {ContactKind.MET: 7}
            assert now.in_force.facts.agreed_by == otter.id
    assert stored(world) == 2


def test_two_who_say_yes_at_once_agree_once(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world, otter, otter)
    lena = world.staff("Lena")
    both = (sam, lena)

    def says_yes(who: Staff) -> Callable[[], bool]:
        return taken(lambda: agree(world, who, otter))

    outcomes = at_once(monkeypatch, _WHERE, *(says_yes(who) for who in both))
    assert sorted(outcomes) == [False, True]
    now = promise(world, otter, otter)
    assert now.in_force is not None
    assert now.in_force.facts.agreed_by == both[outcomes.index(True)].id
    assert now.in_force.facts.ended_on is None
    assert now.before == ()


# A contact: one side writes it down, the other says whether it was


def says_no(world: World, otter: Young, met: UUID) -> Callable[[], None]:
    def done() -> None:
        with day(0), world.work() as session:
            say_happened(session, folder_of(session, otter), met, happened=False)

    return done


def takes_back(world: World, sam: Staff, otter: Young, met: UUID) -> Callable[[], None]:
    def done() -> None:
        with day(0), world.work() as session:
            take_back_contact(session, person(session, sam), folder_of(session, otter), met)

    return done


def test_a_no_at_the_moment_a_contact_is_taken_back_is_never_thrown_away(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    with day(0):
        met = contact(world, sam, otter)
    with pytest.raises(WordsRefused):
        meanwhile(
            monkeypatch,
            "agreement.contacts",
            says_no(world, otter, met),
            takes_back(world, sam, otter, met),
        )
    with world.work() as session:
        (kept,) = contacts_of(session, otter.folder_id)
    assert kept.happened is False


def test_a_no_to_what_was_just_taken_back_finds_nothing_there(
    world: World, sam: Staff, otter: Young, monkeypatch: pytest.MonkeyPatch
) -> None:
    with day(0):
        met = contact(world, sam, otter)
    with pytest.raises(NotFound):
        meanwhile(
            monkeypatch,
            "agreement.contacts",
            takes_back(world, sam, otter, met),
            says_no(world, otter, met),
        )
    with world.work() as session:
        assert contacts_of(session, otter.folder_id) == []
