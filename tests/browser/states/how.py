"""How things are, for the young person and for the worker; and who I am, for counts."""

from __future__ import annotations

from tests.browser.scene import Scene, days_ago
from tests.browser.states.state import State, adding_to
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.folders.models import Folder
from youthvoice.wellbeing.service import ask_how, say_how

states: list[State] = []
state = adding_to(states)


@state("young.how", "How things are")
def how(scene: Scene) -> None:
    _said(scene)
    scene.at(scene.otter, "/how")


@state("young.how", "How things are")
def how_refused(scene: Scene) -> None:
    scene.at(scene.otter, "/how")
    scene.page.locator("label", has_text="Sam reads this").click()
    scene.button("Send to Sam").click()


@state("work.how_it_is", "How things are for Otter")
def how_it_is(scene: Scene) -> None:
    _said(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/how")


@state("work.how_it_is", "How things are for Otter")
def how_it_is_unknown(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/how")


@state("young.for_counts", "Who I am, for counts")
def for_counts(scene: Scene) -> None:
    scene.at(scene.otter, "/me/for-counts")


def _said(scene: Scene) -> None:
    for days, faces in ((8, "221311"), (5, "332313"), (1, "443424")):
        with days_ago(days), scene.world.work() as session:
            otter = session.get_one(Person, scene.otter.id)
            folder = session.get_one(Folder, scene.otter.folder_id)
            names = ("safe", "trust", "listened", "informed", "say", "hope")
            told = dict(zip(names, faces, strict=True))
            keyring = scene.world.keyring(session, scene.otter)
            say_how(session, keyring, otter, folder, told, Audience.WORKER, counted=True)
    with scene.world.work() as session:
        sam = session.get_one(Person, scene.sam.id)
        ask_how(session, sam, session.get_one(Folder, scene.otter.folder_id))
