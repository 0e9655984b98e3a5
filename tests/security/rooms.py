"""One of each thing in the rooms of a folder, for the walk through all addresses."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.handover.models import Kind
from youthvoice.handover.service import Plan, tell_change
from youthvoice.handover.worker_pages import put_worker_page
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

    forms: Mapping[str, Mapping[str, str]] = {
        "young.view_sharing": {"view": "ok"},
        "work.answer_wish": {"send": "agreed"},
    }


def _sharing(session: Session, worker: Person, folder: Folder) -> UUID:
    shared = Shared("That.", "Ms Lee", "So.", clock.today(), Told.BEFORE)
    sharing = write_sharing(session, worker, folder, shared)
    view_sharing(session, folder, sharing.id, View.ASK_FIRST, "Ask me.")
    return sharing.id
