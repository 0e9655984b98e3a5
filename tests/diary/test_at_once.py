"""Two who write in the diary at once: one of them stands, and whoever came later is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.agreement.steps import MONDAY, day, folder_of, person
from tests.at_once import at_once, meanwhile, taken
from tests.diary.steps import REVIEW, add, diary, said, say
from tests.world import Staff, World, Young
from youthvoice.diary import service
from youthvoice.diary.models import MeetingKind, MeetingPart, Part
from youthvoice.folders.models import Act
from youthvoice.folders.record import record_of

_MEETINGS, _PARTS = "diary.service", "diary.parts"


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with day(0):
        return world.young(sam)


@pytest.fixture
def visit(world: World, otter: Young) -> UUID:
    """Something of the young person's own, which both sides may change."""
    with day(0):
        return add(world, otter, otter, MONDAY, MeetingKind.VISIT, **REVIEW)


def changes(
    world: World, who: Staff | Young, otter: Young, meeting: UUID, words: Mapping[str, str]
) -> Callable[[], None]:
    def done() -> None:
        with day(0), world.work() as session:
            author, folder = person(session, who), folder_of(session, otter)
            # As a page does: it is read, and kept in memory, before it is changed.
            read = service.own_meeting(session, folder, meeting)
            service.change_meeting(session, author, folder, read.id, 1, read.kind, read.day, words)

    return done


def calls_off(world: World, otter: Young, meeting: UUID) -> Callable[[], None]:
    def done() -> None:
        with day(0), world.work() as session:
            folder = folder_of(session, otter)
            service.call_off(session, person(session, otter), folder, meeting, off=True)

    return done


def lines(world: World, otter: Young) -> int:
    """How often the record says that the staff wrote in the diary."""
    with world.work() as session:
        found = record_of(session, otter.folder_id)
        return sum(each.times for each in found if each.act is Act.WROTE_DIARY)


def test_of_two_changes_of_a_meeting_at_once_one_stands_with_all_its_words(
    world: World, sam: Staff, otter: Young, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (sam, otter)
    # Each fills in other fields: what stands is one of the two, never some of each.
    typed = ({"what": "Sam's", "place": "Room 5"}, {"what": "Otter's", "time": "11:00"})
    doings = (
        taken(changes(world, who, otter, visit, words))
        for who, words in zip(both, typed, strict=True)
    )
    outcomes = at_once(monkeypatch, _MEETINGS, *doings)
    assert sorted(outcomes) == [False, True]
    for reader in both:
        (found,) = diary(world, reader, otter)
        assert dict(found.words.words) == typed[outcomes.index(True)]
        assert found.facts.version == 2
    assert lines(world, otter) == (1 if outcomes[0] else 0)


def test_a_meeting_changed_and_called_off_at_once_is_both(
    world: World, sam: Staff, otter: Young, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(
        monkeypatch,
        _MEETINGS,
        changes(world, sam, otter, visit, {"place": "Room 5"}),
        calls_off(world, otter, visit),
    )
    (found,) = diary(world, otter, otter)
    assert dict(found.words.words) == {"place": "Room 5"}
    assert found.facts.called_off_on == MONDAY


@pytest.mark.parametrize("part", [Part.BEFORE, Part.DECIDED])
@pytest.mark.parametrize("again", [False, True], ids=["written first", "changed"])
def test_of_two_who_write_one_part_at_once_one_stands_and_the_other_is_told(
    world: World,
    sam: Staff,
    otter: Young,
    visit: UUID,
    monkeypatch: pytest.MonkeyPatch,
    part: Part,
    again: bool,
) -> None:
    who = otter if part is Part.BEFORE else sam
    if again:
        with day(0):
            say(world, who, otter, visit, part, words="At first.")

    def writes(words: str) -> Callable[[], bool]:
        def done() -> None:
            with day(0):
                say(world, who, otter, visit, part, int(again), words=words)

        return taken(done)

    words = ("One.", "Another.")
    outcomes = at_once(monkeypatch, _PARTS, *(writes(each) for each in words))
    assert sorted(outcomes) == [False, True]
    found = said(world, otter, otter, visit)
    assert found[part]["words"] == words[outcomes.index(True)]
    assert found.version(part) == int(again) + 1
    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(MeetingPart)) == 1


def test_what_i_want_said_stays_when_the_meeting_changes_at_that_moment(
    world: World, sam: Staff, otter: Young, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wants() -> None:
        with day(0):
            say(world, otter, otter, visit, Part.BEFORE, 0, words="I want to stay.")

    meanwhile(monkeypatch, _PARTS, changes(world, sam, otter, visit, {"place": "Room 5"}), wants)
    (found,) = diary(world, otter, otter)
    assert dict(found.words.words) == {"place": "Room 5"}
    assert said(world, sam, otter, visit)[Part.BEFORE]["words"] == "I want to stay."
