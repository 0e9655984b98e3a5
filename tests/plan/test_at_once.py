"""Two who write in the plan at once: nothing is overwritten, and nobody speaks to unseen words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.at_once import at_once, meanwhile, taken
from tests.plan.steps import BY_SAM, Table, day
from tests.world import Staff, World, Young
from youthvoice.errors import NotFound
from youthvoice.folders.models import Act
from youthvoice.folders.record import record_of
from youthvoice.plan import service
from youthvoice.plan.models import PlanStepKind, PromiseState, View

Doing = Callable[[], object]
_WHERE = "plan.service"


@pytest.fixture
def table(world: World) -> Table:
    with day(0):
        return Table(world)


@pytest.fixture
def aim(table: Table) -> UUID:
    with day(0):
        return table.aim()


@pytest.fixture
def promise(table: Table, aim: UUID) -> UUID:
    with day(0):
        return table.promise(aim)


def on(number: int, doing: Doing) -> Doing:
    """The same on that day, in whatever thread."""

    def done() -> object:
        with day(number):
            return doing()

    return done


def changes(
    table: Table, item: UUID, words: str, who: Staff | Young | None = None, *, promised: bool = True
) -> Doing:
    return on(1, lambda: table.change(item, words, BY_SAM if promised else None, who=who))


def lines(table: Table) -> int:
    """How often the record says that the staff changed the plan on the second day."""
    with table.world.work() as session, day(1):
        found = record_of(session, table.otter.folder_id)
        newest = max(each.day for each in found)
        return sum(
            each.times for each in found if each.act is Act.CHANGED_PLAN and each.day == newest
        )


def test_of_two_changes_of_a_promise_at_once_one_stands_and_the_other_is_told(
    table: Table, promise: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("Write to the school", "Text the school")
    outcomes = at_once(monkeypatch, _WHERE, *(taken(changes(table, promise, w)) for w in words))
    assert sorted(outcomes) == [False, True]
    item = table.item(promise)
    assert [each.fields["words"] for each in item.wordings] == [
        "Call the school",
        words[outcomes.index(True)],
    ]
    assert (item.version, item.said) == (2, ())
    assert lines(table) == 1, "who was told has changed nothing, and the record says nothing"


def test_of_an_aim_worded_by_both_at_once_one_wording_stands(
    table: Table, aim: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (table.otter, table.sam)
    mine, theirs = (taken(changes(table, aim, who.name, who, promised=False)) for who in both)
    outcomes = at_once(monkeypatch, _WHERE, mine, theirs)
    assert sorted(outcomes) == [False, True]
    author = both[outcomes.index(True)]
    item = table.item(aim)
    assert (item.now.fields["words"], item.now.person_id) == (author.name, author.id)
    assert item.in_own_words == (author is table.otter)
    assert len(item.wordings) == 2


def test_what_is_changed_and_ended_at_once_is_either_and_never_half_of_both(
    table: Table, promise: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = taken(changes(table, promise, "Text the school"))
    end = taken(on(1, lambda: table.end(promise, "Over.")))
    changed, ended = at_once(monkeypatch, _WHERE, change, end)
    assert changed != ended
    item = table.item(promise)
    assert len(item.wordings) == (2 if changed else 1)
    assert (item.ended_on is not None) == ended
    assert len(item.said) == (1 if ended else 0)


def test_no_promise_begins_under_an_aim_that_ends_at_that_moment(
    table: Table, aim: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = taken(on(1, lambda: table.promise(aim)))
    end = taken(on(1, lambda: table.end(aim)))
    begun, ended = at_once(monkeypatch, _WHERE, begin, end)
    assert ended
    (over,) = table.plan(table.otter).ended
    assert [each.ended_on is not None for each in over.promises] == ([True] if begun else [])


def sayings(table: Table, promise: UUID) -> dict[str, Doing]:
    """What can be said to a promise in its first wording."""
    done = PromiseState.DONE
    return {
        "view": on(1, lambda: table.view(promise, View.AGREE, "Good.")),
        "happened": on(1, lambda: table.happened(promise, "Nobody rang.", yes=False)),
        "tick": on(1, lambda: table.mark(promise, done)),
    }


@pytest.mark.parametrize("saying", ["view", "happened", "tick"])
def test_nothing_is_said_to_words_that_change_at_that_moment(
    table: Table, promise: UUID, monkeypatch: pytest.MonkeyPatch, saying: str
) -> None:
    change, say = changes(table, promise, "Text the school"), sayings(table, promise)[saying]
    assert not meanwhile(monkeypatch, _WHERE, change, taken(say))
    row, item = table.row(promise), table.item(promise)
    assert (row.view, row.happened, row.state) == (None, None, PromiseState.TO_COME)
    assert (row.unanswered_since, item.said) == (None, ())


@pytest.mark.parametrize("saying", ["view", "happened", "tick"])
def test_what_is_said_just_before_the_words_change_stays_with_the_words_before(
    table: Table, promise: UUID, monkeypatch: pytest.MonkeyPatch, saying: str
) -> None:
    change, say = changes(table, promise, "Text the school"), sayings(table, promise)[saying]
    assert meanwhile(monkeypatch, _WHERE, say, taken(change))
    row, item = table.row(promise), table.item(promise)
    assert (row.view, row.happened, row.state) == (None, None, PromiseState.TO_COME)
    (said,) = item.said
    assert (said.version, item.version) == (1, 2)
    kinds = {"view": "agree", "happened": "not_happened", "tick": "done"}
    assert said.kind is PlanStepKind(kinds[saying])


# Reading while somebody writes


@contextmanager
def before(table: Table, statement: int, other: Doing) -> Iterator[list[int]]:
    """Does `other` just before this statement is asked of the database; counts them all."""
    asked = [0]

    def next_one(*_: object) -> None:
        asked[0] += 1
        if asked[0] == statement:
            with ThreadPoolExecutor(1) as somebody_else:
                somebody_else.submit(other).result()

    engine = table.world.database.engine
    event.listen(engine, "before_cursor_execute", next_one)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", next_one)


def test_a_page_never_shows_the_old_words_with_the_number_of_the_new_ones(table: Table) -> None:
    """Whoever agreed on such a page would agree to words they have not seen."""
    with day(0):
        aim = table.aim()
    statement, disturbed = 0, True
    while disturbed:
        statement += 1
        with day(0):
            item = table.promise(aim, "Call the school")
        change = changes(table, item, "Text the school")
        with before(table, statement, change) as asked:
            read = table.item(item)
        disturbed = asked[0] >= statement
        words = {1: "Call the school", 2: "Text the school"}
        assert read.now.fields["words"] == words[read.version], f"before statement {statement}"
    assert statement > 4, "it came between all of them"


def test_a_plan_opens_while_somebody_adds_to_it(table: Table, promise: UUID) -> None:
    statement, disturbed = 0, True
    while disturbed:
        statement += 1
        with before(table, statement, on(0, lambda: table.aim("See my brother"))) as asked:
            plan = table.plan(table.otter)
        disturbed = asked[0] >= statement
        assert len(plan.aims) in (statement, statement + 1)
        assert all(aim.wordings for aim in plan.aims)
    assert statement > 4, "it came between all of them"


def test_what_comes_while_somebody_looks_was_seen_or_is_still_new(table: Table) -> None:
    with day(0):
        table.aim("Be at school again")
    statement, disturbed = 0, True
    while disturbed:
        statement += 1
        with before(table, statement, on(0, lambda: table.aim("See my brother"))) as asked:
            seen = {aim.id for aim in table.look(table.otter).aims}
        disturbed = asked[0] >= statement
        unseen = [aim for aim in table.plan(table.otter).aims if aim.id not in seen]
        assert all(aim.is_new for aim in unseen), f"before statement {statement}"
        assert not any(aim.is_new for aim in table.look(table.otter).aims if aim.id in seen)
    assert statement > 4, "it came between all of them"


def test_nobody_takes_up_what_ends_for_good_at_that_moment(
    table: Table, aim: UUID, promise: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise does not go on under an aim that is over."""
    with day(0):
        table.end(promise)

    def again() -> None:
        with day(1), table.at(table.sam) as place:
            service.take_up_again(*place, promise)

    end = on(1, lambda: table.end(aim))
    with pytest.raises(NotFound):
        meanwhile(monkeypatch, _WHERE, end, again)
    assert table.row(promise).ended_on is not None
