"""A worker can change from here on; who could open a folder before can open it for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.db.rows_0001 import DAY, FOLDER, KEY, NOON, WORKER, YOUNG_KEY, Row, insert
from tests.db.rows_0007 import COVER, ENDING_GRANT, HAND_OVER, columns, contents, fill
from tests.db.test_migrations import downgrade
from youthvoice import clock
from youthvoice.crypto.keys import PrivateKey
from youthvoice.db.migrate import migrate
from youthvoice.folders.keyring import Keyring

_NEW = {"worker_pages", "worker_changes"}


def test_every_row_of_before_stays_and_no_grant_of_before_ends(empty: Engine) -> None:
    fill(empty, "0006")
    of = columns(empty)
    before = contents(empty, of)
    assert all(before.values()), "something of every table there was"

    migrate(empty, "0007")

    assert contents(empty, of) == before
    assert set(columns(empty)) - set(of) == _NEW
    assert not any(contents(empty, dict.fromkeys(_NEW, ("id",))).values())
    assert contents(empty, {"grants": ("until",)}) == {"grants": {(None,)}}


def test_whoever_held_a_folder_before_holds_it_ten_years_on_and_a_cover_does_not(
    empty: Engine,
) -> None:
    fill(empty, "0006")
    migrate(empty)
    insert(empty, "grants", ENDING_GRANT)

    # Whether a folder is held is asked without opening anything: any key will do.
    private = PrivateKey.generate()
    for days, covers in ((14, True), (15, False), (3650, False)):
        moment = datetime.fromtimestamp(NOON, UTC) + timedelta(days=days)
        with clock.held_at(moment), Session(empty) as session:
            assert Keyring(session, KEY, private).holds(FOLDER)
            assert Keyring(session, YOUNG_KEY, private).holds(FOLDER) is covers


def test_a_change_that_says_two_things_at_once_is_refused(empty: Engine) -> None:
    fill(empty, "0006")
    migrate(empty, "0007")
    endless: Row = {**COVER, "until": None}
    ending: Row = {**HAND_OVER, "until": DAY}
    told_and_done: Row = {**HAND_OVER, "done_on": DAY}
    of_no_kind: Row = {**HAND_OVER, "kind": "forgotten"}
    in_no_state: Row = {**HAND_OVER, "state": "forgotten"}
    for row in (endless, ending, told_and_done, of_no_kind, in_no_state):
        with pytest.raises(IntegrityError):
            insert(empty, "worker_changes", row)


def test_a_worker_has_one_page_and_a_folders_changes_go_with_it(empty: Engine) -> None:
    fill(empty, "0007")
    second: Row = {"id": FOLDER, "person_id": WORKER, "sealed_words": b"again"}
    with pytest.raises(IntegrityError):
        insert(empty, "worker_pages", second)
    with empty.begin() as connection:
        connection.execute(text("DELETE FROM folders"))
    left = contents(empty, dict.fromkeys((*_NEW, "grants"), ("id",)))
    assert {table for table, rows in left.items() if rows} == {"worker_pages"}


def test_going_back_ends_what_was_to_end_and_keeps_all_else(empty: Engine) -> None:
    fill(empty, "0006")
    of = columns(empty)
    before = contents(empty, of)
    migrate(empty, "0007")
    insert(empty, "grants", ENDING_GRANT)
    insert(empty, "worker_changes", COVER)

    downgrade(empty, "0006")

    assert columns(empty) == of
    # A grant that was to end in two weeks would otherwise last for ever.
    assert contents(empty, of) == before
