"""An administrator says which worker is in which team; the board reads counts by team."""

from __future__ import annotations

import pytest

from tests.page import Browser, Page, form_values
from tests.world import World
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.teams import teams_of


@pytest.fixture
def robin(world: World) -> Browser:
    """An administrator's browser."""
    return world.browser(world.administrator())


def put(robin: Browser, who: object, team: str, status: int = 200) -> Page:
    action = f"/staff/{who.id}/team"  # type: ignore[attr-defined]
    return robin.submit(robin.get("/work/staff"), action, status=status, team=team)


def team_names(world: World) -> list[str]:
    with world.work() as session:
        return [each.name for each in teams_of(session, world.area_id)]


def test_a_team_is_made_by_typing_its_name_and_offered_from_then_on(
    world: World, robin: Browser
) -> None:
    sam, kim = world.staff("Sam"), world.staff("Kim")
    page = put(robin, sam, "  North  team ")
    assert "keyworker, team North team" in page.text
    assert [each.get("value") for each in page.all("option")] == ["North team"]
    put(robin, kim, "north TEAM")
    assert team_names(world) == ["North team"], "capital letters make no other team"
    with world.work() as session:
        assert session.get_one(Person, sam.id).team_id == session.get_one(Person, kim.id).team_id
    form = robin.get("/work/staff").form(f"/staff/{kim.id}/team")
    assert form_values(form)["team"] == "North team"


def test_nothing_typed_takes_a_worker_out_of_their_team(world: World, robin: Browser) -> None:
    sam = world.staff("Sam")
    put(robin, sam, "North")
    assert "team North" not in put(robin, sam, "  ").text
    with world.work() as session:
        assert session.get_one(Person, sam.id).team_id is None


def test_a_name_that_is_too_long_is_refused_and_nothing_changes(
    world: World, robin: Browser
) -> None:
    sam = world.staff("Sam")
    put(robin, sam, "North")
    page = put(robin, sam, "N" * 61, status=422)
    assert "That is too long. Use at most 60 letters." in page.text
    assert "team North" in page.text
    assert team_names(world) == ["North"]


def test_only_who_can_hold_folders_is_in_a_team(world: World, robin: Browser) -> None:
    sam, maja = world.staff("Sam"), world.staff("Maja", Role.TEAM_MANAGER)
    page = robin.get("/work/staff")
    actions = {form.get("action") for form in page.all("form")}
    assert f"/work/staff/{maja.id}/team" not in actions
    token = form_values(page.form(f"/staff/{sam.id}/team"))["csrf_token"]
    data = {"csrf_token": token, "team": "North"}
    refused = robin.client.post(f"/work/staff/{maja.id}/team", data=data)
    assert refused.status_code == 422
    assert team_names(world) == []


def test_nobody_of_another_area_and_no_young_person_is_put_into_a_team(
    world: World, robin: Browser
) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    otter = world.young(sam)
    elsewhere = World(world.app, "Elsewhere").staff("Noor")
    token = form_values(robin.get("/work/staff").form(f"/staff/{sam.id}/team"))["csrf_token"]
    for who in (otter, elsewhere):
        data = {"csrf_token": token, "team": "North"}
        assert robin.client.post(f"/work/staff/{who.id}/team", data=data).status_code == 404
    assert team_names(world) == []
