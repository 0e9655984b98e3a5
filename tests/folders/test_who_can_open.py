"""Who can open a folder: the young person, their keyworker, the duty lead, and nobody else."""

from __future__ import annotations

import logging
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen, NoDutyLead, NoKey, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder, FolderKey, Grant
from youthvoice.folders.service import folder_for, make_folder, names_on, own_folder


@pytest.fixture
def priya(world: World) -> Staff:
    return world.duty_lead()


@pytest.fixture
def sam(world: World, priya: Staff) -> Staff:
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def reads(world: World, who: Staff | Young, folder_id) -> tuple[str, str]:
    """The name and the label on the folder. Raises NotFound."""
    with world.work() as session:
        keyring = world.keyring(session, who)
        names = names_on(keyring, [folder_for(session, keyring, folder_id)])[folder_id]
        return names.name, names.label


@pytest.mark.parametrize("who", ["otter", "sam", "priya"])
def test_the_young_person_their_keyworker_and_the_duty_lead_can(
    world, priya, sam, otter, request, who: str
) -> None:
    assert reads(world, request.getfixturevalue(who), otter.folder_id) == ("Otter", "O.")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.YOUNG_PERSON])
def test_nobody_else_on_the_staff_can(world, otter, role: Role) -> None:
    kim = world.staff("Kim", role)

    with pytest.raises(NotFound):
        reads(world, kim, otter.folder_id)
    with world.work() as session, pytest.raises(NoKey):
        world.keyring(session, kim).folder_key(otter.folder_id, 1)


def test_another_young_person_of_the_same_worker_cannot(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")

    with pytest.raises(NotFound):
        reads(world, fox, otter.folder_id)
    with pytest.raises(NotFound):
        reads(world, otter, fox.folder_id)


def test_the_duty_lead_of_another_area_cannot(world, otter) -> None:
    elsewhere = World(world.app, "Hillside").duty_lead("Jo")

    with pytest.raises(NotFound):
        reads(world, elsewhere, otter.folder_id)


def test_a_folder_that_is_not_there_looks_like_one_that_is_not_ours(world, otter) -> None:
    with pytest.raises(NotFound) as missing:
        reads(world, otter, uuid4())

    assert str(missing.value) == ""


def test_a_grant_put_under_ones_own_key_by_hand_opens_nothing(world, otter) -> None:
    kim = world.staff("Kim")
    with world.work() as session:
        grants = session.scalars(select(Grant).where(Grant.holder_key_id == otter.key_id))
        grants.one().holder_key_id = kim.key_id

    with world.work() as session, pytest.raises(CannotOpen):
        world.keyring(session, kim).folder_key(otter.folder_id, 1)


def test_a_grant_moved_to_another_folder_opens_nothing_there(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    with world.work() as session:
        one, other = session.scalars(
            select(Grant).where(Grant.holder_key_id.in_([otter.key_id, fox.key_id]))
        )
        one.sealed_private_key, other.sealed_private_key = (
            other.sealed_private_key,
            one.sealed_private_key,
        )

    for who in (otter, fox):
        with world.work() as session, pytest.raises(CannotOpen):
            world.keyring(session, who).folder_key(who.folder_id, 1)


def test_somebody_elses_private_key_does_not_open_ones_grants(world, sam, otter) -> None:
    kim = world.staff("Kim")

    with world.work() as session, pytest.raises(CannotOpen):
        Keyring(session, sam.key_id, kim.key).folder_key(otter.folder_id, 1)


def test_one_finds_ones_own_folder_and_no_other(world, sam, otter) -> None:
    with world.work() as session:
        assert own_folder(session, otter.id).id == otter.folder_id
        with pytest.raises(NotFound):
            own_folder(session, sam.id)
        with pytest.raises(NotFound):
            own_folder(session, uuid4())


def test_a_folder_nobody_has_joined_shows_what_the_worker_calls_them(world, sam) -> None:
    folder_id = world.folder(sam, "J.")

    with world.work() as session:
        keyring = world.keyring(session, sam)
        names = names_on(keyring, [folder_for(session, keyring, folder_id)])[folder_id]
    assert (names.name, names.label, names.shown) == ("", "J.", "J.")


def test_a_folder_needs_a_duty_lead_who_can_reach_it(world) -> None:
    sam = world.staff("Sam")

    with world.work() as session, pytest.raises(NoDutyLead):
        make_folder(session, session.get_one(Person, sam.id), "J.")


@pytest.mark.parametrize("label", ["", "  ", "x" * 41])
def test_a_folder_needs_a_label_that_can_be_kept(world, sam, label: str) -> None:
    with world.work() as session, pytest.raises(WordsRefused):
        make_folder(session, session.get_one(Person, sam.id), label)


def test_every_duty_lead_who_was_let_in_can_open_a_new_folder(world, priya, sam) -> None:
    jo, waiting = world.duty_lead("Jo"), world.duty_lead("Lee")
    with world.work() as session:
        session.get_one(Person, jo.id).holds_duty = True

    folder_id = world.folder(sam)

    for lead in (priya, jo):
        assert reads(world, lead, folder_id) == ("", "J.")
    with pytest.raises(NotFound):
        reads(world, waiting, folder_id)


def test_names_are_sealed_in_the_database(world, otter) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        for sealed in (folder.sealed_label, folder.sealed_name):
            assert isinstance(sealed, Sealed)
            assert b"Otter" not in sealed
            assert len(sealed) > 256


def test_a_damaged_name_shows_as_a_question_mark_and_the_other_folders_keep_theirs(
    world, sam, otter, caplog
) -> None:
    fox = world.young(sam, "Fox")
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        folder.sealed_name = Sealed(folder.sealed_label)

    with caplog.at_level(logging.ERROR), world.work() as session:
        keyring = world.keyring(session, sam)
        folders = [session.get_one(Folder, each.folder_id) for each in (otter, fox)]
        names = names_on(keyring, folders)

    assert (names[otter.folder_id].shown, names[otter.folder_id].label) == ("?", "O.")
    assert names[fox.folder_id].shown == "Fox"
    (record,) = caplog.records
    assert (record.message, record.table, record.row) == (
        "cannot_open",
        "folders",
        otter.folder_id.hex,
    )


def test_names_one_holds_no_key_for_are_no_error(world, otter, caplog) -> None:
    kim = world.staff("Kim")

    with caplog.at_level(logging.ERROR), world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        names = names_on(world.keyring(session, kim), [folder])

    assert names[otter.folder_id].shown == "?"
    assert caplog.records == []


def test_a_folders_private_key_is_nowhere_but_in_grants(world, sam, otter) -> None:
    with world.work() as session:
        private = world.keyring(session, sam).folder_key(otter.folder_id, 1)
        key = session.scalars(select(FolderKey)).one()
        assert key.public == private.public
        holders = session.scalars(select(Grant.holder_key_id)).all()
        assert len(holders) == 3
        assert {sam.key_id, otter.key_id} < set(holders)
