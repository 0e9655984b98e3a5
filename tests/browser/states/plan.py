"""The plan, as a young person and their worker see it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.browser.scene import Scene, days_ago
from tests.browser.states.state import State, adding_to
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan import service
from youthvoice.plan.models import PromiseState, View, Whose
from youthvoice.plan.service import Promised

states: list[State] = []
state = adding_to(states)


@state("young.plan", "My plan")
def plan_full(scene: Scene) -> None:
    _plan(scene)
    scene.at(scene.otter, "/plan")


@state("young.plan_new", "What do you want?")
def plan_add(scene: Scene) -> None:
    scene.at(scene.otter, "/plan/new")
    scene.button("Put it in my plan").click()


@state("young.plan_item", "A promise")
def plan_broken_promise(scene: Scene) -> None:
    broken = _plan(scene)
    scene.at(scene.otter, f"/plan/items/{broken}")
    scene.unfold("How it was before")


@state("young.plan_copy", "My plan")
def plan_copy(scene: Scene) -> None:
    _plan(scene)
    scene.at(scene.otter, "/plan/copy")


@state("young.plan_words", "Say it in other words")
def plan_words_changed_meanwhile(scene: Scene) -> None:
    aim = _own_aim(scene)
    scene.at(scene.otter, f"/plan/items/{aim}/words")
    scene.box("What do you want to get better?").fill("See my brother on Sunday")
    with scene.world.work() as session:
        service.change_item(*_place(scene, session), aim, 1, "See my brother every week", None)
    scene.button("Put it in my plan").click()


@state("work.plan", "The plan of Otter")
def work_plan(scene: Scene) -> None:
    _plan(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan")


@state("work.plan_aim", "A new aim")
def work_aim(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan/new")


@state("work.plan_change", "Change a promise")
def work_change_meanwhile(scene: Scene) -> None:
    item = _plan(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan/items/{item}/change")
    scene.box("What will happen?").fill("Text Ms Hill")
    promised = Promised(Whose.OTHER, "Priya", clock.today() + timedelta(days=1))
    with scene.world.work() as session:
        service.change_item(*_place(scene, session), item, 2, "Visit Ms Hill", promised)
    scene.button("Put it in the plan").click()


@state("work.plan_promise", "A new promise")
def work_promise_refused(scene: Scene) -> None:
    aim = _own_aim(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan/items/{aim}/promises/new")
    scene.box("What will happen?").fill("Ring his carers")
    scene.page.locator("#by_day").fill("2020-01-01")
    scene.button("Put it in the plan").click()


@state("work.plan_item", "A promise")
def work_plan_item(scene: Scene) -> None:
    broken = _plan(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan/items/{broken}")
    scene.unfold("End it")
    scene.unfold("How it was before")


@state("work.plan_cannot", "A promise that cannot be kept")
def work_cannot(scene: Scene) -> None:
    broken = _plan(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/plan/items/{broken}/cannot")


def _place(scene: Scene, session: Session) -> tuple[Session, Person, Folder]:
    sam = session.get_one(Person, scene.sam.id)
    return session, sam, session.get_one(Folder, scene.otter.folder_id)


def _own_aim(scene: Scene) -> UUID:
    _ = scene.otter
    with days_ago(8), scene.world.work() as session:
        young = session.get_one(Person, scene.otter.id)
        folder = session.get_one(Folder, scene.otter.folder_id)
        return service.write_aim(session, young, folder, "See my brother").id


def _plan(scene: Scene) -> UUID:
    """Two aims and every kind of promise; the one that is ticked and disputed."""
    own = _own_aim(scene)
    today = clock.today()

    def by(days: int, whose: Whose = Whose.WORKER, who: str = "Sam") -> Promised:
        return Promised(whose, who, today + timedelta(days=days))

    with days_ago(8), scene.world.work() as session:
        place = _place(scene, session)
        school = service.write_aim(*place, "Be back at school, in a class where I know someone")
        broken = service.write_promise(*place, school.id, "Call the school", by(-3))
        late = service.write_promise(*place, own, "Ring his carers and ask for a day", by(-2))
        cannot = service.write_promise(*place, own, "Drive you there on Sunday", by(2))
        jo = by(5, Whose.OTHER, "Aunt Jo")
        service.write_promise(*place, own, "Bring you there on Sunday", jo)
        service.write_promise(*place, school.id, "Try it for one week", by(9, Whose.YOUNG, ""))
    with days_ago(4), scene.world.work() as session:
        place = _place(scene, session)
        service.change_item(*place, broken.id, 1, "Call Ms Hill at the school", by(-3))
        service.mark_promise(*place, broken.id, 2, PromiseState.DONE)
        because = "My car is broken. I asked Aunt Jo."
        service.mark_promise(*place, cannot.id, 1, PromiseState.CANNOT, because)
    with days_ago(1), scene.world.work() as session:
        _, _, folder = _place(scene, session)
        young = session.get_one(Person, scene.otter.id)
        said = (session, young, folder)
        service.say_happened(*said, broken.id, 2, "She says nobody called.", happened=False)
        service.give_view(*said, broken.id, 2, View.DISAGREE, "I want to call her myself.")
        service.give_view(*said, late.id, 1, View.AGREE, "")
        service.give_view(*said, cannot.id, 1, View.NOT_SURE, "")
    return broken.id
