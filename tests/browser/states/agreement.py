"""The worker's promise and the diary, from both sides."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.agreement.steps import agree, contact, propose
from tests.browser.scene import Scene, days_ago
from tests.browser.states.state import State, adding_to
from tests.diary.steps import REVIEW, add, say
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.check_ins import answer_check_in, send_check_in
from youthvoice.agreement.contacts import say_happened
from youthvoice.agreement.models import ContactKind
from youthvoice.diary.models import MeetingKind, Part
from youthvoice.folders.models import Folder

states: list[State] = []
state = adding_to(states)
_OFTEN = {ContactKind.MET: 7, ContactKind.TEXTED: 3}


@state("young.my_promise", "My worker\u2019s promise")
def promise_kept_and_missed(scene: Scene) -> None:
    _a_season(scene)
    with scene.world.work() as session:
        folder = session.get_one(Folder, scene.otter.folder_id)
        send_check_in(session, session.get_one(Person, scene.sam.id), folder)
    scene.at(scene.otter, "/promise")


@state("young.change_promise", "What I want us to agree")
def promise_changed_by_both(scene: Scene) -> None:
    scene.at(scene.otter, "/promise/change")
    scene.page.get_by_label("How often do we meet?").select_option("Every week")
    propose(scene.world, scene.sam, scene.otter)
    scene.button("Send to Sam").click()


@state("work.kept_promise", "Your promise to Otter")
def work_promise(scene: Scene) -> None:
    _a_season(scene)
    with scene.world.work() as session:
        folder = session.get_one(Folder, scene.otter.folder_id)
        asked = send_check_in(session, session.get_one(Person, scene.sam.id), folder)
        answer_check_in(session, folder, asked.id, "4")
    propose(scene.world, scene.otter, scene.otter, 1, {ContactKind.MET: 3})
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/promise")


@state("work.change_agreement", "What you promise Otter")
def work_agreement_refused(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/promise/change")
    scene.box("What is their own number?").fill("ask the desk")
    scene.button("Ask Otter to agree").click()


@state("young.my_diary", "My diary")
def diary(scene: Scene) -> None:
    _days(scene)
    scene.at(scene.otter, "/diary")


@state("young.diary_month", f"{clock.today():%B}")
def diary_month(scene: Scene) -> None:
    _days(scene)
    scene.at(scene.otter, f"/diary/{clock.today():%Y-%m}")


@state("young.new_meeting", "Add a day")
def diary_new_refused(scene: Scene) -> None:
    scene.at(scene.otter, "/diary/new")
    scene.box("What is it?").fill("School play")
    scene.button("Put it in my diary").click()


@state("young.my_meeting", "Review at school")
def diary_meeting(scene: Scene) -> None:
    scene.at(scene.otter, f"/diary/{_days(scene)}")


@state("work.folder_diary", "Otter\u2019s diary")
def work_diary(scene: Scene) -> None:
    _days(scene)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/diary")
    scene.unfold("Add a day")


@state("work.meeting", "Review at school")
def work_meeting(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/diary/{_days(scene)}")


def _days(scene: Scene) -> UUID:
    """Court has been, a review is today with all that was said of it, a visit comes."""
    today = clock.today()
    with days_ago(9):
        add(scene.world, scene.sam, scene.otter, today - timedelta(days=5), MeetingKind.COURT)
        review = add(scene.world, scene.sam, scene.otter, today, MeetingKind.REVIEW, **REVIEW)
        add(scene.world, scene.otter, scene.otter, today + timedelta(days=6), MeetingKind.VISIT)
        before = {"coming": "yes", "words": "I want to stay at my school.", "speaker": "Sam"}
        say(scene.world, scene.otter, scene.otter, review, Part.BEFORE, **before)
    say(scene.world, scene.otter, scene.otter, review, Part.HEARD, face="4")
    decided = "You stay at your school. Sam calls the school by Friday."
    say(scene.world, scene.sam, scene.otter, review, Part.DECIDED, words=decided)
    return review


def _a_season(scene: Scene) -> None:
    """Seven weeks: met four times in time, once late, once not; one that Otter denies."""
    _ = scene.otter
    with days_ago(49):
        propose(scene.world, scene.sam, scene.otter, 0, _OFTEN)
        agree(scene.world, scene.otter, scene.otter)
    for days in (48, 40, 25, 24, 20, 10, 0):
        with days_ago(days):
            last = contact(scene.world, scene.sam, scene.otter)
    for days in range(48, 0, -4):
        with days_ago(days):
            contact(scene.world, scene.sam, scene.otter, kind=ContactKind.TEXTED)
    contact(
        scene.world,
        scene.sam,
        scene.otter,
        clock.today() - timedelta(days=1),
        ContactKind.TRIED,
    )
    with scene.world.work() as session:
        say_happened(session, session.get_one(Folder, scene.otter.folder_id), last, happened=False)
