"""The list of services: kept by the board, read by everybody, and nothing is lost from it."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.services.steps import service, told
from tests.world import World
from youthvoice.accounts.models import Area
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.services import service as services


def test_young_people_see_what_is_shown_and_still_offered(world: World) -> None:
    den = service(world, "the Den")
    gone = service(world, "A old place")
    service(world, "Not yet", shown=False)
    with world.work() as session:
        services.retire(session, world.area_id, gone, retired=True)
        found = services.shown_services(session, world.area_id)
        assert [each.id for each in found] == [den]
        names = [each.name for each in services.services_of(session, world.area_id)]
        assert names == ["Not yet", "the Den", "A old place"]
        with pytest.raises(NotFound):
            services.shown_service(session, gone)
        services.retire(session, world.area_id, gone, retired=False)
        assert services.shown_service(session, gone).name == "A old place"


def test_a_change_over_a_newer_one_is_refused(world: World) -> None:
    den = service(world)
    with world.work() as session:
        services.change_service(session, world.area_id, den, 1, told("The Den, upstairs"))
        with pytest.raises(ChangedMeanwhile):
            services.change_service(session, world.area_id, den, 1, told("The Den, downstairs"))
        assert services.service_of(session, world.area_id, den).name == "The Den, upstairs"


def test_another_areas_service_is_not_there(world: World) -> None:
    den = service(world)
    with world.work() as session:
        other = Area(name="B", board_name="B", reading_hours="on Mondays")
        session.add(other)
        session.flush()
        with pytest.raises(NotFound):
            services.service_of(session, other.id, den)
        with pytest.raises(NotFound):
            services.change_service(session, other.id, den, 1, told())
        with pytest.raises(NotFound):
            services.shown_service(session, uuid4())


@pytest.mark.parametrize("wrong", [{"name": " "}, {"about": ""}, {"picture": "tank"}])
def test_what_cannot_be_published_is_refused(world: World, wrong: dict[str, str]) -> None:
    with world.work() as session, pytest.raises(WordsRefused):
        services.add_service(session, world.area_id, replace(told(), **wrong))
