"""Drafts: words not sent yet, sealed to their author alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.answers.drafts import (
    keep_draft,
    kept_draft,
    question_subject,
    questions_begun,
    reply_subject,
    verdict_subject,
)
from youthvoice.answers.models import Audience, Choice, Verdict
from youthvoice.answers.replies import post_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply
from youthvoice.crypto.sealed import Sealed
from youthvoice.drafts.models import Draft
from youthvoice.drafts.service import drop_draft
from youthvoice.errors import NotFound
from youthvoice.folders.models import Folder

QUESTION = "make-me-safe.4"
SUBJECT = question_subject(QUESTION)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def keep(world: World, who: Staff | Young, said: Said, subject: str = SUBJECT) -> None:
    with world.work() as session:
        keep_draft(session, session.get_one(Person, who.id), subject, said)


def kept(world: World, who: Staff | Young, subject: str = SUBJECT) -> Said:
    with world.work() as session:
        return kept_draft(session, session.get_one(Person, who.id), who.key, subject)


def drafts(world: World) -> list[Draft]:
    with world.work() as session:
        return list(session.scalars(select(Draft)))


def test_what_was_typed_comes_back_with_its_face(world, otter) -> None:
    keep(world, otter, Said("half a thou", 3))

    assert kept(world, otter) == Said("half a thou", 3)


def test_where_nothing_was_kept_there_is_nothing(world, otter) -> None:
    assert kept(world, otter).is_empty


def test_the_newest_draft_takes_the_place_of_the_one_before(world, otter) -> None:
    for words in ("half", "half a", "half a thought"):
        keep(world, otter, Said(words))

    assert kept(world, otter) == Said("half a thought")
    assert len(drafts(world)) == 1


def test_deleting_all_that_was_typed_forgets_the_draft(world, otter) -> None:
    keep(world, otter, Said("half"))

    keep(world, otter, Said())

    assert drafts(world) == []


def test_each_question_has_a_draft_of_its_own(world, otter) -> None:
    keep(world, otter, Said("one"))
    keep(world, otter, Said("other"), question_subject("who-i-am.1"))

    assert kept(world, otter) == Said("one")
    assert kept(world, otter, question_subject("who-i-am.1")) == Said("other")


def test_each_author_has_a_draft_of_their_own(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    keep(world, otter, Said("Otter's"))
    keep(world, fox, Said("Fox's"))

    assert (kept(world, otter), kept(world, fox)) == (Said("Otter's"), Said("Fox's"))


def test_nobody_else_opens_a_draft_not_even_those_who_hold_the_folder(world, sam, otter) -> None:
    keep(world, otter, Said("not yet"))

    with world.work() as session:
        author = session.get_one(Person, otter.id)
        assert kept_draft(session, author, sam.key, SUBJECT).is_empty
        keyring = world.keyring(session, sam)
        folder_key = keyring.folder_key(otter.folder_id, 1)
        assert kept_draft(session, author, folder_key, SUBJECT).is_empty
    assert b"not yet" not in drafts(world)[0].sealed_words


def test_keeping_a_draft_needs_no_unlocked_key(world, otter) -> None:
    """A page that has locked can still hand in what was typed on it."""
    with world.work() as session:
        keep_draft(session, session.get_one(Person, otter.id), SUBJECT, Said("typed"))

    assert kept(world, otter) == Said("typed")


@pytest.mark.parametrize("choice", [Choice.SAID, Choice.ASKED])
def test_sending_drops_the_draft(world, otter, choice: Choice) -> None:
    keep(world, otter, Said("half"))

    world.says(otter, "whole", QUESTION, choice=choice)

    assert drafts(world) == []


@pytest.mark.parametrize("choice", [Choice.RATHER_NOT, Choice.ANOTHER_TIME])
def test_not_saying_it_now_keeps_the_draft(world, otter, choice: Choice) -> None:
    keep(world, otter, Said("half"))

    world.says(otter, "", QUESTION, choice=choice, audience=Audience.JUST_ME)

    assert kept(world, otter) == Said("half")


def test_sending_one_answer_leaves_the_other_drafts(world, otter) -> None:
    keep(world, otter, Said("other"), question_subject("who-i-am.1"))

    world.says(otter, "whole", QUESTION)

    assert kept(world, otter, question_subject("who-i-am.1")) == Said("other")


def test_a_workers_reply_has_a_draft_until_it_is_sent(world, sam, otter) -> None:
    answer_id = world.says(otter, "Who decides?", QUESTION)
    subject = reply_subject(answer_id)
    keep(world, sam, Said("I th"), subject)
    assert kept(world, sam, subject) == Said("I th")

    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        post_reply(session, session.get_one(Person, sam.id), folder, answer_id, Said("I do."))

    assert drafts(world) == []


def test_what_is_said_about_a_reply_has_a_draft_until_it_is_sent(world, sam, otter) -> None:
    answer_id = world.says(otter, "Who decides?", QUESTION)
    subject = verdict_subject(answer_id)
    keep(world, otter, Said("And w"), subject)
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        post_reply(session, session.get_one(Person, sam.id), folder, answer_id, Said("I do."))
    assert kept(world, otter, subject) == Said("And w")

    with world.work() as session:
        author, folder = session.get_one(Person, otter.id), session.get_one(Folder, otter.folder_id)
        judge_reply(session, author, folder, answer_id, Verdict.A_BIT, Said("And who else?"))

    assert drafts(world) == []


def test_questions_that_were_begun_are_listed_and_replies_are_not(world, otter) -> None:
    for subject in ("question:who-i-am.2", "question:who-i-am.1", reply_subject(uuid4())):
        keep(world, otter, Said("half"), subject)

    with world.work() as session:
        begun = questions_begun(session, session.get_one(Person, otter.id))
    assert begun == ["who-i-am.1", "who-i-am.2"]


def test_a_draft_that_is_dropped_is_gone(world, otter) -> None:
    keep(world, otter, Said("half"))

    with world.work() as session:
        drop_draft(session, session.get_one(Person, otter.id), SUBJECT)

    assert drafts(world) == []


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "question:",
        "question",
        "diary:1",
        "question:Who-I-Am",
        "question:a b",
        "reply:x\n",
        "question:<script>",
        "question:" + "x" * 51,
        "my secret words",
    ],
)
def test_words_cannot_be_kept_under_a_subject_that_could_hold_words(
    world, otter, subject: str
) -> None:
    with pytest.raises(NotFound):
        keep(world, otter, Said("half"), subject)

    assert drafts(world) == []


def test_a_damaged_draft_is_nothing_and_is_noted(world, otter, caplog) -> None:
    keep(world, otter, Said("half"))
    with world.work() as session:
        session.scalars(select(Draft)).one().sealed_words = Sealed(b"gone")

    assert kept(world, otter).is_empty
    assert [(each.message, each.table) for each in caplog.records] == [("cannot_open", "drafts")]


def test_a_draft_moved_to_another_author_does_not_open(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    keep(world, otter, Said("Otter's"))
    with world.work() as session:
        session.scalars(select(Draft)).one().person_id = fox.id

    assert kept(world, fox).is_empty


def test_two_savings_at_once_meet_in_one_row(world, otter) -> None:
    ready = Barrier(3)

    def save(words: str) -> None:
        ready.wait(10)
        keep(world, otter, Said(words))

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(save, ("one", "two", "three")))

    assert len(drafts(world)) == 1
    assert kept(world, otter).words in {"one", "two", "three"}
