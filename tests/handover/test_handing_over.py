"""A worker changes: told before, all that was told goes along, and the old worker's keys end."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.handover.steps import NOON, calls_off, change, day, folder_of, hands_over, reads, tells
from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import switch_off
from youthvoice.answers.drafts import keep_draft, reply_subject
from youthvoice.answers.said import Said
from youthvoice.caseload.service import caseload_of
from youthvoice.drafts.models import Draft
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.invitations import open_invitation
from youthvoice.folders.leaves import read_leaf
from youthvoice.folders.models import Act, FolderInvitation, Grant
from youthvoice.folders.record import record_of
from youthvoice.folders.service import names_on
from youthvoice.handover import service
from youthvoice.handover.models import State


@pytest.fixture
def priya(world: World) -> Staff:
    return world.duty_lead()


@pytest.fixture
def sam(world: World, priya: Staff) -> Staff:
    return world.staff("Sam")


@pytest.fixture
def kim(world: World) -> Staff:
    return world.staff("Kim")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def test_a_handed_over_folder_is_closed_to_the_old_worker_and_open_to_the_new(
    world, priya, sam, kim, otter
) -> None:
    world.says(otter, "Before")
    hands_over(world, sam, otter, tells(world, sam, otter, kim))
    world.says(otter, "After")

    assert reads(world, sam, otter) is None
    for who in (kim, priya, otter):
        assert reads(world, who, otter) == ["After", "Before"]
    with world.work() as session:
        kept = world.keyring(session, kim)
        assert names_on(kept, [folder_of(session, otter)])[otter.folder_id].shown == "Otter"
        assert caseload_of(session, kept, session.get_one(Person, kim.id))
        assert not caseload_of(
            session, world.keyring(session, sam), session.get_one(Person, sam.id)
        )


def test_what_follows_is_under_a_key_the_old_worker_never_held(world, sam, kim, otter) -> None:
    with world.work() as session:
        old = world.keyring(session, sam).versions(otter.folder_id)
    hands_over(world, sam, otter, tells(world, sam, otter, kim))

    with world.work() as session:
        new = world.keyring(session, kim).versions(otter.folder_id)
        assert folder_of(session, otter).current_version == 2
    assert set(new) == {1, 2}
    assert new[2] not in old.values()


def test_the_young_person_is_told_before_or_there_is_a_reason(world, sam, kim, otter) -> None:
    not_told = tells(world, sam, otter, kim, in_person=False)
    with pytest.raises(WordsRefused, match="Tell them first"):
        hands_over(world, sam, otter, not_told)
    with world.work() as session:
        service.was_told(session, service.change_in(session, folder_of(session, otter), not_told))

    hands_over(world, sam, otter, not_told)

    assert change(world, not_told).state is State.DONE


def test_a_reason_is_kept_where_telling_was_not_safe_and_they_can_read_it_later(
    world, sam, kim, otter
) -> None:
    untold = tells(world, sam, otter, kim, in_person=False, because="He reads their phone.")
    hands_over(world, sam, otter, untold)

    with world.work() as session:
        said = read_leaf(world.keyring(session, otter), change(world, untold))
    assert said["untold_because"] == "He reads their phone."


def test_what_they_want_the_new_worker_to_know_is_there_for_the_new_worker(
    world, sam, kim, otter
) -> None:
    told = tells(world, sam, otter, kim)
    with world.work() as session:
        folder = folder_of(session, otter)
        row = service.change_in(session, folder, told)
        keyring = world.keyring(session, otter)
        service.say_to_new_worker(session, keyring, folder, row, "No phone calls.")
    hands_over(world, sam, otter, told)

    with world.work() as session:
        said = read_leaf(world.keyring(session, kim), change(world, told))
    assert (said["for_worker"], said["words"]) == ("No phone calls.", "Kim comes after me.")


def test_a_duty_lead_hands_over_when_the_worker_is_gone(world, priya, sam, kim, otter) -> None:
    world.says(otter, "Before")
    with world.work() as session:
        switch_off(session, world.area_id, sam.id)

    hands_over(world, priya, otter, tells(world, priya, otter, kim))

    assert reads(world, kim, otter) == ["Before"]


@pytest.mark.parametrize("gone", ["switched off", "a duty lead", "nobody", "the same worker"])
def test_nobody_takes_a_folder_who_is_not_an_active_colleague(
    world, priya, sam, kim, otter, gone: str
) -> None:
    if gone == "switched off":
        with world.work() as session:
            switch_off(session, world.area_id, kim.id)
    to = {"a duty lead": priya, "the same worker": sam}.get(gone, kim)
    if gone == "nobody":
        to = Staff(uuid4(), "X", Role.KEYWORKER, sam.key, sam.key_id, "")
    with pytest.raises(WordsRefused):
        tells(world, sam, otter, to)


def test_a_hand_over_to_somebody_switched_off_meanwhile_is_refused_and_changes_nothing(
    world, sam, kim, otter
) -> None:
    told = tells(world, sam, otter, kim)
    with world.work() as session:
        switch_off(session, world.area_id, kim.id)
    before = _grants(world)

    with pytest.raises(WordsRefused):
        hands_over(world, sam, otter, told)

    assert _grants(world) == before
    assert reads(world, sam, otter) == []


@pytest.mark.parametrize("step", ["turn_key", "take_keys", "cancel_invitation", "note"])
def test_a_hand_over_interrupted_half_way_leaves_the_old_state_whole(
    world, sam, kim, otter, monkeypatch, step: str
) -> None:
    world.says(otter, "Before")
    told = tells(world, sam, otter, kim)
    before = _grants(world)

    def power_cut(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(service, step, power_cut)
        with pytest.raises(ConnectionError):
            hands_over(world, sam, otter, told)

    assert _grants(world) == before
    assert reads(world, sam, otter) == ["Before"]
    assert reads(world, kim, otter) is None
    hands_over(world, sam, otter, told)
    assert reads(world, kim, otter) == ["Before"]


def test_only_its_keyworker_or_a_duty_lead_hands_a_folder_over(world, sam, kim, otter) -> None:
    other = world.staff("Ash")
    told = tells(world, sam, otter, kim)
    for act in (tells, hands_over, calls_off):
        with pytest.raises(NotFound):
            act(world, other, otter, kim if act is tells else told)


def test_another_folders_change_is_like_none(world, sam, kim, otter) -> None:
    fox = world.young(sam, "Fox")
    told = tells(world, sam, fox, kim)
    with pytest.raises(NotFound):
        hands_over(world, sam, otter, told)


def test_a_change_that_was_called_off_cannot_be_done(world, sam, kim, otter) -> None:
    told = tells(world, sam, otter, kim)
    calls_off(world, sam, otter, told)
    with pytest.raises(NotFound):
        hands_over(world, sam, otter, told)
    assert reads(world, sam, otter) == []


def test_there_is_one_coming_change_at_a_time(world, sam, kim, otter) -> None:
    tells(world, sam, otter, kim)
    with pytest.raises(WordsRefused, match="Call that one off"):
        tells(world, sam, otter, kim)


@pytest.mark.parametrize("days", [-1, 121])
def test_a_day_that_cannot_be_is_refused(world, sam, kim, otter, days: int) -> None:
    with pytest.raises(WordsRefused):
        tells(world, sam, otter, kim, days=days)


def test_the_old_worker_keeps_neither_half_a_reply_nor_an_invitation(
    world, sam, kim, otter
) -> None:
    answer = world.says(otter, "Before")
    world.invitation(sam, otter.folder_id)
    with world.work() as session:
        person = session.get_one(Person, sam.id)
        keep_draft(session, person, reply_subject(answer), Said("I th"))

    hands_over(world, sam, otter, tells(world, sam, otter, kim))

    with world.work() as session:
        assert session.scalars(select(Draft)).all() == []
        assert session.scalars(select(FolderInvitation)).all() == []
        assert open_invitation(session, otter.folder_id) is None


def test_the_record_says_who_handed_over_and_who_took_over(world, sam, kim, otter) -> None:
    with day(0):
        hands_over(world, sam, otter, tells(world, sam, otter, kim))

    with world.work() as session:
        lines = {
            (line.act, line.person_id)
            for line in record_of(session, otter.folder_id)
            if line.day == NOON.date()
        }
    assert {
        (Act.TOLD_CHANGE, sam.id),
        (Act.HANDED_OVER, sam.id),
        (Act.TOOK_OVER, kim.id),
    } <= lines


def test_a_folder_nobody_has_joined_can_be_handed_over_too(world, priya, sam, kim) -> None:
    young = Young(uuid4(), "", world.folder(sam), sam.key, sam.key_id)

    hands_over(world, sam, young, tells(world, sam, young, kim, days=1))

    assert reads(world, kim, young) == []
    assert reads(world, sam, young) is None


def test_a_duty_lead_who_was_the_worker_too_keeps_their_keys(world, priya, kim) -> None:
    otter = world.young(priya)
    hands_over(world, priya, otter, tells(world, priya, otter, kim))
    assert reads(world, priya, otter) == reads(world, kim, otter) == []


def _grants(world: World) -> set[object]:
    with world.work() as session:
        return set(session.scalars(select(Grant.id)))


def test_the_day_of_a_change_is_kept(world, sam, kim, otter) -> None:
    with day(0):
        told = tells(world, sam, otter, kim, days=5)
    assert change(world, told).from_day == NOON.date() + timedelta(days=5)
