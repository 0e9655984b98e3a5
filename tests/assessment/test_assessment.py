"""The self-assessment: 15 requirements, every state kept, and a score that follows from them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from tests.assessment.steps import say, told
from tests.world import World
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.assessment import service
from youthvoice.assessment.models import RequirementVersion, Standing
from youthvoice.errors import ChangedMeanwhile, FieldRefused, NotFound


def say_over(world: World, number: int, seen: int, standing: Standing) -> None:
    with world.work() as session:
        service.say(session, world.area_id, number, seen, told(standing))


def test_at_first_nothing_has_been_looked_at(world: World) -> None:
    with world.work() as session:
        found = service.assess(session, world.area_id)
    assert [each.requirement.id for each in found] == list(range(1, 16))
    assert {each.standing for each in found} == {Standing.NOT_LOOKED}
    assert service.score_of(found).met == 0
    assert service.scores(found) == []


def test_every_earlier_state_stays(world: World) -> None:
    for standing in (Standing.NOT_MET, Standing.PARTLY, Standing.MET):
        say(world, 4, standing)
    with world.work() as session:
        found = service.assessed(session, world.area_id, 4)
    assert [each.standing for each in found.versions] == ["met", "partly", "not_met"]
    assert [each.version for each in found.versions] == [3, 2, 1]


@pytest.mark.parametrize("seen", [0, 2, 9])
def test_a_change_over_another_than_the_newest_is_refused(world: World, seen: int) -> None:
    say(world, 4, Standing.PARTLY)
    with pytest.raises(ChangedMeanwhile):
        say_over(world, 4, seen, Standing.MET)
    with world.work() as session:
        assert service.assessed(session, world.area_id, 4).standing is Standing.PARTLY


@pytest.mark.parametrize("seen", [0, 1])
def test_of_two_at_the_same_moment_one_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, seen: int
) -> None:
    if seen:
        say(world, 4, Standing.NOT_MET)
    both_have_read, read = Barrier(2, timeout=20), service.assessed
    meeting: Callable[..., service.Assessed] = read

    def meet(*values: object) -> service.Assessed:
        found = meeting(*values)
        both_have_read.wait()
        return found

    monkeypatch.setattr(service, "assessed", meet)
    with ThreadPoolExecutor(2) as threads:
        standings = (Standing.MET, Standing.PARTLY)
        both = [threads.submit(say_over, world, 4, seen, each) for each in standings]
        outcomes = [each.exception() for each in both]
    assert sorted(type(each).__name__ for each in outcomes) == ["ChangedMeanwhile", "NoneType"]
    with world.work() as session:
        assert len(read(session, world.area_id, 4).versions) == seen + 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"standing": None}, "standing"),
        ({"evidence": ""}, "evidence"),
        ({"evidence": "x" * 2001}, "evidence"),
        ({"owner": "x" * 81}, "owner"),
        ({"next_step": "x" * 601}, "next_step"),
        ({"by_day": date(2020, 1, 1)}, "by_day"),
        ({"by_day": date(9999, 12, 31)}, "by_day"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    world: World, wrong: dict[str, object], field: str
) -> None:
    with world.work() as session, pytest.raises(FieldRefused) as refused:
        service.say(session, world.area_id, 1, 0, replace(told(), **wrong))
    assert refused.value.field == field


def test_only_what_is_met_needs_evidence(world: World) -> None:
    with world.work() as session:
        words = replace(told(Standing.NOT_MET), evidence="", owner="", next_step="")
        service.say(session, world.area_id, 1, 0, words)


@pytest.mark.parametrize("number", [0, 16, -1])
def test_there_is_no_other_requirement(world: World, number: int) -> None:
    with world.work() as session, pytest.raises(NotFound):
        service.say(session, world.area_id, number, 0, told())


def test_another_areas_account_is_its_own(world: World) -> None:
    with world.work() as session:
        other = Area(name="B", board_name="B", reading_hours="on Mondays")
        session.add(other)
        session.flush()
    say(world, 4)
    say(world, 5, area_id=other.id)
    with world.work() as session:
        found = service.assess(session, world.area_id)
    assert [each.requirement.id for each in found if each.standing is Standing.MET] == [4]


def test_a_next_step_whose_day_has_passed_is_late_until_it_is_met(world: World) -> None:
    with clock.days_ago(20):
        say(world, 4, Standing.PARTLY, in_days=10)
    with world.work() as session:
        late = service.assessed(session, world.area_id, 4)
        assert late.is_late
        assert late.now is not None
        service.say(session, world.area_id, 4, 1, told(Standing.MET, by_day=late.now.by_day))
        assert not service.assessed(session, world.area_id, 4).is_late


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    said=st.lists(
        st.tuples(st.integers(1, 4), st.sampled_from(Standing), st.integers(0, 3)), max_size=8
    )
)
def test_the_score_of_a_day_is_what_was_last_said_by_then(
    world: World, said: list[tuple[int, Standing, int]]
) -> None:
    with world.work() as session:
        session.execute(delete(RequirementVersion))
    said.sort(key=lambda each: -each[2])
    for number, standing, days in said:
        with clock.days_ago(days):
            say(world, number, standing)
    with world.work() as session:
        found = service.assess(session, world.area_id)
    for days in range(4):
        known = {number: standing for number, standing, ago in said if ago >= days}
        score = service.score_of(found, clock.today() - timedelta(days=days))
        assert score.met == list(known.values()).count(Standing.MET)
        assert sum(score.counts.values()) == 15
    moved = service.scores(found)
    assert len({each.since for each in moved}) == len(moved)
    if moved:
        assert moved[0].counts == service.score_of(found).counts
