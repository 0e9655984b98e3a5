"""A lost code: the same folder, a new key, and an end to all that the old one opened."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from tests.world import PICTURES, Staff, World, Young
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import BrowserSession, LockedKey, Person, SecretKind
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import start_session
from youthvoice.accounts.sign_in import sign_in
from youthvoice.answers.drafts import keep_draft, kept_draft, questions_begun
from youthvoice.answers.models import Audience
from youthvoice.answers.said import Said
from youthvoice.answers.service import share_answer
from youthvoice.answers.threads import Readable, own_threads
from youthvoice.errors import CannotOpen, NotFound, WrongSecret
from youthvoice.folders.invitations import check_name, join, open_with_words
from youthvoice.folders.models import Act, Folder, Grant
from youthvoice.folders.record import record_of
from youthvoice.folders.service import folder_for

OLD, NEW = picture_secret(PICTURES.split()), picture_secret(("owl", "sun", "drum") * 2)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def back(world: World, sam: Staff, otter: Young, name: str = "Otter") -> Young:
    """The same young person with another code, after a new invitation to their folder."""
    words = world.invitation(sam, otter.folder_id)
    with world.work() as session:
        joined = join(session, world.house, words, name, SecretKind.PICTURES, NEW)
        assert joined.person.key_id is not None
        return Young(joined.person.id, name, otter.folder_id, joined.key, joined.person.key_id)


def said_to(world: World, who: Young) -> dict[str, tuple[str, Readable]]:
    """What this young person can read of their own, by question."""
    with world.work() as session:
        folder = session.get_one(Folder, who.folder_id)
        threads = own_threads(session, world.keyring(session, who), folder)
        return {
            thread.question.id: (answer.words.said.words, answer.words.readable)
            for thread in threads
            for answer in thread.answers
        }


def test_it_is_the_same_young_person_in_the_same_folder(world, sam, otter) -> None:
    again = back(world, sam, otter)

    assert again.id == otter.id
    assert again.key != otter.key
    with world.work() as session:
        assert session.get_one(Folder, otter.folder_id).young_person_id == otter.id
        assert isinstance(session.get_one(Person, otter.id).told_on, date)


def test_words_that_were_sent_stay_readable_and_just_me_words_do_not(world, sam, otter) -> None:
    world.says(otter, "Who decides?", "make-me-safe.4")
    world.says(otter, "My secret", "who-i-am.1", audience=Audience.JUST_ME)

    again = back(world, sam, otter)

    assert said_to(world, again) == {
        "make-me-safe.4": ("Who decides?", Readable.YES),
        "who-i-am.1": ("", Readable.OLD_CODE),
    }


def test_just_me_words_of_the_old_code_cannot_be_shared(world, sam, otter) -> None:
    mine = world.says(otter, "My secret", audience=Audience.JUST_ME)
    again = back(world, sam, otter)

    with world.work() as session, pytest.raises(CannotOpen):
        share_answer(session, session.get_one(Folder, again.folder_id), again.key, mine)


def test_just_me_words_of_the_new_code_are_readable(world, sam, otter) -> None:
    again = back(world, sam, otter)

    world.says(again, "My new secret", audience=Audience.JUST_ME)

    assert said_to(world, again) == {"who-i-am.1": ("My new secret", Readable.YES)}


def test_the_old_key_is_gone_with_all_it_opened(world, sam, otter) -> None:
    back(world, sam, otter)

    with world.work() as session:
        assert session.get(LockedKey, otter.key_id) is None
        assert session.scalars(select(Grant).where(Grant.holder_key_id == otter.key_id)).all() == []
        with pytest.raises(NotFound):
            folder_for(session, world.keyring(session, otter), otter.folder_id)


def test_old_sessions_end_and_the_old_code_is_refused(world, sam, otter) -> None:
    with world.work() as session:
        start_session(session, session.get_one(Person, otter.id), otter.key, "Otter")

    back(world, sam, otter)

    with world.work() as session:
        assert session.scalars(select(BrowserSession)).all() == []
        with pytest.raises(WrongSecret):
            sign_in(session, world.house, Door.YOUNG, "Otter", OLD)
    with world.work() as session:
        assert sign_in(session, world.house, Door.YOUNG, "Otter", NEW).person.id == otter.id


def test_until_the_new_invitation_is_used_the_old_code_works(world, sam, otter) -> None:
    world.invitation(sam, otter.folder_id)

    with world.work() as session:
        assert sign_in(session, world.house, Door.YOUNG, "Otter", OLD).key == otter.key


def test_the_invitation_knows_the_name_they_had_and_lets_them_keep_it(world, sam, otter) -> None:
    words = world.invitation(sam, otter.folder_id)

    with world.work() as session:
        invited = open_with_words(session, world.house, words)
        assert invited.earlier_name == "Otter"
        check_name(session, world.house, "otter", invited.folder)


def test_they_may_take_another_name_and_the_old_one_is_free_again(world, sam, otter) -> None:
    back(world, sam, otter, "Badger")

    world.young(sam, "Otter")

    with world.work() as session:
        assert sign_in(session, world.house, Door.YOUNG, "Badger", NEW).person.id == otter.id


def test_the_worker_reads_on_as_before(world, sam, otter) -> None:
    back(world, sam, otter)

    with world.work() as session:
        assert folder_for(session, world.keyring(session, sam), otter.folder_id)


def test_a_draft_of_the_old_code_is_nothing_and_a_new_one_takes_its_place(
    world, sam, otter
) -> None:
    with world.work() as session:
        keep_draft(session, session.get_one(Person, otter.id), "question:my-own", Said("old"))
    again = back(world, sam, otter)

    with world.work() as session:
        person = session.get_one(Person, again.id)
        assert kept_draft(session, person, again.key, "question:my-own").is_empty
        assert questions_begun(session, person) == []
        keep_draft(session, person, "question:my-own", Said("new"))
        assert kept_draft(session, person, again.key, "question:my-own") == Said("new")


def test_the_record_says_that_they_were_invited_and_joined_again(world, sam, otter) -> None:
    back(world, sam, otter)

    with world.work() as session:
        lines = {
            (each.act, each.person_id): each.times for each in record_of(session, otter.folder_id)
        }
    assert lines[Act.INVITED, sam.id] == 2
    assert lines[Act.JOINED, otter.id] == 2
