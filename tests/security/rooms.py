"""One of each thing in the rooms of a folder, for the walk through all addresses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.moderation.steps import LAST_MONTH
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.handover.models import Kind
from youthvoice.handover.service import Plan, tell_change
from youthvoice.handover.worker_pages import put_worker_page
from youthvoice.moderation.grants import begin_key, held_key
from youthvoice.moderation.models import HeardWords, PublishedWords, WordsKind
from youthvoice.moderation.service import post_words, publish_words
from youthvoice.sharing.models import Told, View, Wish
from youthvoice.sharing.service import Shared, view_sharing, wish_for_parents, write_sharing


class Rooms:
    """What stands in the rooms of one young person's folder, by the names of addresses."""

    def __init__(self, world: World, sam: Staff, otter: Young, colleague: Staff) -> None:
        self.colleague = colleague
        with world.work() as session:
            folder = session.get_one(Folder, otter.folder_id)
            worker = session.get_one(Person, sam.id)
            plan = Plan(Kind.HAND_OVER, colleague.id, clock.today(), "Kim comes.", True)
            self.ids: Mapping[str, UUID] = {
                "change_id": tell_change(
                    session, world.keyring(session, sam), worker, folder, plan
                ).id,
                "sharing_id": _sharing(session, worker, folder),
                "subject_id": wish_for_parents(session, folder, Wish.NOT_MY_PARENTS, "School").id,
            }

            put_worker_page(session, world.house, worker, "I am Sam.")


def words_without_a_name(world: World, reader: Staff) -> Mapping[str, UUID]:
    """Some that wait and some that were published, of last month. The reader then holds the key."""
    with world.work() as session:
        person = session.get_one(Person, reader.id)
        begin_key(session, person)
        about = (WordsKind.RATING, "The Den", LAST_MONTH)
        for _ in range(2):
            post_words(session, world.area_id, *about, "They listen.")
        held = held_key(session, person, reader.key)
        first, second = session.scalars(select(HeardWords.id))
        assert held is not None
        publish_words(session, held, first, "They listen.")
        published = session.scalars(select(PublishedWords.id)).one()
        return {"words_id": second, "published_id": published}


def room_forms() -> Mapping[str, Mapping[str, str]]:
    """What the forms of the rooms must bring, by route."""
    by_day = clock.today() + timedelta(days=2)
    return {
        "young.view_sharing": {"view": "ok"},
        "work.answer_wish": {"send": "agreed"},
        "young.about_topic": {"words": "I say.", "audience": "worker", "send": "worker"},
        "young.safe_change": {"helps": "My cat.", "version": "1"},
        "work.change_safety": {"helps": "My cat.", "version": "1"},
        **_newer_forms(),
        "work.add_member": {"name": "Kim"},
        "work.change_member": {"name": "Joanna", "version": "1"},
        "work.end_member": {"ended_on": clock.today().isoformat()},
        "young.answer_check_in": {"face": "4"},
        "young.say_contact": {"happened": "yes"},
        "young.say_heard": {"face": "4"},
        "young.say_before": {"words": "I want to stay.", "version": "1"},
        "work.write_decided": {"words": "You stay."},
        "work.log_contact": {"kind": "met", "when": "today"},
        "young.plan_new": {"words": "Be at home."},
        "young.plan_view": {"version": "1", "view": "agree"},
        "young.plan_happened": {"version": "1", "happened": "no"},
        "young.plan_words": {"version": "1", "words": "Be there."},
        "work.plan_aim": {"words": "Be at home."},
        "work.plan_promise": {
            "words": "I write to them.",
            "whose": "worker",
            "by_day": by_day.isoformat(),
        },
        "work.plan_change": {
            "version": "1",
            "words": "I write to them.",
            "whose": "young",
            "by_day": by_day.isoformat(),
        },
        "work.plan_mark": {"version": "1", "state": "done"},
        "work.plan_cannot": {"version": "1", "words": "They are closed."},
        "work.plan_answer": {"version": "1", "words": "I see."},
        "work.plan_end": {"version": "1", "words": "Over."},
    }


def forms_beside_folders() -> Mapping[str, Mapping[str, str]]:
    """What forms that belong to no folder's room must bring, by route."""
    return {
        "young.without_my_name": {"words": "I say."},
        "work.moderate": {"words": "They listen.", "send": "publish"},
    }


def _sharing(session: Session, worker: Person, folder: Folder) -> UUID:
    shared = Shared("That.", "Ms Lee", "So.", clock.today(), Told.BEFORE)
    sharing = write_sharing(session, worker, folder, shared)
    view_sharing(session, folder, sharing.id, View.ASK_FIRST, "Ask me.")
    return sharing.id


def _newer_forms() -> Mapping[str, Mapping[str, str]]:
    return {
        "board.begin": {"name": "Spring"},
        "public.rate_service": {"listened": "4", "step": "send", "prepared": "x", "signature": "x"},
        "public.send_rating": {"listened": "4"},
        "young.for_counts": {"age": "12-14"},
        "young.how": {"safe": "4", "audience": "worker", "send": "worker"},
    }
