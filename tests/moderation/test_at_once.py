"""Two at the same moment: one key, one copy sent, one decision, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.moderation.steps import (
    holding,
    lets_in,
    looks_in,
    pat,
    posts,
    published,
    shares,
    waiting_words,
)
from tests.world import Staff, World
from youthvoice.accounts.roles import Role
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.moderation import grants, service
from youthvoice.moderation.models import HeardGrant, HeardKey, HeardWords

_PATIENCE_S = 20


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Does all of it at once: they meet where each is about to hold the area. Which were done."""

    def at_once(*doings: Callable[[], object]) -> list[bool]:
        meet, came = Barrier(len(doings), timeout=_PATIENCE_S), set[int]()
        hold_area = grants.hold_area

        def hold(session: Session, area_id: UUID) -> None:
            if get_ident() not in came:
                came.add(get_ident())
                meet.wait()
            hold_area(session, area_id)

        def was_done(doing: Callable[[], object]) -> bool:
            try:
                doing()
            except (NotFound, WordsRefused):
                return False
            return True

        with monkeypatch.context() as patched, ThreadPoolExecutor(len(doings)) as threads:
            for module in ("grants", "service", "shared"):
                patched.setattr(f"youthvoice.moderation.{module}.hold_area", hold)
            return [each.result() for each in [threads.submit(was_done, do) for do in doings]]

    return at_once


def test_two_first_participation_workers_make_one_key(world: World, both) -> None:
    workers = [world.staff(name, Role.PARTICIPATION_WORKER) for name in ("Pat", "Ash")]
    both(*(lambda who=who: looks_in(world, who) for who in workers))
    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(HeardKey)) == 1
        assert session.scalar(select(func.count()).select_from(HeardGrant)) == 1


def test_an_answer_shared_twice_at_once_goes_once(world: World, both) -> None:
    pat(world)
    world.duty_lead()
    otter, answer = world.young(world.staff("Sam")), uuid4()
    done = both(*(lambda: shares(world, otter, answer) for _ in range(2)))
    assert sorted(done) == [False, True]
    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(HeardWords)) == 1


def test_of_two_who_publish_at_once_one_does(world: World, both) -> None:
    readers = _two_readers(world)
    posts(world)
    (found,) = waiting_words(world, readers[0])

    def publish(who: Staff) -> None:
        with world.work() as session:
            service.publish_words(session, holding(session, who), found.id, who.name)

    done = both(*(lambda who=who: publish(who) for who in readers))
    assert sorted(done) == [False, True]
    assert len(published(world)) == 1


def test_words_that_come_while_others_are_stirred_or_decided_are_all_there(
    world: World, both
) -> None:
    reader, _ = _two_readers(world)
    for number in range(5):
        posts(world, f"Before {number}")
    (gone, *rest) = waiting_words(world, reader)

    def decide() -> None:
        with world.work() as session:
            service.leave_out(session, holding(session, reader), gone.id)

    done = both(lambda: posts(world, "One"), lambda: posts(world, "Two"), decide)
    assert done == [True, True, True]
    found = {each.text for each in waiting_words(world, reader)}
    assert found == {each.text for each in rest} | {"One", "Two"}


def _two_readers(world: World) -> list[Staff]:
    first, second = pat(world), pat(world, "Ash")
    lets_in(world, first, second)
    return [first, second]
