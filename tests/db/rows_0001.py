"""One row of each table as the first migration made them, and how plain SQL puts it in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import Engine, text

Row = Mapping[str, object]

AREA, WORKER, YOUNG, KEY, YOUNG_KEY, FOLDER, FOLDER_KEY, ANSWER = (UUID(int=n) for n in range(1, 9))
DAY = date(2026, 3, 9)
NOON = 1_773_057_600
_LOCK = {"salt": b"salt", "memory_kib": 65536, "passes": 3, "lanes": 1}

AREA_ROW: Row = {
    "id": AREA,
    "name": "Riverbend",
    "board_name": "the board",
    "reading_hours": "9 to 5",
    "help_note": "note",
}
_WORKER: Row = {
    "id": WORKER,
    "area_id": AREA,
    "role": "keyworker",
    "key_id": KEY,
    "lookup": b"sam",
    "secret_kind": "passphrase",
    "active": True,
    "holds_duty": False,
    "told_on": None,
    "sealed_name": b"sealed Sam",
    "sealed_totp": b"sealed totp",
    "totp_step": 59_100_000,
}
_YOUNG: Row = {
    "id": YOUNG,
    "area_id": AREA,
    "role": "young_person",
    "key_id": YOUNG_KEY,
    "lookup": b"otter",
    "secret_kind": "pictures",
    "active": True,
    "holds_duty": False,
    "told_on": DAY,
    "sealed_name": None,
    "sealed_totp": None,
    "totp_step": None,
}
_SESSION: Row = {
    "id": UUID(int=20),
    "digest": b"digest",
    "person_id": YOUNG,
    "door": "young",
    "idle_until": NOON,
    "sealed_private_key": b"sealed key",
    "sealed_name": None,
}
_STAFF_INVITATION: Row = {
    "id": UUID(int=21),
    "area_id": AREA,
    "digest": b"link",
    "role": "duty_lead",
    "sealed_name": b"sealed Priya",
    "person_id": None,
    "expires_at": NOON,
}
_FOLDER: Row = {
    "id": FOLDER,
    "area_id": AREA,
    "keyworker_id": WORKER,
    "young_person_id": YOUNG,
    "current_version": 1,
    "last_number": 7,
    "sealed_label": b"sealed label",
    "sealed_name": None,
}
_INVITATION: Row = {
    "id": UUID(int=31),
    "folder_id": FOLDER,
    "key_id": YOUNG_KEY,
    "lookup": b"four words",
    "expires_at": NOON,
}
_RECORD_LINE: Row = {
    "id": UUID(int=32),
    "folder_id": FOLDER,
    "person_id": WORKER,
    "act": "gave_key",
    "day": DAY,
    "times": 3,
}
_HELP_CALL: Row = {
    "id": UUID(int=33),
    "folder_id": FOLDER,
    "asked_on": DAY,
    "seen_by": WORKER,
    "seen_on": DAY,
    "ended_by": None,
    "ended_on": None,
}
_ANSWER: Row = {
    "id": ANSWER,
    "folder_id": FOLDER,
    "number": 7,
    "question_id": "make-me-safe.4",
    "choice": "said",
    "audience": "worker",
    "said_on": DAY,
    "shared_on": DAY,
    "sealed_words": b"sealed words",
    "key_version": 1,
    "own_key_id": None,
    "reply_owed_since": DAY,
    "answer_by": None,
    "news_since": DAY,
    "verdict_waits_since": None,
}
_STEP: Row = {
    "id": UUID(int=40),
    "answer_id": ANSWER,
    "number": 1,
    "kind": "verdict",
    "person_id": YOUNG,
    "day": DAY,
    "by_day": None,
    "verdict": "a_bit",
    "sealed_words": b"sealed more",
    "key_version": 1,
}

# In an order in which each row finds the ones it refers to.
ROWS: tuple[tuple[str, Row], ...] = (
    ("areas", AREA_ROW),
    ("keys", {"id": KEY, "public_key": b"public", "locked_private_key": b"locked", **_LOCK}),
    ("keys", {"id": YOUNG_KEY, "public_key": b"own", "locked_private_key": b"shut", **_LOCK}),
    ("people", _WORKER),
    ("people", _YOUNG),
    ("sessions", _SESSION),
    ("sign_in_attempts", {"lookup": b"name", "failures": 5, "not_before": NOON}),
    ("staff_invitations", _STAFF_INVITATION),
    ("folders", _FOLDER),
    ("folder_keys", {"id": FOLDER_KEY, "folder_id": FOLDER, "version": 1, "public_key": b"public"}),
    (
        "grants",
        {
            "id": UUID(int=30),
            "folder_key_id": FOLDER_KEY,
            "holder_key_id": KEY,
            "sealed_private_key": b"granted",
        },
    ),
    ("folder_invitations", _INVITATION),
    ("record_lines", _RECORD_LINE),
    ("help_calls", _HELP_CALL),
    ("answers", _ANSWER),
    ("journey_steps", _STEP),
    (
        "drafts",
        {
            "id": UUID(int=41),
            "person_id": YOUNG,
            "subject": "question:my-own",
            "sealed_words": b"sealed draft",
        },
    ),
)


def insert(engine: Engine, table: str, row: Row) -> None:
    """One row by plain SQL, through nothing but the schema that the migrations made."""
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    values = dict(row)
    if engine.dialect.name == "sqlite":
        values = {name: _as_sqlite_keeps_it(value) for name, value in row.items()}
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), values)  # noqa: S608


def _as_sqlite_keeps_it(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value
