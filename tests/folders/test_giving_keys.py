"""Keys go back to those who should hold them, from somebody who does, and into the record."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.world import PASSPHRASE, Staff, World
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import duty_leads, enrol, invite_again, switch_off
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.errors import NoDutyLead, NotFound
from youthvoice.folders.grants import give_keys, waiting_for_keys
from youthvoice.folders.models import Act
from youthvoice.folders.record import record_of
from youthvoice.folders.service import folder_for


@pytest.fixture
def priya(world: World) -> Staff:
    return world.duty_lead()


@pytest.fixture
def sam(world: World, priya: Staff) -> Staff:
    return world.staff("Sam")


def enrols_again(world: World, who: Staff) -> Staff:
    """The same person after a lost passphrase: with another key."""
    with world.work() as session:
        _, token = invite_again(session, world.house, world.area_id, who.id)
        totp = new_secret()
        code = current_code(totp, clock.now())
        back = enrol(session, world.house, token, who.name, PASSPHRASE, totp, code)
        assert back.person.key_id is not None
        return Staff(who.id, who.name, who.role, back.key, back.person.key_id, totp)


def switched_off(world: World, who: Staff) -> None:
    with world.work() as session:
        switch_off(session, world.area_id, who.id)


def gives(world: World, giver: Staff, to: Staff) -> int:
    with world.work() as session:
        person = session.get_one(Person, giver.id)
        return give_keys(session, world.keyring(session, giver), person, to.id)


def waiting(world: World, giver: Staff) -> dict[str, int]:
    """Who waits for keys from this giver, with how many folders."""
    names = {}
    with world.work() as session:
        for each in waiting_for_keys(session, session.get_one(Person, giver.id)):
            names[each.person.id] = len(each.folder_ids)
    return names


def opens(world: World, who: Staff, folder_id: UUID) -> bool:
    with world.work() as session:
        try:
            folder_for(session, world.keyring(session, who), folder_id)
        except NotFound:
            return False
        return True


def test_a_keyworker_with_a_new_key_gets_back_what_they_should_hold(world, priya, sam) -> None:
    mine, also_mine = world.folder(sam), world.folder(sam)
    not_mine = world.folder(world.staff("Kim"))
    sam = enrols_again(world, sam)
    assert waiting(world, priya) == {sam.id: 2}

    assert gives(world, priya, sam) == 2

    assert opens(world, sam, mine)
    assert opens(world, sam, also_mine)
    assert not opens(world, sam, not_mine)
    assert waiting(world, priya) == {}


def test_the_young_person_reads_who_gave_a_key_and_when(world, priya, sam) -> None:
    otter = world.young(sam)
    sam = enrols_again(world, sam)

    gives(world, priya, sam)

    with world.work() as session:
        lines = record_of(session, otter.folder_id)
    given = [each for each in lines if each.act is Act.GAVE_KEY]
    assert [(each.person_id, each.day, each.times) for each in given] == [
        (priya.id, clock.today(), 1)
    ]


def test_who_waits_for_nothing_is_given_nothing(world, priya, sam) -> None:
    folder_id = world.folder(sam)
    others = [world.staff("Kim"), world.staff("Robin", Role.ADMINISTRATOR), sam, priya]

    for other in others:
        with pytest.raises(NotFound):
            gives(world, priya, other)

    assert not opens(world, others[0], folder_id)
    assert not opens(world, others[1], folder_id)


def test_giving_twice_gives_once(world, priya, sam) -> None:
    world.folder(sam)
    sam = enrols_again(world, sam)
    gives(world, priya, sam)

    with pytest.raises(NotFound):
        gives(world, priya, sam)


def test_nobody_gives_what_they_do_not_hold(world, priya, sam) -> None:
    folder_id = world.folder(sam)
    kim, robin = world.staff("Kim"), world.administrator()
    waiting_lead = world.duty_lead("Jo")
    sam = enrols_again(world, sam)

    for giver in (kim, robin, waiting_lead, sam):
        with pytest.raises(NotFound):
            gives(world, giver, sam)

    assert not opens(world, sam, folder_id)


def test_a_keyworker_gives_nothing_to_another_keyworker(world, priya, sam) -> None:
    world.folder(sam)
    kim = world.staff("Kim")

    with pytest.raises(NotFound):
        gives(world, sam, kim)


def test_a_new_duty_lead_holds_nothing_before_they_are_let_in(world, priya, sam) -> None:
    before = world.folder(sam)
    jo = world.duty_lead("Jo")
    after = world.folder(sam)

    assert not opens(world, jo, before)
    assert not opens(world, jo, after)
    assert waiting(world, priya) == {jo.id: 2}


def test_a_new_duty_lead_whom_another_lets_in_holds_all_and_what_comes_next(
    world, priya, sam
) -> None:
    before = world.folder(sam)
    jo = world.duty_lead("Jo")

    assert gives(world, priya, jo) == 1
    after = world.folder(sam)

    assert opens(world, jo, before)
    assert opens(world, jo, after)
    with world.work() as session:
        assert {lead.id for lead in duty_leads(session, world.area_id)} == {priya.id, jo.id}


def test_a_keyworker_lets_no_duty_lead_in_while_there_is_another_to_do_it(
    world, priya, sam
) -> None:
    world.folder(sam)
    jo = world.duty_lead("Jo")

    assert waiting(world, sam) == {}
    with pytest.raises(NotFound):
        gives(world, sam, jo)


def test_where_no_duty_lead_is_left_the_keyworkers_let_one_in(world, priya, sam) -> None:
    kim = world.staff("Kim")
    sams, kims = world.folder(sam), world.folder(kim)
    priya = enrols_again(world, priya)
    assert not opens(world, priya, sams)

    gives(world, sam, priya)
    assert opens(world, priya, sams)
    assert not opens(world, priya, kims)

    gives(world, kim, priya)
    assert opens(world, priya, kims)


def test_whoever_was_switched_off_waits_for_nothing(world, priya, sam) -> None:
    world.folder(sam)
    switched_off(world, sam)

    assert waiting(world, priya) == {}
    with pytest.raises(NotFound):
        gives(world, priya, sam)


def test_a_worker_who_comes_back_is_given_their_folders_again(world, priya, sam) -> None:
    folder_id = world.folder(sam)
    switched_off(world, sam)
    sam = enrols_again(world, sam)
    assert not opens(world, sam, folder_id)

    gives(world, priya, sam)

    assert opens(world, sam, folder_id)


def test_keys_stay_in_their_area(world, priya, sam) -> None:
    world.folder(sam)
    jo = World(world.app, "Hillside").duty_lead("Jo")

    assert waiting(world, priya) == {}
    with pytest.raises(NotFound):
        gives(world, priya, jo)


def test_folders_wait_until_a_duty_lead_who_lost_their_key_was_let_in_again(
    world, priya, sam
) -> None:
    world.folder(sam)
    priya = enrols_again(world, priya)

    with pytest.raises(NoDutyLead):
        world.folder(sam)

    gives(world, sam, priya)
    assert opens(world, priya, world.folder(sam))


def test_an_area_whose_duty_lead_lost_their_key_before_the_first_folder_is_not_stuck(
    world, priya, sam
) -> None:
    priya = enrols_again(world, priya)

    assert opens(world, priya, world.folder(sam))


def test_an_area_where_nobody_on_the_staff_holds_a_key_any_more_can_begin_anew(
    world, priya, sam
) -> None:
    lost = world.folder(sam)
    switched_off(world, sam)
    priya = enrols_again(world, priya)
    kim = world.staff("Kim")

    folder_id = world.folder(kim)

    assert opens(world, priya, folder_id)
    assert opens(world, kim, folder_id)
    assert not opens(world, priya, lost)
