"""Four words let one young person in, once, for 48 hours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.world import PICTURES, Staff, World
from youthvoice import clock
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import LockedKey, Person, SecretKind
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.sign_in import Unlocked, sign_in
from youthvoice.crypto.locker import Locker
from youthvoice.errors import InvitationRefused, NameTaken, WordsRefused, YouthVoiceError
from youthvoice.folders import invitations as module
from youthvoice.folders.invitations import (
    check_name,
    join,
    made_up_name,
    open_invitation,
    open_with_words,
)
from youthvoice.folders.models import Folder, FolderInvitation, Grant
from youthvoice.folders.service import folder_for, own_folder

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
CODE = picture_secret(PICTURES.split())


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def folder_id(world: World, sam: Staff) -> UUID:
    return world.folder(sam)


def joined(world: World, words: str, name: str = "Otter") -> Unlocked:
    with world.work() as session:
        return join(session, world.house, words, name, SecretKind.PICTURES, CODE)


def refused(world: World, words: str, name: str = "Otter") -> bool:
    with pytest.raises(InvitationRefused):
        joined(world, words, name)
    return True


def people_who_joined(world: World) -> int:
    with world.work() as session:
        young = select(func.count()).where(Person.role == Role.YOUNG_PERSON)
        return session.scalar(young.select_from(Person)) or 0


def test_whoever_has_the_words_joins_and_signs_in(world, sam, folder_id) -> None:
    otter = joined(world, world.invitation(sam, folder_id))

    assert (otter.person.role, otter.person.active) == (Role.YOUNG_PERSON, True)
    with world.work() as session:
        assert own_folder(session, otter.person.id).id == folder_id
        again = sign_in(session, world.house, Door.YOUNG, "Otter", CODE)
        assert (again.person.id, again.key) == (otter.person.id, otter.key)
        assert made_up_name(session, again.person, again.key) == "Otter"


@pytest.mark.parametrize(
    "spell", [str.upper, str.title, lambda w: w.replace("-", " "), lambda w: w.replace("-", ", ")]
)
def test_the_words_work_however_they_are_typed(world, sam, folder_id, spell) -> None:
    words = world.invitation(sam, folder_id)

    assert isinstance(joined(world, f" {spell(words)} "), Unlocked)


def test_the_words_work_once(world, sam, folder_id) -> None:
    words = world.invitation(sam, folder_id)
    joined(world, words)

    assert refused(world, words, "Fox")
    assert people_who_joined(world) == 1


def test_two_who_use_the_words_at_once_are_one(world, sam, folder_id, monkeypatch) -> None:
    words, both, check = world.invitation(sam, folder_id), Barrier(2), module.check_name

    def checked_together(*values) -> None:
        both.wait(10)
        check(*values)

    monkeypatch.setattr(module, "check_name", checked_together)

    def try_it(name: str) -> type:
        try:
            return type(joined(world, words, name))
        except YouthVoiceError as error:
            return type(error)

    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(try_it, ("Otter", "Fox")))

    assert ends.count(Unlocked) == 1
    assert people_who_joined(world) == 1


def test_the_words_work_for_48_hours_and_not_longer(world, sam, folder_id) -> None:
    with clock.held_at(NOON):
        words = world.invitation(sam, folder_id)
        others = world.invitation(sam, world.folder(sam))

    with clock.held_at(NOON + timedelta(hours=47, minutes=59)):
        assert isinstance(joined(world, words), Unlocked)
    with clock.held_at(NOON + timedelta(hours=48)):
        assert refused(world, others, "Fox")


def test_new_words_end_the_old_ones(world, sam, folder_id) -> None:
    old, new = world.invitation(sam, folder_id), world.invitation(sam, folder_id)

    assert refused(world, old)
    assert isinstance(joined(world, new), Unlocked)


@pytest.mark.parametrize(
    "words", ["", "   ", "not a word", "otter-otter-otter-otter", "<script>", "'; --", "🦦" * 4]
)
def test_words_that_were_never_made_are_refused(world, sam, folder_id, words: str) -> None:
    world.invitation(sam, folder_id)

    assert refused(world, words)


@pytest.mark.parametrize("reason", ["unknown", "used", "expired", "replaced"])
def test_every_refusal_is_the_same_and_takes_the_same_work(
    world, sam, folder_id, monkeypatch, reason: str
) -> None:
    words = "otter-otter-otter-otter"
    if reason != "unknown":
        with clock.held_at(NOON if reason == "expired" else clock.now()):
            words = world.invitation(sam, folder_id)
    if reason == "used":
        joined(world, words)
    if reason == "replaced":
        world.invitation(sam, folder_id)
    costs, derive = [], Locker._derive
    monkeypatch.setattr(
        Locker, "_derive", lambda self, *values: costs.append(values[-1]) or derive(self, *values)
    )

    with world.work() as session, pytest.raises(InvitationRefused) as error:
        open_with_words(session, world.house, words)

    assert str(error.value) == ""
    assert costs == [world.house.locker.cost]


def test_whoever_guesses_words_keeps_nobody_from_saving_meanwhile(
    world, sam, folder_id, monkeypatch
) -> None:
    derive = Locker._derive

    def while_others_save(self: Locker, *values) -> bytes:
        with world.work() as other:
            other.get_one(Folder, folder_id).last_number += 1
        return derive(self, *values)

    monkeypatch.setattr(Locker, "_derive", while_others_save)

    with world.work() as session, pytest.raises(InvitationRefused):
        open_with_words(session, world.house, "otter-otter-otter-otter")

    with world.work() as session:
        assert session.get_one(Folder, folder_id).last_number == 1


def test_looking_at_an_invitation_does_not_use_it_up(world, sam, folder_id) -> None:
    words = world.invitation(sam, folder_id)

    with world.work() as session:
        for _ in range(2):
            invited = open_with_words(session, world.house, words)
            assert (invited.folder.id, invited.earlier_name) == (folder_id, "")

    assert isinstance(joined(world, words), Unlocked)


def test_an_invitation_leaves_no_key_behind_when_it_is_used(world, sam, folder_id) -> None:
    words = world.invitation(sam, folder_id)
    with world.work() as session:
        key_id = session.scalars(select(FolderInvitation.key_id)).one()

    joined(world, words)

    with world.work() as session:
        assert session.get(LockedKey, key_id) is None
        assert session.scalars(select(Grant).where(Grant.holder_key_id == key_id)).all() == []
        assert session.scalars(select(FolderInvitation)).all() == []


def test_an_invitation_leaves_no_key_behind_when_another_takes_its_place(
    world, sam, folder_id
) -> None:
    world.invitation(sam, folder_id)
    with world.work() as session:
        keys = session.scalar(select(func.count()).select_from(LockedKey))
        grants = session.scalar(select(func.count()).select_from(Grant))

    world.invitation(sam, folder_id)

    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(LockedKey)) == keys
        assert session.scalar(select(func.count()).select_from(Grant)) == grants


def test_the_database_does_not_hold_the_words(world, sam, folder_id) -> None:
    words = world.invitation(sam, folder_id)

    with world.work() as session:
        invitation = session.scalars(select(FolderInvitation)).one()
        key = session.get_one(LockedKey, invitation.key_id)
        for word in words.split("-"):
            assert word.encode() not in invitation.lookup + key.locked_private_key + key.salt


def test_the_worker_sees_until_when_an_invitation_is_open(world, sam, folder_id) -> None:
    with world.work() as session:
        assert open_invitation(session, folder_id) is None
    with clock.held_at(NOON):
        words = world.invitation(sam, folder_id)
        with world.work() as session:
            found = open_invitation(session, folder_id)
            assert found is not None
            assert found.expires_at == NOON + timedelta(hours=48)
        joined(world, words)
        with world.work() as session:
            assert open_invitation(session, folder_id) is None


def test_an_invitation_that_is_over_is_not_shown_as_open(world, sam, folder_id) -> None:
    with clock.held_at(NOON):
        world.invitation(sam, folder_id)

    with clock.held_at(NOON + timedelta(hours=48)), world.work() as session:
        assert open_invitation(session, folder_id) is None


def test_a_name_somebody_has_is_refused_and_the_words_stay_good(world, sam, folder_id) -> None:
    world.young(sam, "Otter")
    words = world.invitation(sam, folder_id)

    for taken in ("Otter", "OTTER", "Sam", " sam "):
        with world.work() as session, pytest.raises(NameTaken):
            check_name(session, world.house, taken, session.get_one(Folder, folder_id))
        with pytest.raises(NameTaken):
            joined(world, words, taken)

    assert isinstance(joined(world, words, "Fox"), Unlocked)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 31])
def test_a_name_of_nothing_or_too_much_is_refused_and_the_words_stay_good(
    world, sam, folder_id, name: str
) -> None:
    words = world.invitation(sam, folder_id)

    with pytest.raises(WordsRefused):
        joined(world, words, name)

    assert isinstance(joined(world, words), Unlocked)


def test_secret_words_work_as_pictures_do(world, sam, folder_id) -> None:
    words = world.invitation(sam, folder_id)
    with world.work() as session:
        join(session, world.house, words, "Otter", SecretKind.WORDS, "words green otter kite")

    with world.work() as session:
        opened = sign_in(session, world.house, Door.YOUNG, "otter", "words green otter kite")
        assert opened.person.secret_kind is SecretKind.WORDS


def test_after_joining_the_worker_still_opens_the_folder(world, sam, folder_id) -> None:
    joined(world, world.invitation(sam, folder_id))

    with world.work() as session:
        assert folder_for(session, world.keyring(session, sam), folder_id).id == folder_id


def test_the_duty_lead_may_invite_too(world, sam, folder_id) -> None:
    jo = world.duty_lead("Jo")  # the second one, let in below
    with world.work() as session:
        session.get_one(Person, jo.id).holds_duty = True
    newer = world.folder(sam)

    assert isinstance(joined(world, world.invitation(jo, newer)), Unlocked)


def test_a_worker_who_is_switched_off_cannot_come_back_by_words_they_gave_out(app) -> None:
    world = World(app)
    world.duty_lead()
    sam, kim, robin = world.staff("Sam"), world.staff("Kim"), world.administrator()
    known = world.invitation(sam, world.folder(sam))
    others = world.invitation(kim, world.folder(kim))

    page = world.browser(robin)
    page.submit(page.get("/work/staff"), f"/staff/{sam.id}/switch-off")

    assert refused(world, known)
    assert isinstance(joined(world, others), Unlocked)
