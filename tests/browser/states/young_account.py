"""What a signed-in young person can see of their account, their record and help now."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from youthvoice.accounts.models import Area, Person
from youthvoice.alerts.models import Days, PartOfDay
from youthvoice.alerts.service import When, switch_on

states: list[State] = []
state = adding_to(states)


@state("young.who_looked", "Who has looked")
def who_looked(scene: Scene) -> None:
    scene.answered()
    scene.at(scene.otter, "/who-looked")


@state("young.me", "My account")
def me(scene: Scene) -> None:
    scene.at(scene.otter, "/me")


@state("young.me", "My account")
def me_on_my_own_phone(scene: Scene) -> None:
    me(scene)
    scene.button("Keep my name here").click()


_ALERTS = "Tell me when there is something new"


@state("young.alerts", _ALERTS)
def alerts_off(scene: Scene) -> None:
    scene.at(scene.otter, "/alerts")
    expect(scene.button("Switch on")).to_be_visible()


@state("young.alerts", _ALERTS)
def alerts_cannot(scene: Scene) -> None:
    """A phone that can show none, and what is said when somebody tries all the same."""
    alerts_off(scene)
    scene.page.evaluate("document.querySelector('[data-alerts]').submit()")
    expect(scene.page.get_by_role("link", name="Pick a time.")).to_be_visible()
    expect(scene.button("Switch on")).to_be_visible()
    scene.page.evaluate(
        "document.querySelectorAll('[data-alerts-cannot], [data-alerts-denied],"
        " [data-alerts-failed]').forEach((note) => (note.hidden = false))"
    )


@state("young.alerts", _ALERTS)
def alerts_on_another_phone(scene: Scene) -> None:
    with scene.world.work() as session:
        otter = session.get_one(Person, scene.otter.id)
        when = When(frozenset({PartOfDay.EVENING}), Days.WEEK)
        switch_on(session, scene.world.house, otter, when, "https://fcm.googleapis.com/x", set())
    scene.at(scene.otter, "/alerts")
    expect(scene.button("Show them on this phone")).to_be_visible()


@state("young.new_code", "Pick six new pictures")
def new_code(scene: Scene) -> None:
    scene.at(scene.otter, "/me/code")


@state("young.new_code", "Pick them once more")
def new_code_again(scene: Scene) -> None:
    new_code(scene)
    scene.pick_at_once()
    scene.button("These six").click()


@state("young.new_code", "Pick six new pictures")
def new_code_refused(scene: Scene) -> None:
    new_code(scene)
    scene.pick_at_once("cat cat cat bus bus cat")
    scene.button("These six").click()


@state("young.new_code", "New secret words")
def new_secret_words(scene: Scene) -> None:
    new_code(scene)
    scene.button("Use secret words, not pictures").click()


@state("public.help_now", "Help now")
def help_not_asked(scene: Scene) -> None:
    scene.at(scene.otter, "/help")


@state("public.help_now", "Help now")
def help_asked(scene: Scene) -> None:
    help_not_asked(scene)
    scene.button("Tell Sam I need them").click()


@state("public.help_now", "Help now")
def help_seen(scene: Scene) -> None:
    scene.calls(seen=True)
    help_not_asked(scene)


@state("public.help_now", "Help now")
def help_over(scene: Scene) -> None:
    scene.calls(ended=True)
    help_not_asked(scene)


@state("public.help_now", "Help now")
def help_without_a_worker_or_a_note(scene: Scene) -> None:
    _ = scene.otter
    with scene.world.work() as session:
        session.get_one(Area, scene.world.area_id).help_note = ""
    scene.sam_leaves()
    scene.calls()
    help_not_asked(scene)
