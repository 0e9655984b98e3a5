"""Tell me when there is something new: off by default, switched on and off by its young person."""

from __future__ import annotations

from dataclasses import replace

from tests.page import Browser, Page
from tests.security.stage import only_sqlite
from tests.world import Staff, World, Young
from youthvoice.accounts.models import Person
from youthvoice.alerts.models import Alert
from youthvoice.alerts.service import alert_of, told
from youthvoice.answers.replies import post_reply
from youthvoice.answers.said import Said
from youthvoice.folders.models import Folder

pytestmark = only_sqlite

HERE = "https://fcm.googleapis.com/fcm/send/otters-phone"


def switched_on(young: Browser, endpoint: str = HERE, status: int = 200, **fields: str) -> Page:
    page = young.get("/alerts")
    fields = {"parts": "evening", "endpoint": endpoint, **fields}
    return young.submit(page, "/alerts", status=status, **fields)


def kept(world: World, otter: Young) -> Alert | None:
    with world.work() as session:
        return alert_of(session, otter.id)


def test_it_is_off_until_it_is_wanted_and_then_as_it_was_picked(
    world: World, otter: Young, young: Browser
) -> None:
    page = young.get("/alerts")
    assert "It is off until you want it." in page.text
    assert (page.form("/alerts").get("hidden"), page.form("/alerts").get("data-on")) == ("", None)
    page = switched_on(young, days="week")
    assert "Saved." in page.text
    ticked = {each.get("value") for each in page.all("input", checked="")}
    assert ticked == {"evening", "week"}
    assert HERE not in page.html
    page = young.submit(page, "/alerts", parts="morning")
    assert {"morning", "week"} == {each.get("value") for each in page.all("input", checked="")}
    page = young.submit(page, "/alerts/off")
    assert "It is off until you want it." in page.text
    assert kept(world, otter) is None


def test_without_scripts_the_page_says_that_this_phone_cannot(young: Browser) -> None:
    assert "This phone cannot show messages from here." in young.get("/alerts").text
    page = switched_on(young, "", status=422)
    assert "This phone cannot get messages from us." in page.text


def test_an_address_that_no_maker_of_a_browser_gave_out_is_refused(
    world: World, otter: Young, young: Browser
) -> None:
    for endpoint in ("https://127.0.0.1/x", "http://fcm.googleapis.com/x", "https://evil.example/"):
        switched_on(young, endpoint, status=422)
    assert kept(world, otter) is None


def test_a_time_must_be_picked_and_must_be_one_there_is(young: Browser) -> None:
    page = young.submit(young.get("/alerts"), "/alerts", status=422, endpoint=HERE)
    assert "Pick a time." in page.text
    switched_on(young, status=422, parts="night")
    switched_on(young, status=422, days="never")


def test_remove_it_all_ends_it(world: World, otter: Young, young: Browser) -> None:
    switched_on(young)
    young.submit(young.get("/my-phone"), "/my-phone")
    assert kept(world, otter) is None


def test_who_has_looked_at_home_is_not_told_of_what_stood_there(
    world: World, otter: Young, young: Browser, sam: Staff
) -> None:
    switched_on(young)
    answer = world.says(otter, "Who decides?")
    with world.work() as session:
        folder = session.get_one(Folder, otter.folder_id)
        post_reply(session, session.get_one(Person, sam.id), folder, answer, Said("I do."))
    alert = kept(world, otter)
    assert alert is not None
    assert told(world.house, alert) == frozenset()
    young.get("/home")
    seen = kept(world, otter)
    assert seen is not None
    assert len(told(world.house, seen)) == 1


def test_where_an_area_has_not_set_it_up_nobody_can_switch_it_on(
    world: World, otter: Young, young: Browser
) -> None:
    parts = world.app.extensions["youthvoice"]
    without = replace(parts, settings=replace(parts.settings, alerts_contact=""))
    world.app.extensions["youthvoice"] = without
    page = young.get("/alerts")
    assert "Your area has not set up messages." in page.text
    assert [form.get("action") for form in page.all("form")] == []
