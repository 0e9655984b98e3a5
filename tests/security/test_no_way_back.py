"""With the whole database, nothing joins words without a name to whoever wrote them."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.moderation.steps import looks_at_sharing, pat, shares
from tests.security.contents import contents
from tests.world import World, Young
from youthvoice.moderation.service import this_month
from youthvoice.tables import METADATA

# What a queued row may have in common with others: the area, the month, what it is about.
_PUBLIC = frozenset({"area_id", "kind", "about", "month", "key_version"})
_PEOPLE = 20


@pytest.fixture
def everybody(calm_world: World) -> list[tuple[Young, UUID]]:
    """Young people who each said something; every other one then shared it, in this order."""
    calm_world.duty_lead()
    sam = calm_world.staff("Sam")
    pat(calm_world)
    people = [calm_world.young(sam, f"Otter {number}") for number in range(_PEOPLE)]
    told = [(each, calm_world.says(each, "It is about me.")) for each in people]
    for number, (each, answer) in enumerate(told):
        looks_at_sharing(calm_world, each)
        if number % 2 == 0:
            # Longer and longer, so that a size would tell.
            shares(calm_world, each, answer, "x" * (1 + number * 50))
    return told


def test_no_value_of_a_queued_row_stands_anywhere_else(calm_world: World, everybody) -> None:
    tables = contents(calm_world.database)
    names = [column.name for column in METADATA.tables["heard_words"].columns]
    elsewhere = {
        value
        for table, rows in tables.items()
        if table != "heard_words"
        for row in rows
        for value in row
    }
    assert len(tables["heard_words"]) == _PEOPLE // 2
    for row in tables["heard_words"]:
        for name, value in zip(names, row, strict=True):
            assert name in _PUBLIC or value not in elsewhere, name
        assert row[names.index("month")] == this_month()


def test_rows_have_one_size_in_the_queue_and_one_in_the_lists(calm_world: World, everybody) -> None:
    tables = contents(calm_world.database)
    assert len({_bytes_of(row) for row in tables["heard_words"]}) == 1
    assert len({_bytes_of(row) for row in tables["shared_by_me"]}) == 1


def test_whoever_shared_looks_like_whoever_only_looked(calm_world: World, everybody) -> None:
    lists = contents(calm_world.database)["shared_by_me"]
    assert len(lists) == _PEOPLE
    for table, rows in contents(calm_world.database).items():
        # Anything else that is kept of each of them is kept alike of all.
        of_each = Counter(
            str(who)
            for row in rows
            for who in {each for value in row for each in _young_in(value, everybody)}
        )
        assert len(set(of_each.values())) <= 1, table
        assert len(of_each) in (0, _PEOPLE), table


def test_the_order_of_rows_is_not_the_order_in_which_they_came(
    calm_world: World, everybody
) -> None:
    with calm_world.work() as session:
        if session.get_bind().dialect.name == "sqlite":
            made = session.execute(
                text(
                    "SELECT sql FROM sqlite_master WHERE name IN ('heard_words', 'published_words')"
                )
            ).scalars()
            assert all("WITHOUT ROWID" in each for each in made)
            return
        before = _ctids(session)
    looks_at_sharing(calm_world, everybody[1][0])
    with calm_world.work() as session:
        after = _ctids(session)
    # The same rows; ten of them keep their order by chance once in three million times.
    assert set(before) == set(after)
    assert before != after


def test_who_wrote_a_row_last_is_whoever_opened_the_page_last(calm_world: World, everybody) -> None:
    """PostgreSQL says which transaction wrote a row: that of the last look, for every row."""
    if calm_world.database.engine.dialect.name == "sqlite":
        return
    looked_only = everybody[1][0]
    looks_at_sharing(calm_world, looked_only)
    with calm_world.work() as session:
        queue = set(session.execute(text("SELECT xmin::text FROM heard_words")).scalars())
        lists = dict(session.execute(text("SELECT key_id, xmin::text FROM shared_by_me")).all())
    assert len(queue) == 1
    assert [key for key, written in lists.items() if written in queue] == [looked_only.key_id]


def _ctids(session: Any) -> list[UUID]:
    return list(session.execute(text("SELECT id FROM heard_words ORDER BY ctid")).scalars())


def _bytes_of(row: tuple[Any, ...]) -> int:
    return sum(len(value) for value in row if isinstance(value, bytes))


def _young_in(value: object, everybody: list[tuple[Young, UUID]]) -> set[UUID]:
    return {each.id for each, _ in everybody if value in (each.id, each.key_id, each.folder_id)}
