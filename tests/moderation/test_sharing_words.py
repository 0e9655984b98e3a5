"""A copy of one's own words, sent once and without a way back; only its author knows."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tests.moderation.steps import looks_at_sharing, pat, posts, shares, waiting_words
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.errors import CannotOpen, NoOneToRead, WordsRefused
from youthvoice.moderation.models import HeardWords, SharedByMe
from youthvoice.moderation.shared import shared_by


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def knows(world: World, young: Young) -> frozenset[UUID]:
    with world.work() as session:
        return shared_by(session, session.get_one(Person, young.id), young.key)


def test_a_participation_worker_reads_the_copy_once_the_month_is_over(world, otter) -> None:
    reader = pat(world)
    shares(world, otter, uuid4(), "I said it my way.")
    assert waiting_words(world, reader) == []
    with clock.held_at(clock.now() + timedelta(days=32)):
        (found,) = waiting_words(world, reader)
    assert (found.text, found.about) == ("I said it my way.", "who-i-am")


def test_only_its_author_knows_that_it_was_shared(world, sam, otter) -> None:
    reader, answer = pat(world), uuid4()
    shares(world, otter, answer)
    assert knows(world, otter) == {answer}
    with world.work() as session:
        row = session.scalars(select(SharedByMe)).one()
        place = Place("shared_by_me", "sealed_ids", row.id)
        assert answer.bytes in open_sealed(row.sealed_ids, otter.key, place)
        for other in (sam, reader):
            with pytest.raises(CannotOpen):
                open_sealed(row.sealed_ids, other.key, place)


def test_the_same_answer_is_not_shared_twice(world, otter) -> None:
    pat(world)
    answer = uuid4()
    shares(world, otter, answer)
    with pytest.raises(WordsRefused, match="only once"):
        shares(world, otter, answer, "Other words")
    with world.work() as session:
        assert len(session.scalars(select(HeardWords.id)).all()) == 1
    shares(world, otter, uuid4())


def test_what_was_refused_is_not_noted_as_shared(world, otter) -> None:
    with pytest.raises(NoOneToRead):
        shares(world, otter, uuid4())
    pat(world)
    for words in ("", "x" * 1001):
        with pytest.raises(WordsRefused):
            shares(world, otter, uuid4(), words)
    assert knows(world, otter) == frozenset()


def test_the_list_has_one_size_whatever_is_on_it(world, otter) -> None:
    pat(world)
    sizes, shared = set(), set()
    for _ in range(4):
        assert looks_at_sharing(world, otter) == shared
        shared.add(uuid4())
        shares(world, otter, next(iter(shared - knows(world, otter))))
        with world.work() as session:
            sizes.add(len(session.scalars(select(SharedByMe.sealed_ids)).one()))
    assert len(sizes) == 1
    assert knows(world, otter) == shared


def test_opening_the_page_writes_what_sending_writes(world, otter) -> None:
    reader = pat(world)
    posts(world, "Somebody else's")
    with world.work() as session:
        before = session.scalars(select(HeardWords.sealed_words)).all()
    looks_at_sharing(world, otter)
    with world.work() as session:
        first = session.scalars(select(SharedByMe.sealed_ids)).one()
        assert session.scalars(select(HeardWords.sealed_words)).all() == before
    looks_at_sharing(world, otter)
    with world.work() as session:
        assert session.scalars(select(SharedByMe.sealed_ids)).one() != first
    assert [each.text for each in waiting_words(world, reader)] == ["Somebody else's"]


def test_a_damaged_list_keeps_nobody_from_their_words(world, otter) -> None:
    pat(world)
    shares(world, otter, uuid4())
    with world.work() as session:
        session.scalars(select(SharedByMe)).one().id = uuid4()
    assert knows(world, otter) == frozenset()
    assert looks_at_sharing(world, otter) == frozenset()
    shares(world, otter, uuid4())
