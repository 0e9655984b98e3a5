"""What lists show of plans: always what the opened plans say, without opening one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tests.plan.steps import FRIDAY, MONDAY, Table, day
from tests.world import World
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan import service
from youthvoice.plan.marks import PlanMarks, due_promises, new_in_plan, plan_marks
from youthvoice.plan.models import PromiseState, View, Whose
from youthvoice.plan.service import Promised


@pytest.fixture
def table(world: World) -> Table:
    with day(0):
        return Table(world)


def marks(table: Table) -> PlanMarks:
    folder = table.otter.folder_id
    with table.world.work() as session:
        return plan_marks(session, [folder])[folder]


def test_a_folder_without_a_plan_owes_nothing(table: Table) -> None:
    unknown = uuid4()
    with table.world.work() as session:
        found = plan_marks(session, [table.otter.folder_id, unknown])
        assert found == {table.otter.folder_id: PlanMarks(), unknown: PlanMarks()}
        assert plan_marks(session, []) == {}


def test_what_is_owed_is_counted_from_working_facts_in_one_query(table: Table) -> None:
    with day(0):
        aim = table.aim("Mine", table.otter)
        late, unheard, disagreed = (table.promise(aim, words) for words in ("A", "B", "C"))
        table.promise(aim, "Mine too", Promised(Whose.YOUNG, "", FRIDAY))
        ended = table.promise(aim, "Over")
        table.end(ended)
        table.mark(unheard, PromiseState.DONE)
        table.happened(unheard, yes=False)
        table.mark(disagreed, PromiseState.CANNOT, "No.")
        table.view(disagreed, View.DISAGREE)
        table.view(late, View.AGREE)
        table.happened(ended, yes=False)
    queries: list[str] = []
    engine = table.world.database.engine
    event.listen(engine, "before_cursor_execute", lambda *all_: queries.append(all_[2]))
    with day(8):
        found = marks(table)
    assert len(queries) == 1
    assert found == PlanMarks(
        late=1, late_since=FRIDAY, unheard=2, unheard_since=MONDAY, disagreed=1, without_view=2
    )


def test_what_the_young_person_says_has_happened_is_late_no_more(table: Table) -> None:
    with day(0):
        promise = table.promise(table.aim())
    with day(8):
        assert marks(table).late == 1
        table.happened(promise, yes=True)
        assert marks(table).late == 0
        assert not table.item(promise).is_late


def test_a_weeks_list_holds_what_is_to_come_by_its_last_day(table: Table) -> None:
    with day(0):
        aim = table.aim()
        later = Promised(Whose.WORKER, "Sam", FRIDAY + timedelta(days=3))
        far, near = table.promise(aim, "Far", later), table.promise(aim, "Near")
        done = table.promise(aim, "Done")
        table.mark(done, PromiseState.DONE)
        with table.world.work() as session:
            folders = [table.otter.folder_id]
            due = due_promises(session, folders, FRIDAY)
            assert [(each.item_id, each.by_day, each.whose) for each in due] == [
                (near, FRIDAY, Whose.WORKER)
            ]
            both = due_promises(session, folders, FRIDAY + timedelta(days=3))
            assert [each.item_id for each in both] == [near, far]


def test_the_home_page_is_told_how_many_items_others_changed(table: Table) -> None:
    def new() -> int:
        with table.at(table.otter) as (session, person, folder):
            return new_in_plan(session, folder, person)

    with day(0):
        assert new() == 0
        aim = table.aim("Mine", table.otter)
        assert new() == 0
        promise = table.promise(aim)
        table.mark(promise, PromiseState.DONE)
        assert new() == 1
        table.look(table.otter)
        assert new() == 0
        table.change(aim, "Hers")
        assert new() == 1


_SAID = ("agree", "disagree", "yes", "no", "look")
_WRITTEN = ("promise", "done", "to_come", "cannot", "change", "end", "again", "answer", "day")
_STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(_SAID + _WRITTEN)), max_size=14)


@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_STEPS)
def test_whatever_happens_the_lists_agree_with_the_opened_plan(
    table: Table, steps: list[tuple[int, str]]
) -> None:
    young = Walk(table)
    for which, what in steps:
        young.take(which, what)
    young.check()


class Walk:
    """One young person's plan, step by step, in a folder of its own."""

    def __init__(self, table: Table) -> None:
        self.table = table
        table.otter = table.world.young(table.sam, f"Y{uuid4().hex[:12]}")
        self.now = 0
        with day(0):
            self.aim = table.aim()
            self.items: list[UUID] = [table.promise(self.aim)]

    def take(self, which: int, what: str) -> None:
        item = self.items[which % len(self.items)]
        table, row = self.table, self.table.row(item)
        if what == "day":
            self.now += 3
        if (row.ended_on is not None) != (what == "again") or what == "day":
            return
        with day(self.now):
            self._do(item, what, row.version, table)

    def _do(self, item: UUID, what: str, version: int, table: Table) -> None:
        later = Promised(Whose.WORKER, "Sam", MONDAY + timedelta(days=self.now + 2))
        match what:
            case "promise":
                self.items.append(table.promise(self.aim, "More", later))
            case "done" | "to_come" | "cannot":
                table.mark(item, PromiseState(what), "It rains.", version)
            case "agree" | "disagree":
                table.view(item, View(what), version=version)
            case "yes" | "no":
                table.happened(item, yes=what == "yes", version=version)
            case "change":
                table.change(item, "Other words", later, version=version)
            case "look":
                table.look(table.otter)
            case _:
                with table.at(table.sam) as place:
                    if what == "end":
                        service.end_item(*place, item, version, "")
                    elif what == "again":
                        service.take_up_again(*place, item)
                    else:
                        service.answer_item(*place, item, version, "I see.")

    def check(self) -> None:
        with day(self.now):
            (aim,) = self.table.plan(self.table.otter).aims
            going = [aim, *(each for each in aim.promises if each.ended_on is None)]
            found = marks(self.table)
            with self.table.world.work() as session:
                folder = session.get_one(Folder, self.table.otter.folder_id)
                new = new_in_plan(session, folder, session.get_one(Person, self.table.otter.id))
        assert found.late == sum(each.is_late for each in going)
        assert found.without_view == sum(not each.has_view for each in going)
        assert found.disagreed == sum(
            each.has_view and each.view is not None and each.view.kind == "disagree"
            for each in going
        )
        assert new == sum(each.is_new for each in (aim, *aim.promises))
