"""What cannot be opened says so, is noted once, and never hides the rest."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Answer, Audience, JourneyStep
from youthvoice.answers.replies import post_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import share_answer
from youthvoice.answers.threads import OpenedAnswer, Readable, own_thread, own_threads
from youthvoice.crypto.envelope import seal
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen
from youthvoice.folders.models import Folder, Grant
from youthvoice.folders.service import current_public_key
from youthvoice.questions.instrument import instrument

QUESTION = "make-me-safe.4"

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a flipped bit": lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
    "another version": lambda sealed: b"\x09" + sealed[1:],
    "cut short": lambda sealed: sealed[: len(sealed) // 2],
    "nothing left": lambda _: b"",
    "something added": lambda sealed: sealed + b"\x00",
    "something else": lambda _: b"never sealed at all" * 20,
}


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


@pytest.fixture
def said(world: World, otter: Young) -> list[UUID]:
    return [world.says(otter, words, QUESTION) for words in ("one", "two", "three")]


def mine(world: World, young: Young) -> tuple[OpenedAnswer, ...]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        asked = instrument().question(QUESTION)
        return own_thread(session, world.keyring(session, young), folder, asked).answers


def shown(world: World, young: Young) -> list[tuple[str, Readable]]:
    return [(each.words.said.words, each.words.readable) for each in mine(world, young)]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_words_show_as_damaged_and_the_rest_stays_readable(
    world, otter, said, caplog, damage: Callable[[bytes], bytes]
) -> None:
    with world.work() as session:
        answer = session.get_one(Answer, said[1])
        assert answer.sealed_words is not None
        answer.sealed_words = Sealed(damage(answer.sealed_words))

    assert shown(world, otter) == [
        ("one", Readable.YES),
        ("", Readable.DAMAGED),
        ("three", Readable.YES),
    ]

    (record,) = caplog.records
    assert (record.message, record.levelname) == ("cannot_open", "ERROR")
    assert (record.table, record.row, record.error) == ("answers", said[1].hex, "CannotOpen")


def test_words_moved_to_another_answer_open_in_neither(world, otter, said) -> None:
    with world.work() as session:
        one, two = session.get_one(Answer, said[0]), session.get_one(Answer, said[1])
        one.sealed_words, two.sealed_words = two.sealed_words, one.sealed_words

    assert shown(world, otter) == [
        ("", Readable.DAMAGED),
        ("", Readable.DAMAGED),
        ("three", Readable.YES),
    ]


def test_words_moved_to_another_folder_do_not_open_there(world, sam, otter, said) -> None:
    fox = world.young(sam, "Fox")
    theirs = world.says(fox, "Fox's", QUESTION)
    with world.work() as session:
        moved = session.get_one(Answer, said[0]).sealed_words
        session.get_one(Answer, theirs).sealed_words = moved

    assert shown(world, fox) == [("", Readable.DAMAGED)]


def test_an_answer_moved_to_another_folder_does_not_open_there(world, sam, otter, said) -> None:
    fox = world.young(sam, "Fox")
    with world.work() as session:
        stolen = session.get_one(Answer, said[0])
        stolen.folder_id, stolen.number = fox.folder_id, 77

    assert shown(world, fox) == [("", Readable.DAMAGED)]
    assert shown(world, otter) == [("two", Readable.YES), ("three", Readable.YES)]


def test_just_me_words_moved_to_another_young_person_do_not_open(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    answer_id = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    with world.work() as session:
        stolen = session.get_one(Answer, answer_id)
        stolen.folder_id, stolen.own_key_id = fox.folder_id, fox.key_id

    assert shown(world, fox) == [("", Readable.DAMAGED)]


def test_a_reply_moved_into_the_answers_own_words_does_not_open(world, sam, otter, said) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        post_reply(session, session.get_one(Person, sam.id), folder, said[0], Said("I do."))
        step = session.scalars(select(JourneyStep)).one()
        session.get_one(Answer, said[0]).sealed_words = step.sealed_words

    answer = mine(world, otter)[0]
    assert answer.words.readable is Readable.DAMAGED
    assert answer.steps[0].words.said.words == "I do."


def test_a_damaged_reply_leaves_the_words_it_answers_readable(
    world, sam, otter, said, caplog
) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        post_reply(session, session.get_one(Person, sam.id), folder, said[0], Said("I do."))
        step = session.scalars(select(JourneyStep)).one()
        assert step.sealed_words is not None
        step.sealed_words = Sealed(step.sealed_words[:-1])

    answer = mine(world, otter)[0]

    assert answer.words.said.words == "one"
    assert answer.steps[0].words.readable is Readable.DAMAGED
    assert [(each.table, each.row) for each in caplog.records] == [("journey_steps", step.id.hex)]


def test_what_was_sealed_right_and_is_not_our_form_shows_as_damaged(world, otter, said) -> None:
    with world.work() as session:
        folder, answer = session.get_one(Folder, otter.folder_id), session.get_one(Answer, said[0])
        public = current_public_key(session, folder)
        answer.sealed_words = seal(b'["not", "ours"]', public, answer.place)

    assert shown(world, otter)[0] == ("", Readable.DAMAGED)


def test_a_damaged_grant_hides_words_behind_it_and_not_ones_own(world, otter, said) -> None:
    world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    with world.work() as session:
        grant = session.scalars(select(Grant).where(Grant.holder_key_id == otter.key_id)).one()
        grant.sealed_private_key = Sealed(grant.sealed_private_key[:-1])

    assert [readable for _, readable in shown(world, otter)] == [Readable.DAMAGED] * 3 + [
        Readable.YES
    ]


def test_damaged_just_me_words_are_not_shared(world, otter) -> None:
    answer_id = world.says(otter, "Mine", QUESTION, audience=Audience.JUST_ME)
    with world.work() as session:
        answer = session.get_one(Answer, answer_id)
        assert answer.sealed_words is not None
        answer.sealed_words = Sealed(answer.sealed_words[:-1])

    with world.work() as session, pytest.raises(CannotOpen):
        share_answer(session, session.get_one(Folder, otter.folder_id), otter.key, answer_id)

    with world.work() as session:
        assert session.get_one(Answer, answer_id).audience is Audience.JUST_ME


def test_the_other_threads_of_the_folder_stay_readable(world, otter, said) -> None:
    world.says(otter, "elsewhere", "who-i-am.1")
    with world.work() as session:
        for answer_id in said:
            session.get_one(Answer, answer_id).sealed_words = Sealed(b"gone")

    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        threads = own_threads(session, world.keyring(session, otter), folder)
    words = {t.question.id: [a.words.said.words for a in t.answers] for t in threads}
    assert words == {QUESTION: ["", "", ""], "who-i-am.1": ["elsewhere"]}
