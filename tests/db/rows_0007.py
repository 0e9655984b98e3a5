"""One row of each table that migrations 0002 to 0007 brought, and all that a database holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine, inspect, text

from tests.db.rows_0001 import (
    DAY,
    FOLDER,
    FOLDER_KEY,
    ROWS,
    WORKER,
    YOUNG,
    YOUNG_KEY,
    Row,
    insert,
)
from youthvoice.db.migrate import migrate

AIM, PROMISE, MEETING = UUID(int=60), UUID(int=61), UUID(int=62)
_LEAF: Row = {"folder_id": FOLDER, "key_version": 1, "sealed_words": b"sealed in a room"}
_ITEM: Row = {"folder_id": FOLDER, "version": 2, "view": "disagree", "unanswered_since": DAY}
_MEETING: Row = {"kind": "court", "day": DAY, "added_by": WORKER, "by_young_person": False}
_AGREED: Row = {"agreed_by": YOUNG, "agreed_on": DAY, "meet_every": 7, "text_every": 1}
CONTACT: Row = {
    "id": UUID(int=72),
    "folder_id": FOLDER,
    "kind": "met",
    "day": DAY,
    "logged_by": WORKER,
    "logged_on": DAY,
    "happened": False,
    "said_on": DAY,
}
COVER: Row = {
    **_LEAF,
    "id": UUID(int=81),
    "number": 21,
    "kind": "cover",
    "state": "done",
    "from_id": WORKER,
    "to_id": WORKER,
    "made_by": WORKER,
    "made_on": DAY,
    "from_day": DAY,
    "until": DAY + timedelta(days=14),
    "told_on": DAY,
    "untold": False,
    "done_on": DAY,
}
HAND_OVER: Row = {
    **COVER,
    "id": UUID(int=82),
    "number": 22,
    "kind": "hand_over",
    "state": "told",
    "until": None,
    "told_on": None,
    "untold": True,
    "done_on": None,
}
# The first rows have a grant that lasts; this one ends by itself.
ENDING_GRANT: Row = {
    "id": UUID(int=83),
    "folder_key_id": FOLDER_KEY,
    "holder_key_id": YOUNG_KEY,
    "sealed_private_key": b"granted for a while",
    "until": DAY + timedelta(days=14),
}


def _leaf(id_: int, **row: object) -> Row:
    return {**_LEAF, "id": UUID(int=id_), **row}


def _worded(id_: int, item: UUID, number: int, **row: object) -> Row:
    said = {"item_id": item, "version": 2, "number": number, "person_id": YOUNG, "day": DAY}
    return _leaf(id_, **said, **row)


# By the migration that made the table, in an order in which each row finds the ones it refers to.
_SINCE: Mapping[str, tuple[tuple[str, Row], ...]] = {
    "0002": (("taken_forms", {"digest": b"taken", "session_id": UUID(int=20), "led_to": "/mine"}),),
    "0004": (
        (
            "about_entries",
            {
                **_leaf(50, topic_id="matters", audience="just_me", told_on=DAY),
                "key_version": None,
                "own_key_id": YOUNG_KEY,
            },
        ),
        ("safety_plans", _leaf(51, version=3, person_id=YOUNG, day=DAY)),
        ("team_members", _leaf(52, number=8, version=1, leads=True, since=DAY)),
    ),
    "0005": (
        ("plan_items", {**_ITEM, "id": AIM, "number": 9}),
        (
            "plan_items",
            {
                **_ITEM,
                "id": PROMISE,
                "number": 10,
                "aim_id": AIM,
                "whose": "other",
                "by_day": DAY,
                "state": "cannot",
                "happened": False,
            },
        ),
        ("plan_versions", _worded(63, PROMISE, 11, whose="other", by_day=DAY)),
        ("plan_steps", _worded(64, PROMISE, 12, kind="not_happened")),
        ("plan_looks", {"folder_id": FOLDER, "person_id": YOUNG, "number": 12}),
    ),
    "0006": (
        (
            "agreements",
            _leaf(
                71, version=1, proposed_by=WORKER, by_young_person=False, proposed_on=DAY, **_AGREED
            ),
        ),
        ("contacts", CONTACT),
        ("check_ins", _leaf(73, sent_by=WORKER, sent_on=DAY, answered_on=DAY)),
        ("meetings", {**_LEAF, **_MEETING, "id": MEETING, "version": 4, "changed_on": DAY}),
        (
            "meeting_parts",
            _leaf(
                74,
                meeting_id=MEETING,
                part="before",
                version=1,
                written_by=YOUNG,
                written_on=DAY,
            ),
        ),
    ),
    "0007": (
        ("grants", ENDING_GRANT),
        (
            "worker_pages",
            {"id": UUID(int=80), "person_id": WORKER, "sealed_words": b"sealed about me"},
        ),
        ("worker_changes", COVER),
        ("worker_changes", HAND_OVER),
    ),
}


def fill(engine: Engine, revision: str) -> None:
    """A database as it stood at this revision, with something in every table there was."""
    migrate(engine, "0001")
    for table, row in ROWS:
        insert(engine, table, row)
    migrate(engine, revision)
    for since, rows in _SINCE.items():
        for table, row in rows if since <= revision else ():
            insert(engine, table, row)


Columns = Mapping[str, tuple[str, ...]]


def columns(engine: Engine) -> Columns:
    """Every table there is now, with its columns."""
    found = inspect(engine)
    return {
        table: tuple(each["name"] for each in found.get_columns(table))
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def contents(engine: Engine, of: Columns) -> dict[str, set[tuple[object, ...]]]:
    """What stands in these columns, so that what came beside them does not matter."""
    with engine.connect() as connection:
        return {
            table: {
                tuple(row)
                for row in connection.execute(text(f"SELECT {', '.join(names)} FROM {table}"))  # noqa: S608 - our own tables
            }
            for table, names in of.items()
        }
