"""Words without a name: sealed when they come, read after their month, published or deleted."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.moderation.steps import (
    LAST_MONTH,
    WORDS,
    holding,
    pat,
    posts,
    published,
    waiting_words,
)
from tests.world import Staff, World
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.errors import CannotOpen, NoOneToRead, NotFound, WordsRefused
from youthvoice.moderation import service
from youthvoice.moderation.models import HeardWords, WordsKind
from youthvoice.questions.instrument import instrument


@pytest.fixture
def reader(world: World) -> Staff:
    return pat(world)


def in_the_queue(world: World) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(HeardWords)) or 0


def test_where_nobody_could_read_words_none_are_taken(world: World) -> None:
    with world.work() as session:
        assert not service.can_take_words(session, world.area_id)
    with pytest.raises(NoOneToRead):
        posts(world)
    pat(world)
    with world.work() as session:
        assert service.can_take_words(session, world.area_id)
    posts(world)


def test_the_words_are_read_with_what_they_are_about_and_their_month(world, reader) -> None:
    posts(world, kind=WordsKind.WISH)
    (found,) = waiting_words(world, reader)
    assert (found.text, found.about, found.month) == (WORDS, "The Den", LAST_MONTH)
    assert found.kind is WordsKind.WISH


def test_nothing_is_read_counted_or_decided_before_its_month_is_over(world, reader) -> None:
    posts(world, month=service.this_month())
    assert waiting_words(world, reader) == []
    with world.work() as session:
        held = holding(session, reader)
        assert service.how_many_wait(session, held) == 0
        row = session.scalars(select(HeardWords.id)).one()
        for decide in (
            lambda: service.open_words(session, held, row),
            lambda: service.publish_words(session, held, row, "Kind."),
            lambda: service.leave_out(session, held, row),
        ):
            with pytest.raises(NotFound):
                decide()
    assert in_the_queue(world) == 1


@pytest.mark.parametrize("words", ["", "  \n ", "\x00", "x" * 1001])
def test_no_words_and_too_many_are_refused(world, reader, words: str) -> None:
    with pytest.raises(WordsRefused):
        posts(world, words)
    assert in_the_queue(world) == 0


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-1", "2026-11-03"])
def test_a_time_finer_than_the_month_is_not_taken(world, reader, month: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        posts(world, month=month)


def test_all_entries_have_one_size_whatever_they_say(world, reader) -> None:
    for words in ("x", "x" * 1000, "ж" * 1000, "\U0001f600" * 1000):
        posts(world, words)
    with world.work() as session:
        sizes = {len(each) for each in session.scalars(select(HeardWords.sealed_words))}
    assert len(sizes) == 1
    assert {len(each.text or "") for each in waiting_words(world, reader)} == {1, 1000}


def test_published_words_take_the_place_of_the_original(world, reader) -> None:
    posts(world)
    (found,) = waiting_words(world, reader)
    with world.work() as session:
        service.publish_words(session, holding(session, reader), found.id, " My worker is kind. ")
    assert in_the_queue(world) == 0
    assert published(world) == ["My worker is kind."]
    assert published(world, "2020-01") == []


def test_words_that_are_left_out_are_gone(world, reader) -> None:
    posts(world)
    (found,) = waiting_words(world, reader)
    with world.work() as session:
        service.leave_out(session, holding(session, reader), found.id)
    assert (in_the_queue(world), published(world)) == (0, [])


def test_a_refused_text_leaves_the_original_where_it_was(world, reader) -> None:
    posts(world)
    (found,) = waiting_words(world, reader)
    for text in (" ", "x" * 1001):
        with world.work() as session, pytest.raises(WordsRefused):
            service.publish_words(session, holding(session, reader), found.id, text)
    assert (in_the_queue(world), published(world)) == (1, [])


def test_of_two_who_decide_the_second_finds_it_gone(world, reader) -> None:
    posts(world)
    (found,) = waiting_words(world, reader)
    with world.work() as session:
        service.publish_words(session, holding(session, reader), found.id, "Kind.")
    for decide in (service.leave_out, lambda *of: service.publish_words(*of, "Mine!")):
        with world.work() as session, pytest.raises(NotFound):
            decide(session, holding(session, reader), found.id)
    assert published(world) == ["Kind."]


def test_another_areas_words_look_like_none(world, reader) -> None:
    posts(world)
    (found,) = waiting_words(world, reader)
    elsewhere = World(world.app, "Hillside")
    other = pat(elsewhere, "Ash")
    for words_id in (found.id, uuid4()):
        with elsewhere.work() as session, pytest.raises(NotFound):
            service.open_words(session, holding(session, other), words_id)
    assert waiting_words(elsewhere, other) == []


def test_damaged_words_hide_nothing_else_and_can_be_taken_out(world, reader) -> None:
    posts(world, "One")
    posts(world, "Two")
    with world.work() as session:
        one, two = session.scalars(select(HeardWords)).all()
        one.sealed_words = two.sealed_words
    found = {each.text: each.id for each in waiting_words(world, reader)}
    assert len(found) == 2
    assert None in found
    with world.work() as session:
        service.leave_out(session, holding(session, reader), found[None])
    assert [each.text for each in waiting_words(world, reader)] == [
        text for text in found if text is not None
    ]


def test_what_is_published_comes_in_the_same_order_each_time(world, reader) -> None:
    for text in ("b", "c", "a"):
        posts(world, text)
    for found in waiting_words(world, reader):
        with world.work() as session:
            held = holding(session, reader)
            service.publish_words(session, held, found.id, found.text or "")
    assert published(world) == ["a", "b", "c"]


def test_moved_words_do_not_open(world, reader) -> None:
    posts(world)
    with world.work() as session:
        row = session.scalars(select(HeardWords)).one()
        key = holding(session, reader).key
        assert open_sealed(row.sealed_words, key, Place("heard_words", "sealed_words", row.id))
        with pytest.raises(CannotOpen):
            open_sealed(row.sealed_words, key, Place("heard_words", "sealed_words", uuid4()))


@pytest.mark.parametrize(
    ("kind", "about", "words"),
    [
        (WordsKind.SHARED, "make-me-safe", instrument().theme("make-me-safe").plain),
        (WordsKind.SHARED, "my-own", "Something else"),
        (WordsKind.WISH, "my-own", "my-own"),
    ],
)
def test_what_words_are_about_is_said_in_the_words_that_young_people_read(
    kind: WordsKind, about: str, words: str
) -> None:
    assert service.about_words(kind, about) == words
