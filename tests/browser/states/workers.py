"""A worker changes or is away; who was told what; what parents hear."""

from __future__ import annotations

from datetime import timedelta

from tests.browser.scene import Scene, days_ago
from tests.browser.states.state import State, adding_to
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.handover import service as handover
from youthvoice.handover.models import Kind
from youthvoice.handover.worker_pages import put_worker_page
from youthvoice.sharing import service as sharing
from youthvoice.sharing.models import Kept, Told, View, Wish

states: list[State] = []
state = adding_to(states)

_WORDS = "I go to another town in March. Kim comes after me. She is good at listening."


def _change(scene: Scene, *, kind: Kind = Kind.HAND_OVER, in_person: bool = True) -> None:
    kim = scene.kim
    with scene.world.work() as session:
        plan = handover.Plan(kind, kim.id, clock.today() + timedelta(days=9), _WORDS, in_person)
        sam = session.get_one(Person, scene.sam.id)
        folder = session.get_one(Folder, scene.otter.folder_id)
        keyring = scene.world.keyring(session, scene.sam)
        change = handover.tell_change(session, keyring, sam, folder, plan)
        put_worker_page(
            session,
            scene.world.house,
            session.get_one(Person, kim.id),
            "I am Kim. I have two dogs. I read texts until six.",
        )
        if kind is Kind.HAND_OVER and in_person:
            own = scene.world.keyring(session, scene.otter)
            handover.say_to_new_worker(session, own, folder, change, "Please do not phone me.")


def _shared(scene: Scene) -> None:
    with days_ago(2), scene.world.work() as session:
        sam = session.get_one(Person, scene.sam.id)
        folder = session.get_one(Folder, scene.otter.folder_id)
        for told, because in ((Told.BEFORE, ""), (Told.NOT_YET, "The police asked us not to.")):
            row = sharing.write_sharing(
                session,
                sam,
                folder,
                sharing.Shared(
                    "That Otter needs a quiet room for the exam.",
                    "Ms Lee, teacher",
                    "So that the exam is fair.",
                    clock.today(),
                    told,
                    because,
                ),
            )
        sharing.view_sharing(session, folder, row.id, View.ASK_FIRST, "She tells everybody.")
        sharing.wish_for_parents(session, folder, Wish.MAY_KNOW, "Football")
        friends = sharing.wish_for_parents(session, folder, Wish.NOT_MY_PARENTS, "My friends")
        sharing.wish_for_parents(session, folder, Wish.NOT_MY_PARENTS, "Where I was on Friday")
        sharing.answer_wish(
            session,
            scene.world.keyring(session, scene.sam),
            sam,
            folder,
            friends.id,
            Kept.CANNOT,
            "They must know who you go home with.",
        )


@state("work.change_worker", "Who works with Otter")
def change_worker(scene: Scene) -> None:
    _ = scene.kim
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/hand-over")


@state("work.change_worker", "Who works with Otter")
def change_worker_refused(scene: Scene) -> None:
    change_worker(scene)
    scene.box("Your words to the young person").fill("Kim comes.")
    scene.button("Tell them").click()


@state("work.change_worker", "Who works with Otter")
def change_worker_told(scene: Scene) -> None:
    _change(scene, kind=Kind.COVER)
    _change(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/hand-over")


@state("work.own_page", "What young people read about you")
def own_page(scene: Scene) -> None:
    scene.at(scene.sam, "/work/account/about-me")


@state("young.new_worker", "Kim will be your worker")
def new_worker(scene: Scene) -> None:
    _change(scene)
    scene.at(scene.otter, "/new-worker")


@state("young.my_worker", "My worker")
def my_worker(scene: Scene) -> None:
    _change(scene, kind=Kind.COVER)
    scene.at(scene.otter, "/my-worker")


@state("young.who_knows", "Who knows what")
def who_knows(scene: Scene) -> None:
    _shared(scene)
    scene.at(scene.otter, "/who-knows")


@state("young.my_parents", "What my parents hear")
def my_parents(scene: Scene) -> None:
    _shared(scene)
    scene.at(scene.otter, "/my-parents")


@state("work.sharing", "Who knows what")
def work_sharing(scene: Scene) -> None:
    _shared(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/sharing")
