"""The administrator's teams."""

from __future__ import annotations

from tests.browser.scene import Scene
from tests.browser.states.state import State, adding_to
from youthvoice.accounts.teams import put_in_team

states: list[State] = []
state = adding_to(states)


@state("work.staff", "Staff")
def staff_in_teams(scene: Scene) -> None:
    with scene.world.work() as session:
        for worker in (scene.sam, scene.kim):
            put_in_team(session, scene.world.area_id, worker.id, "North")
    scene.at(scene.robin, "/work/staff")
    scene.unfold("Team of Sam")


@state("work.put_in_a_team", "Staff")
def staff_team_refused(scene: Scene) -> None:
    _ = scene.sam
    scene.at(scene.robin, "/work/staff")
    scene.unfold("Team of Sam")
    box = scene.page.get_by_role("combobox", name="Team")
    box.evaluate("box => { box.removeAttribute('maxlength'); box.value = 'North '.repeat(20); }")
    scene.button("Save").click()
