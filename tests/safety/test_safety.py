"""A safety plan is written by both; every version stays, and none goes over another unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import record_of
from youthvoice.safety.models import SafetyPlan
from youthvoice.safety.service import Call, Plan, change_plan, current_plan, earlier_plans


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def change(world: World, who: Staff | Young, otter: Young, version: int, **words: str) -> None:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        author, keyring = session.get_one(Person, who.id), world.keyring(session, who)
        change_plan(session, author, keyring, folder, words, version)


def plan_of(world: World, who: Staff | Young, otter: Young) -> Plan:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        plan = current_plan(session, world.keyring(session, who), folder)
        assert plan is not None
        return plan


def earlier_of(world: World, who: Staff | Young, otter: Young) -> list[Plan]:
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        return earlier_plans(session, world.keyring(session, who), folder)


def test_who_to_call_stays_in_order_without_gaps(world: World, sam: Staff, otter: Young) -> None:
    change(world, otter, otter, 0, name_2="Nan", number_2="999", name_5="Sam", number_5="+44 1")
    assert plan_of(world, sam, otter).calls == (Call("Nan", "999"), Call("Sam", "+44 1"))


def test_what_says_the_same_makes_no_new_version(world: World, sam: Staff, otter: Young) -> None:
    change(world, otter, otter, 0, helps="My dog.")
    change(world, sam, otter, 1, helps=" My dog. ", missing="")
    assert plan_of(world, sam, otter).version == 1
    with world.work() as session:
        acts = {line.act for line in record_of(session, otter.folder_id)}
    assert Act.CHANGED_SAFETY not in acts


def test_a_plan_may_be_emptied_and_still_reads_as_it_was(
    world: World, sam: Staff, otter: Young
) -> None:
    with pytest.raises(WordsRefused):
        change(world, otter, otter, 0, helps=" ")
    change(world, otter, otter, 0, helps="My dog.")
    change(world, otter, otter, 1)
    assert not plan_of(world, otter, otter).fields
    assert [plan.fields["helps"] for plan in earlier_of(world, sam, otter)] == ["My dog."]


def test_of_two_who_write_at_the_same_moment_one_is_told(
    world: World, sam: Staff, otter: Young
) -> None:
    at_once = Barrier(2)

    def write(who: Staff | Young) -> str:
        at_once.wait(5)
        try:
            change(world, who, otter, 0, helps=f"{who.name} says")
        except ChangedMeanwhile:
            return ""
        return f"{who.name} says"

    with ThreadPoolExecutor(2) as pool:
        written = list(pool.map(write, (sam, otter)))
    assert [each for each in written if each] == [plan_of(world, sam, otter).fields["helps"]]


# Who writes, what, and how many versions behind the newest they last looked.
steps = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["A.", "B.", "C."]), st.integers(0, 2)), max_size=7
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_every_version_anybody_wrote_stays_readable_and_none_is_written_over_unseen(
    world: World, sam: Staff, otter: Young, steps: list[tuple[bool, str, int]]
) -> None:
    with world.work() as session:
        session.execute(delete(SafetyPlan))
    written: list[tuple[str, str]] = []
    for by_worker, words, behind in steps:
        who = sam if by_worker else otter
        seen = max(0, len(written) - behind)
        if seen != len(written):
            with pytest.raises(ChangedMeanwhile):
                change(world, who, otter, seen, helps=words)
            continue
        change(world, who, otter, seen, helps=words)
        if not written or written[-1][1] != words:
            written.append((who.name, words))
    if not written:
        return
    for reader in (sam, otter):
        plans = [plan_of(world, reader, otter), *earlier_of(world, reader, otter)]
        names = {sam.id: "Sam", otter.id: "Otter"}
        found = [(names[plan.person_id], plan.fields["helps"]) for plan in reversed(plans)]
        assert found == written
        assert [plan.version for plan in plans] == list(range(len(written), 0, -1))
