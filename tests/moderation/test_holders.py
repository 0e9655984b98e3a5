"""Who can open words without a name: those who made the key or were let in, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.moderation.steps import (
    holding,
    holds,
    lets_in,
    looks_in,
    pat,
    posts,
    published,
    waiting_words,
)
from tests.world import Staff, World
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import switch_off
from youthvoice.errors import LastToRead, NoOneToRead, NotFound
from youthvoice.moderation import grants, service
from youthvoice.moderation.models import HeardGrant, HeardKey


def switches_off(world: World, who: Staff) -> None:
    with world.work() as session:
        grants.check_not_last(session, world.area_id, who.id)
        switch_off(session, world.area_id, who.id)


def test_the_first_participation_worker_makes_the_key_and_later_ones_wait(world) -> None:
    first, second = pat(world), pat(world, "Ash")
    posts(world)
    with world.work() as session:
        assert holds(session, second) is None
        waiting = grants.waiting_for_words(session, world.area_id)
        assert [each.id for each in waiting] == [second.id]
    lets_in(world, first, second)
    for who in (first, second):
        assert len(waiting_words(world, who)) == 1
    with world.work() as session:
        assert grants.waiting_for_words(session, world.area_id) == []


def test_nobody_of_another_role_makes_the_key_or_is_let_in(world) -> None:
    reader = pat(world)
    others = [
        world.staff(f"A {role.value}", role)
        for role in Role
        if role not in (Role.YOUNG_PERSON, Role.PARTICIPATION_WORKER)
    ]
    elsewhere = World(world.app, "Hillside")
    others.append(elsewhere.staff("Theirs", Role.PARTICIPATION_WORKER))
    for other in others:
        with pytest.raises(NotFound):
            lets_in(world, reader, other)
    with world.work() as session, pytest.raises(NotFound):
        grants.let_in(session, holding(session, reader), uuid4())
    fresh = World(world.app, "Seaside")
    for role in (Role.ADMINISTRATOR, Role.DUTY_LEAD, Role.KEYWORKER):
        looks_in(fresh, fresh.staff(f"Their {role.value}", role))
    with fresh.work() as session:
        assert (
            session.scalars(select(HeardKey).where(HeardKey.area_id == fresh.area_id)).all() == []
        )


def test_the_last_who_can_read_is_not_switched_off_while_words_wait(world) -> None:
    reader = pat(world)
    posts(world)
    with pytest.raises(LastToRead):
        switches_off(world, reader)
    (found,) = waiting_words(world, reader)
    with world.work() as session:
        service.leave_out(session, holding(session, reader), found.id)
    switches_off(world, reader)
    with pytest.raises(NoOneToRead):
        posts(world)


def test_a_new_invitation_of_the_last_reader_loses_the_words_and_says_how_many(world) -> None:
    reader = pat(world)
    posts(world)
    posts(world)
    with world.work() as session:
        # As an enrolment does for somebody who lost their passphrase.
        switch_off(session, world.area_id, reader.id)
    second = world.staff("Ash", Role.PARTICIPATION_WORKER)
    assert looks_in(world, second) == 2
    assert looks_in(world, second) == 0
    posts(world, "New words")
    assert [each.text for each in waiting_words(world, second)] == ["New words"]
    with world.work() as session:
        assert session.scalars(select(HeardKey.version).order_by(HeardKey.version)).all() == [1, 2]


def test_whoever_is_switched_off_holds_nothing_any_more(world) -> None:
    first, second = pat(world), pat(world, "Ash")
    lets_in(world, first, second)
    posts(world)
    switches_off(world, first)
    with world.work() as session:
        held_by = session.scalars(select(HeardGrant.holder_key_id)).all()
    assert held_by == [second.key_id]
    assert len(waiting_words(world, second)) == 1


_ACTS = st.tuples(
    st.sampled_from(["looks_in", "lets_in", "switched_off", "posts", "publishes", "leaves_out"]),
    st.integers(0, 2),
    st.integers(0, 2),
)


@dataclass
class Life:
    """Three participation workers, and what the rules say."""

    world: World
    workers: list[Staff]
    holders: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    waits: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    count: int = 0

    def act(self, name: str, one: int, other: int) -> None:
        getattr(self, name)(one, other)
        self.check()

    def looks_in(self, one: int, _: int) -> None:
        if one in self.gone:
            return
        lost = looks_in(self.world, self.workers[one])
        if not self.holders:
            assert lost == len(self.waits)
            self.holders, self.waits = {one}, []

    def lets_in(self, one: int, other: int) -> None:
        if one not in self.holders:
            return
        if other in self.holders or other in self.gone:
            with pytest.raises(NotFound):
                lets_in(self.world, self.workers[one], self.workers[other])
            return
        lets_in(self.world, self.workers[one], self.workers[other])
        self.holders.add(other)

    def switched_off(self, one: int, _: int) -> None:
        if self.holders == {one} and self.waits:
            with pytest.raises(LastToRead):
                switches_off(self.world, self.workers[one])
            return
        switches_off(self.world, self.workers[one])
        self.holders.discard(one)
        self.gone.add(one)

    def posts(self, _: int, __: int) -> None:
        self.count += 1
        if not self.holders:
            with pytest.raises(NoOneToRead):
                posts(self.world)
            return
        posts(self.world, f"Words {self.count}")
        self.waits.append(f"Words {self.count}")

    def publishes(self, one: int, _: int) -> None:
        self._decides(one, publish=True)

    def leaves_out(self, one: int, _: int) -> None:
        self._decides(one, publish=False)

    def _decides(self, one: int, *, publish: bool) -> None:
        if one not in self.holders or not self.waits:
            return
        with self.world.work() as session:
            held = holding(session, self.workers[one])
            words_id = service.any_that_waits(session, held)
            assert words_id is not None
            text = service.open_words(session, held, words_id).text
            assert text is not None
            if publish:
                service.publish_words(session, held, words_id, text)
                self.published.append(text)
            else:
                service.leave_out(session, held, words_id)
            self.waits.remove(text)

    def check(self) -> None:
        for number, worker in enumerate(self.workers):
            with self.world.work() as session:
                person = session.get_one(Person, worker.id)
                assert (grants.held_key(session, person, worker.key) is not None) == (
                    number in self.holders
                )
            if number in self.holders:
                found = [each.text for each in waiting_words(self.world, worker)]
                assert sorted(found, key=str) == sorted(self.waits)
        with self.world.work() as session:
            assert service.can_take_words(session, self.world.area_id) == bool(self.holders)
        assert published(self.world) == sorted(self.published)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(_ACTS, max_size=12))
@example(acts=[("looks_in", 0, 0), ("posts", 0, 0), ("lets_in", 0, 1), ("switched_off", 0, 0)])
def test_exactly_the_holders_can_open_after_any_sequence(
    world: World, acts: list[tuple[str, int, int]]
) -> None:
    here = World(world.app)
    mark = here.area_id.hex[:8]
    names = (f"Pat {mark}", f"Ash {mark}", f"Lu {mark}")
    life = Life(here, [here.staff(name, Role.PARTICIPATION_WORKER) for name in names])
    for act in acts:
        life.act(*act)
