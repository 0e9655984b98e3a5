"""The diary: who adds and changes what, what is said before and after, and no silent overwrite."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.agreement.steps import MONDAY, day, folder_of, person
from tests.diary.steps import REVIEW, add, diary, said, say
from tests.world import Staff, World, Young
from youthvoice.diary import service
from youthvoice.diary.models import MeetingKind, Part
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.models import Act
from youthvoice.folders.record import record_of

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    with day(0):
        return world.young(sam)


def test_both_read_what_either_put_in_soonest_first(world: World, sam: Staff, otter: Young) -> None:
    with day(0):
        add(world, otter, otter, FRIDAY, MeetingKind.VISIT)
        add(world, sam, otter, FRIDAY, time="09:00")
        add(world, sam, otter, MONDAY, **REVIEW)
    for reader in (sam, otter):
        found = diary(world, reader, otter)
        assert [each.facts.day for each in found] == [MONDAY, FRIDAY, FRIDAY]
        assert dict(found[0].words.words) == REVIEW
        assert [each.words["time"] for each in found[1:]] == ["", "09:00"]
    with world.work() as session:
        lines = [
            each for each in record_of(session, otter.folder_id) if each.act is Act.WROTE_DIARY
        ]
    assert [(each.person_id, each.times) for each in lines] == [(sam.id, 2)]


def test_a_day_that_has_passed_is_taken_only_when_it_is_said_to_have_been(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(4):
        with pytest.raises(WordsRefused, match="has passed"):
            add(world, sam, otter, MONDAY, has_been=False)
        add(world, sam, otter, MONDAY, has_been=True)
        for years in (-10, 10):
            with pytest.raises(WordsRefused, match="too far"):
                add(world, sam, otter, MONDAY.replace(year=2026 + years))


def test_a_change_never_overwrites_one_that_was_not_seen(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        review = add(world, sam, otter, FRIDAY, **REVIEW)
    with world.work() as session:
        folder, worker = folder_of(session, otter), person(session, sam)
        kind = MeetingKind.COURT
        service.change_meeting(session, worker, folder, review, 1, kind, FRIDAY, {"place": "Here"})
    there = {"place": "There"}
    with world.work() as session:
        folder, worker = folder_of(session, otter), person(session, sam)
        with pytest.raises(ChangedMeanwhile):
            service.change_meeting(session, worker, folder, review, 1, kind, FRIDAY, there)
    (now,) = diary(world, otter, otter)
    assert (now.words["place"], now.facts.version) == ("Here", 2)


def test_a_young_person_changes_their_own_days_and_no_others(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        theirs = add(world, sam, otter, FRIDAY, **REVIEW)
        own = add(world, otter, otter, FRIDAY)
    with world.work() as session:
        folder, young = folder_of(session, otter), person(session, otter)
        with pytest.raises(NotFound):
            service.call_off(session, young, folder, theirs, off=True)
        service.call_off(session, young, folder, own, off=True)
        with day(0):
            coming = service.coming_meetings(session, [folder.id], FRIDAY)
            assert [each.meeting_id for each in coming[folder.id]] == [theirs]
            found = service.next_meeting(session, world.keyring(session, otter), folder)
            assert found is not None
            assert (found.facts.day, found.words["what"]) == (FRIDAY, REVIEW["what"])
        with day(5):
            assert service.next_meeting(session, world.keyring(session, otter), folder) is None


def test_before_it_the_young_person_says_what_they_want_and_after_it_whether_they_were_heard(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        review = add(world, sam, otter, FRIDAY)
        want = {"coming": "not_sure", "words": "To stay.", "speaker": "Sam"}
        say(world, otter, otter, review, Part.BEFORE, 0, **want)
        assert dict(said(world, sam, otter, review)[Part.BEFORE].words) == want
        with pytest.raises(NotFound):
            say(world, otter, otter, review, Part.HEARD, face="3")
        with pytest.raises(NotFound):
            say(world, sam, otter, review, Part.DECIDED, words="Too soon.")
    with day(4):
        say(world, otter, otter, review, Part.HEARD, face="3")
        say(world, sam, otter, review, Part.DECIDED, 0, words="You stay.")
    for reader in (sam, otter):
        found = said(world, reader, otter, review)
        assert (found["heard"]["face"], found["decided"]["words"]) == ("3", "You stay.")


def test_nobody_speaks_for_the_other_side(world: World, sam: Staff, otter: Young) -> None:
    with day(0):
        review = add(world, sam, otter, MONDAY)
        for who, part in (
            (sam, Part.BEFORE),
            (sam, Part.HEARD),
            (otter, Part.DECIDED),
        ):
            with pytest.raises(NotFound):
                say(world, who, otter, review, part, words="I say.", face="5")


def test_two_who_write_one_part_at_once_are_both_kept(
    world: World, sam: Staff, otter: Young
) -> None:
    with day(0):
        review = add(world, sam, otter, MONDAY)
        say(world, sam, otter, review, Part.DECIDED, 0, words="First.")
        with pytest.raises(ChangedMeanwhile):
            say(world, sam, otter, review, Part.DECIDED, 0, words="Second.")
        with pytest.raises(WordsRefused):
            say(world, sam, otter, review, Part.DECIDED, 1, words="  ")
    assert said(world, otter, otter, review)["decided"]["words"] == "First."
