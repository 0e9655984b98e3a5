"""The team: one leads at most, nobody is silently gone, and no change goes over another."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.people.models import TeamMember
from youthvoice.people.service import (
    Member,
    add_member,
    change_member,
    end_member,
    member_of,
    name_to_ask,
    team_of,
)


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


class Team:
    """Otter's team, as Sam keeps it."""

    def __init__(self, world: World, sam: Staff, otter: Young) -> None:
        self.world, self.sam, self.otter = world, sam, otter

    def add(self, name: str, *, leads: bool = False, **words: str) -> UUID:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            worker = session.get_one(Person, self.sam.id)
            return add_member(session, worker, folder, {"name": name, **words}, leads=leads)

    def change(
        self, id_: UUID, name: str, version: int, *, leads: bool = False, **words: str
    ) -> None:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            worker = session.get_one(Person, self.sam.id)
            told = {"name": name, **words}
            change_member(session, worker, folder, id_, told, version, leads=leads)

    def end(self, id_: UUID, days_ago: int = 0) -> None:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            worker = session.get_one(Person, self.sam.id)
            day = clock.today() - timedelta(days=days_ago)
            end_member(session, worker, folder, id_, day)

    def list(self) -> list[Member]:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            return team_of(session, self.world.keyring(session, self.otter), folder)


@pytest.fixture
def team(world: World, sam: Staff, otter: Young) -> Team:
    return Team(world, sam, otter)


def test_what_is_written_about_somebody_is_sealed_and_read_by_the_young_person(
    team: Team,
) -> None:
    team.add("Jo", does="Helps me.", number="01632 960-111", picture="bee", shoe="42")
    (jo,) = team.list()
    assert dict(jo.fields.words) == {
        "name": "Jo",
        "does": "Helps me.",
        "number": "01632 960 111",
        "picture": "bee",
    }
    assert jo.letter == "J"


@pytest.mark.parametrize(
    "words", [{"name": " "}, {"name": "Jo", "number": "ask"}, {"name": "Jo", "does": "x" * 5001}]
)
def test_what_cannot_be_kept_is_refused(team: Team, words: dict[str, str]) -> None:
    with pytest.raises(WordsRefused):
        team.add(**words)
    assert team.list() == []


def test_a_picture_that_is_none_of_ours_is_left_out(team: Team) -> None:
    team.add("Jo", picture="../key")
    assert not team.list()[0].fields["picture"]


def test_a_change_written_from_an_older_version_is_told(team: Team) -> None:
    jo = team.add("Jo")
    team.change(jo, "Joanna", 1)
    with pytest.raises(ChangedMeanwhile):
        team.change(jo, "Jo-Jo", 1)
    team.add("Kim", leads=True)
    team.change(jo, "Joanna", 2, leads=True)
    assert [(each.name, each.leads) for each in team.list()] == [("Joanna", True), ("Kim", False)]


def test_whoever_has_left_is_not_changed_ended_or_asked_any_more(world: World, team: Team) -> None:
    jo = team.add("Jo", leads=True)
    with pytest.raises(WordsRefused):
        team.end(jo, days_ago=1)
    with pytest.raises(WordsRefused):
        team.end(jo, days_ago=-1)
    team.end(jo)
    with pytest.raises(NotFound):
        team.end(jo)
    with pytest.raises(NotFound):
        team.change(jo, "Jo", 2)
    with world.work() as session:
        folder = session.get_one(Folder, team.otter.folder_id)
        with pytest.raises(NotFound):
            name_to_ask(session, world.keyring(session, team.otter), folder, jo)
    (left,) = team.list()
    assert (left.name, left.ended_on, left.leads) == ("Jo", clock.today(), False)


def test_somebody_in_anothers_team_is_nobody(world: World, team: Team) -> None:
    jo, fox = team.add("Jo"), world.young(team.sam, "Fox")
    with world.work() as session:
        folder, keyring = session.get_one(Folder, fox.folder_id), world.keyring(session, team.sam)
        for id_ in (jo, uuid4()):
            with pytest.raises(NotFound):
                member_of(session, keyring, folder, id_)


def test_the_database_itself_refuses_two_who_lead(world: World, team: Team) -> None:
    team.add("Jo", leads=True)
    team.add("Kim")
    with world.work() as session, pytest.raises(IntegrityError):
        session.execute(update(TeamMember).values(leads=True))


# Whom (by number), whether they lead then, and what happens to them.
steps = st.lists(
    st.tuples(st.integers(0, 3), st.booleans(), st.sampled_from(["add", "change", "end"])),
    max_size=8,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_whatever_happens_nobody_is_silently_gone_and_at_most_one_leads(
    world: World, team: Team, steps: list[tuple[int, bool, str]]
) -> None:
    with world.work() as session:
        session.execute(delete(TeamMember))
    ids: list[UUID] = []
    leader: UUID | None = None
    left: set[UUID] = set()
    for which, leads, what in steps:
        here = [id_ for id_ in ids if id_ not in left]
        if what == "add" or not here:
            ids.append(team.add(f"Jo {len(ids)}", leads=leads))
            leader = ids[-1] if leads else leader
            continue
        id_ = here[which % len(here)]
        if what == "end":
            team.end(id_)
            left.add(id_)
        else:
            version = next(each.version for each in team.list() if each.id == id_)
            team.change(id_, "Kim", version, leads=leads)
        if leads and what == "change":
            leader = id_
        elif leader == id_:
            leader = None
    found = team.list()
    assert {each.id for each in found} == set(ids)
    assert {each.id for each in found if each.ended_on} == left
    assert [each.id for each in found if each.leads] == ([leader] if leader else [])
