"""A plan as its tests tell it: who writes what, on which day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan import service
from youthvoice.plan.models import PlanItem, PromiseState, View, Whose
from youthvoice.plan.reading import Item, Plan, open_item, open_plan, remember_look
from youthvoice.plan.service import Promised

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONDAY = NOON.date()
FRIDAY = MONDAY + timedelta(days=4)
BY_SAM = Promised(Whose.WORKER, "Sam", FRIDAY)


def day(number: int):
    """The clock, held at so many days after the Monday on which it all begins."""
    return clock.held_at(NOON + timedelta(days=number))


class Table:
    """Sam and Otter at one table, with the plan between them."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.duty_lead()
        self.sam = world.staff("Sam")
        self.otter = world.young(self.sam)

    @contextmanager
    def at(self, who: Staff | Young) -> Iterator[tuple[Session, Person, Folder]]:
        with self.world.work() as session:
            folder = session.get_one(Folder, self.otter.folder_id)
            yield session, session.get_one(Person, who.id), folder

    def aim(self, words: str = "Be at school again", who: Staff | Young | None = None) -> UUID:
        with self.at(who or self.sam) as (session, person, folder):
            return service.write_aim(session, person, folder, words).id

    def promise(
        self, aim: UUID, words: str = "Call the school", promised: Promised = BY_SAM
    ) -> UUID:
        with self.at(self.sam) as place:
            return service.write_promise(*place, aim, words, promised).id

    def change(
        self,
        item: UUID,
        words: str,
        promised: Promised | None = None,
        *,
        version: int = 1,
        who: Staff | Young | None = None,
    ) -> None:
        with self.at(who or self.sam) as place:
            service.change_item(*place, item, version, words, promised)

    def mark(self, item: UUID, state: PromiseState, because: str = "", version: int = 1) -> None:
        with self.at(self.sam) as place:
            service.mark_promise(*place, item, version, state, because)

    def view(self, item: UUID, view: View, words: str = "", version: int = 1) -> None:
        with self.at(self.otter) as place:
            service.give_view(*place, item, version, view, words)

    def happened(self, item: UUID, words: str = "", *, yes: bool, version: int = 1) -> None:
        with self.at(self.otter) as place:
            service.say_happened(*place, item, version, words, happened=yes)

    def end(self, item: UUID, words: str = "") -> None:
        with self.at(self.sam) as place:
            service.end_item(*place, item, 1, words)

    def plan(self, who: Staff | Young) -> Plan:
        with self.at(who) as (session, person, folder):
            return open_plan(session, self.world.keyring(session, who), folder, person)

    def look(self, who: Staff | Young) -> Plan:
        """Opens the plan, as its page does: what was in it is not new any more."""
        with self.at(who) as (session, person, folder):
            plan = open_plan(session, self.world.keyring(session, who), folder, person)
            remember_look(session, folder, person, plan)
            return plan

    def item(self, item: UUID, who: Staff | Young | None = None) -> Item:
        whose = who or self.otter
        with self.at(whose) as (session, person, folder):
            return open_item(session, self.world.keyring(session, whose), folder, person, item)

    def row(self, item: UUID) -> PlanItem:
        with self.world.work() as session:
            return session.get_one(PlanItem, item)
