"""Staff: invited, enrolled by themselves, switched off without loss."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tests.world import PASSPHRASE, Staff, World
from youthvoice import clock
from youthvoice.accounts import staff as module
from youthvoice.accounts.models import BrowserSession, LockedKey, Person, StaffInvitation
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.sessions import start_session
from youthvoice.accounts.sign_in import Unlocked, sign_in
from youthvoice.accounts.staff import (
    duty_leads,
    enrol,
    find_invitation,
    invite_again,
    invite_staff,
    name_of,
    staff_list,
    switch_off,
)
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.crypto.tokens import Token
from youthvoice.errors import (
    InvitationRefused,
    LastDutyLead,
    NameTaken,
    NotFound,
    WordsRefused,
    WrongSecret,
    YouthVoiceError,
)
from youthvoice.folders.models import Folder, Grant
from youthvoice.folders.service import folder_for, names_on

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
TOTP = new_secret()
OTHER_PASSPHRASE = "walnut ferry orchid lantern"


def invited(world: World, name: str = "Sam", role: Role = Role.KEYWORKER) -> Token:
    with world.work() as session:
        return invite_staff(session, world.house, world.area_id, name, role)[1]


def invited_again(world: World, person_id: UUID) -> Token:
    with world.work() as session:
        return invite_again(session, world.house, world.area_id, person_id)[1]


def enrolled(
    world: World,
    token: Token | None,
    sign_in_name: str = "sam",
    passphrase: str = PASSPHRASE,
    code: str | None = None,
) -> Unlocked:
    code = current_code(TOTP, clock.now()) if code is None else code
    with world.work() as session:
        return enrol(session, world.house, token, sign_in_name, passphrase, TOTP, code)


def let_in(world: World, lead: Staff) -> None:
    """Another duty lead who holds duty, as if somebody had given them keys."""
    with world.work() as session:
        session.get_one(Person, lead.id).holds_duty = True


def switched_off(world: World, person_id: UUID) -> None:
    with world.work() as session:
        switch_off(session, world.area_id, person_id)


def test_an_invited_worker_enrols_and_signs_in(world) -> None:
    with clock.held_at(NOON):
        who = enrolled(world, invited(world, "Sam Lee"), "sam").person
    assert (who.role, who.active, who.holds_duty) == (Role.KEYWORKER, True, False)

    with clock.held_at(NOON + timedelta(seconds=30)), world.work() as session:
        code = current_code(TOTP, clock.now())
        opened = sign_in(session, world.house, Door.WORK, "Sam", PASSPHRASE, code)
        assert opened.person.id == who.id
        assert name_of(world.house, opened.person) == "Sam Lee"


def test_the_code_of_the_enrolment_is_used_up_by_it(world) -> None:
    with clock.held_at(NOON):
        enrolled(world, invited(world))

        code = current_code(TOTP, NOON)
        with world.work() as session, pytest.raises(WrongSecret):
            sign_in(session, world.house, Door.WORK, "sam", PASSPHRASE, code)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "short",
        "elevenchars",
        "password1234",
        "qwertyuiop123",
        "aaaaaaaaaaaaaaaa",
        "samuel lee samuel",
        "SamSamSamSam",
        "Lee Samuel 1!",
    ],
)
def test_a_passphrase_that_is_short_common_or_ones_own_name_is_refused(world, passphrase) -> None:
    token = invited(world, "Samuel Lee")

    with pytest.raises(WordsRefused):
        enrolled(world, token, "sam", passphrase)

    assert isinstance(enrolled(world, token), Unlocked)


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef"])
def test_a_code_that_does_not_match_is_refused(world, code: str) -> None:
    with pytest.raises(WordsRefused, match="six digits"):
        enrolled(world, invited(world), code=code)


def test_a_link_is_good_once(world) -> None:
    token = invited(world)
    enrolled(world, token)

    with pytest.raises(InvitationRefused):
        enrolled(world, token, "another")


def test_a_link_is_good_for_48_hours(world) -> None:
    with clock.held_at(NOON):
        token, late = invited(world), invited(world, "Late")

    with clock.held_at(NOON + timedelta(hours=47, minutes=59)):
        enrolled(world, token)
    with clock.held_at(NOON + timedelta(hours=48)), pytest.raises(InvitationRefused):
        enrolled(world, late, "late")


@pytest.mark.parametrize("token", [None, Token(bytes(32))])
def test_a_link_that_was_never_made_is_refused(world, token: Token | None) -> None:
    with pytest.raises(InvitationRefused):
        enrolled(world, token)


def test_a_link_that_two_use_at_once_lets_one_in(world, monkeypatch) -> None:
    token, both = invited(world), Barrier(2)
    monkeypatch.setattr(module, "check_new_passphrase", lambda *_: both.wait(10))

    def try_it(name: str) -> type:
        try:
            return type(enrolled(world, token, name))
        except YouthVoiceError as refused:
            return type(refused)

    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(try_it, ("one", "other")))

    assert ends.count(Unlocked) == 1
    with world.work() as session:
        assert len(session.scalars(select(Person)).all()) == 1


def test_the_database_does_not_hold_the_link(world) -> None:
    token = invited(world)

    with world.work() as session:
        invitation = session.scalars(select(StaffInvitation)).one()
        assert invitation.digest == token.digest != token.raw
        assert b"Sam" not in invitation.sealed_name


def test_a_name_that_somebody_signs_in_with_is_taken(world) -> None:
    enrolled(world, invited(world))
    token = invited(world, "Kim")

    for spelling in ("sam", "SAM", " Sam "):
        with pytest.raises(NameTaken):
            enrolled(world, token, spelling)

    assert isinstance(enrolled(world, token, "kim"), Unlocked)


def test_a_made_up_name_of_a_young_person_is_taken_too(world) -> None:
    world.duty_lead()
    world.young(world.staff("Sam"), "Otter")

    with pytest.raises(NameTaken):
        enrolled(world, invited(world, "Kim"), "otter")


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_staff_have_a_name(world, name: str) -> None:
    with pytest.raises(WordsRefused):
        invited(world, name)
    with pytest.raises(WordsRefused):
        enrolled(world, invited(world), name)


def test_a_young_person_is_never_invited_as_staff(world) -> None:
    with pytest.raises(WordsRefused):
        invited(world, "Otter", Role.YOUNG_PERSON)


def test_the_first_duty_lead_holds_duty_at_once_and_the_second_waits(world) -> None:
    priya, jo = world.duty_lead("Priya"), world.duty_lead("Jo")

    with world.work() as session:
        assert [lead.id for lead in duty_leads(session, world.area_id)] == [priya.id]
        assert session.get_one(Person, jo.id).holds_duty is False


def test_each_area_has_a_first_duty_lead_of_its_own(world) -> None:
    world.duty_lead("Priya")
    elsewhere = World(world.app, "Hillside")

    jo = elsewhere.duty_lead("Jo")

    with elsewhere.work() as session:
        assert [lead.id for lead in duty_leads(session, elsewhere.area_id)] == [jo.id]


def test_the_last_duty_lead_is_not_switched_off(world) -> None:
    priya = world.duty_lead("Priya")
    world.duty_lead("Jo")  # has not been let in

    with pytest.raises(LastDutyLead):
        switched_off(world, priya.id)

    with world.work() as session:
        assert session.get_one(Person, priya.id).active


def test_with_another_duty_lead_let_in_the_first_may_go(world) -> None:
    priya, jo = world.duty_lead("Priya"), world.duty_lead("Jo")
    let_in(world, jo)

    switched_off(world, priya.id)

    with world.work() as session:
        assert [lead.id for lead in duty_leads(session, world.area_id)] == [jo.id]


def test_two_duty_leads_switched_off_at_once_leave_one(world) -> None:
    leads, both = [world.duty_lead("Priya"), world.duty_lead("Jo")], Barrier(2)
    let_in(world, leads[1])

    def try_it(lead: Staff) -> str:
        both.wait(10)
        try:
            switched_off(world, lead.id)
        except LastDutyLead:
            return "stays"
        return "goes"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(try_it, leads)) == ["goes", "stays"]


def test_a_duty_lead_who_waits_may_be_switched_off(world) -> None:
    world.duty_lead("Priya")

    switched_off(world, world.duty_lead("Jo").id)


def test_whoever_is_switched_off_keeps_no_key_no_grant_no_session_and_no_link(world) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    world.young(sam)
    invited_again(world, sam.id)
    with world.work() as session:
        start_session(session, session.get_one(Person, sam.id), sam.key, "Sam")

    switched_off(world, sam.id)

    with world.work() as session:
        person = session.get_one(Person, sam.id)
        assert (person.active, person.key_id) == (False, None)
        assert session.get(LockedKey, sam.key_id) is None
        assert session.scalars(select(Grant).where(Grant.holder_key_id == sam.key_id)).all() == []
        assert session.scalars(select(BrowserSession)).all() == []
        assert session.scalars(select(StaffInvitation)).all() == []


def test_what_a_switched_off_worker_held_stays_open_to_the_duty_lead(world) -> None:
    priya, sam = world.duty_lead(), world.staff("Sam")
    otter = world.young(sam)

    switched_off(world, sam.id)

    with world.work() as session:
        keyring = world.keyring(session, priya)
        folder = folder_for(session, keyring, otter.folder_id)
        assert names_on(keyring, [folder])[folder.id].name == "Otter"
        with pytest.raises(NotFound):
            folder_for(session, world.keyring(session, sam), otter.folder_id)


def test_a_lost_passphrase_gets_a_new_key_and_ends_the_old_one(world) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    otter = world.young(sam)
    with world.work() as session:
        start_session(session, session.get_one(Person, sam.id), sam.key, "Sam")

    again = enrolled(world, invited_again(world, sam.id), "sam", OTHER_PASSPHRASE)

    assert again.person.id == sam.id
    assert again.key != sam.key
    with world.work() as session:
        assert session.get(LockedKey, sam.key_id) is None
        assert session.scalars(select(BrowserSession)).all() == []
        assert session.get_one(Folder, otter.folder_id).keyworker_id == sam.id
        with pytest.raises(NotFound):
            folder_for(session, world.keyring(session, sam), otter.folder_id)


def test_until_the_new_link_is_used_the_old_passphrase_works(world) -> None:
    sam = world.staff("Sam")
    invited_again(world, sam.id)

    with world.work() as session:
        code = current_code(sam.totp_secret, clock.now())
        assert sign_in(session, world.house, Door.WORK, "sam", PASSPHRASE, code).key == sam.key


def test_somebody_switched_off_comes_back_by_a_new_link(world) -> None:
    sam = world.staff("Sam")
    switched_off(world, sam.id)

    back = enrolled(world, invited_again(world, sam.id), "sam")

    assert (back.person.id, back.person.active) == (sam.id, True)


def test_a_link_for_a_lost_passphrase_keeps_name_and_role(world) -> None:
    lead = world.duty_lead("Priya")

    with world.work() as session:
        invitation = find_invitation(session, invited_again(world, lead.id))
        assert (invitation.role, invitation.person_id) == (Role.DUTY_LEAD, lead.id)


def test_an_administrator_reaches_neither_young_people_nor_another_areas_staff(world) -> None:
    world.duty_lead()
    otter = world.young(world.staff("Sam"))
    elsewhere = World(world.app, "Hillside").staff("Kim")

    for person_id in (otter.id, elsewhere.id, uuid4()):
        with pytest.raises(NotFound):
            switched_off(world, person_id)
        with pytest.raises(NotFound):
            invited_again(world, person_id)


def test_the_list_of_staff_is_by_name_and_ends_with_those_switched_off(world) -> None:
    world.duty_lead("Priya")
    world.young(world.staff("sam"), "Otter")
    world.staff("Alex", Role.ADMINISTRATOR)
    switched_off(world, world.staff("Ada").id)
    World(world.app, "Hillside").staff("Kim")

    with world.work() as session:
        members = staff_list(session, world.house, world.area_id)

    assert [(each.name, each.active) for each in members] == [
        ("Alex", True),
        ("Priya", True),
        ("sam", True),
        ("Ada", False),
    ]
