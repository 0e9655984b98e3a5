"""About me, my safety plan and my people: what a young person and their worker see."""

from __future__ import annotations

from tests.browser.scene import Scene, days_ago
from tests.browser.states.state import State, adding_to
from youthvoice import clock
from youthvoice.about.service import put_about
from youthvoice.about.topics import topic
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.folders.models import Folder
from youthvoice.people.service import add_member, end_member
from youthvoice.safety.service import change_plan

states: list[State] = []
state = adding_to(states)

_PLAN = {
    "helps": "My dog.\nThe song from the bus.",
    "name_1": "Sam",
    "number_1": "01632 960 111",
    "name_2": "Nan",
    "number_2": "01632 960 122",
    "missing": "Nan is told first.\nSam rings me, and does not tell school.",
    "word": "pineapple",
}
_TEAM = (
    {
        "name": "Sam",
        "does": "Meets me each week. Helps me say what I want.",
        "here_for": "So that one person knows everything.",
        "number": "01632 960 111",
    },
    {
        "name": "Aisha",
        "does": "Helps me with school.",
        "number": "01632 960 133",
        "picture": "bee",
    },
    {"name": "Tom", "does": "Came before Aisha."},
)


@state("young.about_me", "About me")
def about_me(scene: Scene) -> None:
    _told(scene)
    scene.at(scene.otter, "/about-me")


@state("young.about_topic", "How I want to talk")
def about_topic(scene: Scene) -> None:
    _told(scene)
    scene.at(scene.otter, "/about-me/talk")


@state("young.safe", "My safety plan")
def safe(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.otter, "/safe")


@state("young.safe_change", "Change my safety plan")
def safe_changed_meanwhile(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.otter, "/safe/change")
    _changes_plan(scene, 2, helps="My dog. A walk with Sam.")
    scene.box("If I go missing").fill("Ring me, then Nan.")
    scene.button("Save the plan").click()


@state("young.safe_earlier", "What my plan said before")
def safe_earlier(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.otter, "/safe/earlier")
    scene.page.locator("summary").first.click()


@state("young.safe_keep", "Keep it on my phone")
def safe_keep(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.otter, "/safe/keep")


@state("young.safe_card", "My card")
def safe_card(scene: Scene) -> None:
    people(scene)
    safe_keep(scene)
    scene.phone.open("/safe/card")


@state("young.safe_copy", "My notes")
def safe_copy(scene: Scene) -> None:
    safe_keep(scene)
    scene.open_copy(scene.page.get_by_role("link", name="Get the file").click)


@state("young.people", "My people")
def people(scene: Scene) -> None:
    _team(scene)
    scene.at(scene.otter, "/people")


@state("work.about", "About Otter")
def work_about(scene: Scene) -> None:
    _told(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/about")


@state("work.safety", "Safety plan")
def work_safety(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/safety")


@state("work.change_safety", "Change the safety plan")
def work_change_safety(scene: Scene) -> None:
    _planned(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/safety/change")
    scene.box("Number").fill("call me")
    scene.button("Save the plan").click()


@state("work.people", "The team of Otter")
def work_people(scene: Scene) -> None:
    _team(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/people")


@state("work.add_member", "Someone in the team of Otter")
def work_add_member(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/people/new")
    scene.unfold("A picture instead")


@state("work.change_member", "Change Sam")
def work_change_member(scene: Scene) -> None:
    work_people(scene)
    scene.page.get_by_role("link", name="Change or end").first.click()


def _told(scene: Scene) -> None:
    told = {
        "name": ({"words": "Jay"}, Audience.WORKER),
        "good-day": ({"words": "Rain, and nobody asks anything."}, Audience.WORKER),
        "bad-day": ({"words": "When he calls."}, Audience.JUST_ME),
        "talk": ({"words": "In the car, not at a table.", "not_a_man": "y"}, Audience.WORKER),
        "not-parents": ({"words": "School. And who I am with."}, Audience.WORKER),
    }
    with days_ago(2), scene.world.work() as session:
        young = session.get_one(Person, scene.otter.id)
        folder = session.get_one(Folder, scene.otter.folder_id)
        for topic_id, (fields, audience) in told.items():
            put_about(session, young, folder, topic(topic_id), fields, audience)


def _planned(scene: Scene) -> None:
    _ = scene.otter
    with days_ago(4):
        _changes_plan(scene, 0, helps="My dog.")
    with days_ago(2):
        _changes_plan(scene, 1)


def _changes_plan(scene: Scene, version: int, **words: str) -> None:
    with scene.world.work() as session:
        sam = session.get_one(Person, scene.sam.id)
        keyring = scene.world.keyring(session, scene.sam)
        folder = session.get_one(Folder, scene.otter.folder_id)
        change_plan(session, sam, keyring, folder, {**_PLAN, **words}, version)


def _team(scene: Scene) -> None:
    _ = scene.otter
    with days_ago(9), scene.world.work() as session:
        sam = session.get_one(Person, scene.sam.id)
        folder = session.get_one(Folder, scene.otter.folder_id)
        ids = [
            add_member(session, sam, folder, words, leads=words["name"] == "Sam") for words in _TEAM
        ]
        end_member(session, sam, folder, ids[-1], clock.today())
