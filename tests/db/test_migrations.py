"""The migrations make exactly the tables that the models describe, and keep what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, select, text
from sqlalchemy.orm import Session

from youthvoice.accounts.models import (
    Area,
    BrowserSession,
    LockedKey,
    Person,
    SecretKind,
    SignInAttempts,
    StaffInvitation,
)
from youthvoice.accounts.roles import Door, Role
from youthvoice.answers.models import (
    Answer,
    Audience,
    Choice,
    Draft,
    JourneyStep,
    StepKind,
    Verdict,
)
from youthvoice.comfort.models import HelpCall
from youthvoice.crypto.sealed import Sealed
from youthvoice.db import migrate as module
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.folders.models import Act, Folder, FolderInvitation, FolderKey, Grant, RecordLine
from youthvoice.tables import METADATA

SCRIPTS = str(Path(module.__file__).parent / "migrations")
AREA, WORKER, YOUNG, KEY, YOUNG_KEY, FOLDER, FOLDER_KEY, ANSWER = (UUID(int=n) for n in range(1, 9))
DAY = date(2026, 3, 9)
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind in which there is nothing yet."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield database.engine
        database.engine.dispose()
        return
    cluster = request.getfixturevalue("postgres_cluster")
    name, url = cluster.empty_database()
    database = Database(url)
    yield database.engine
    database.engine.dispose()
    cluster.drop(name)


def downgrade(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    return ScriptDirectory(SCRIPTS).get_current_head()


def insert(engine: Engine, table: str, **values: object) -> None:
    """One row by plain SQL, through nothing but the schema that the migrations made."""
    columns, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    uuids = {name: value for name, value in values.items() if isinstance(value, UUID)}
    if engine.dialect.name == "sqlite":
        values |= {name: value.hex for name, value in uuids.items()}
        values |= {n: v.isoformat() for n, v in values.items() if isinstance(v, date)}
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), values)  # noqa: S608


def test_from_empty_to_newest_is_what_the_models_say(empty) -> None:
    migrate(empty)

    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    assert revision_of(empty) == newest()


def test_the_migrated_tables_hold_every_check_that_the_models_name(empty) -> None:
    migrate(empty)

    found = inspect(empty)
    for table in METADATA.sorted_tables:
        named = {each.name for each in table.constraints if isinstance(each, CheckConstraint)}
        assert {each["name"] for each in found.get_check_constraints(table.name)} == named


def test_what_the_models_say_of_nulls_defaults_and_deletion_holds_in_the_tables(empty) -> None:
    migrate(empty)

    found = inspect(empty)
    for table in METADATA.sorted_tables:
        nullable = {each["name"]: each["nullable"] for each in found.get_columns(table.name)}
        assert nullable == {column.name: column.nullable for column in table.columns}
        deletion = {
            each["constrained_columns"][0]: each["options"].get("ondelete")
            for each in found.get_foreign_keys(table.name)
        }
        assert deletion == {each.parent.name: each.ondelete for each in table.foreign_keys}


def test_migrating_twice_changes_nothing(empty) -> None:
    migrate(empty)
    insert_an_area(empty)

    migrate(empty)

    assert revision_of(empty) == newest()
    with Session(empty) as session:
        assert session.scalars(select(Area.name)).all() == ["Riverbend"]


def test_going_back_to_the_beginning_leaves_nothing(empty) -> None:
    migrate(empty)

    downgrade(empty, "base")

    assert set(inspect(empty).get_table_names()) == {"alembic_version"}
    assert revision_of(empty) is None


def test_after_going_back_one_can_go_forward_again(empty) -> None:
    migrate(empty)
    downgrade(empty, "base")

    migrate(empty)

    assert revision_of(empty) == newest()


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory(SCRIPTS).get_heads()) == 1


def test_0001_keeps_what_people_and_their_browsers_are(empty) -> None:
    migrate(empty, "0001")
    insert_people(empty)
    insert(
        empty,
        "sessions",
        id=UUID(int=20),
        digest=b"digest",
        person_id=YOUNG,
        door="young",
        idle_until=int(NOON.timestamp()),
        sealed_private_key=b"sealed key",
        sealed_name=None,
    )
    insert(empty, "sign_in_attempts", lookup=b"name", failures=5, not_before=int(NOON.timestamp()))
    insert(
        empty,
        "staff_invitations",
        id=UUID(int=21),
        area_id=AREA,
        digest=b"link",
        role="duty_lead",
        sealed_name=b"sealed Priya",
        person_id=None,
        expires_at=int(NOON.timestamp()),
    )

    migrate(empty)

    with Session(empty) as session:
        area = session.get_one(Area, AREA)
        assert (area.name, area.board_name, area.reading_hours, area.help_note) == (
            "Riverbend",
            "the board",
            "9 to 5",
            "note",
        )
        key = session.get_one(LockedKey, KEY)
        assert (key.public_key, key.lock.sealed, key.salt) == (b"public", b"locked", b"salt")
        assert (key.lock.cost.memory_kib, key.lock.cost.passes, key.lock.cost.lanes) == (
            65536,
            3,
            1,
        )
        worker, young = session.get_one(Person, WORKER), session.get_one(Person, YOUNG)
        assert (worker.role, worker.secret_kind) == (Role.KEYWORKER, SecretKind.PASSPHRASE)
        assert (worker.active, worker.holds_duty, worker.totp_step) == (True, False, 59_100_000)
        assert (worker.sealed_name, worker.sealed_totp) == (b"sealed Sam", b"sealed totp")
        assert isinstance(worker.sealed_name, Sealed)
        assert (young.role, young.secret_kind) == (Role.YOUNG_PERSON, SecretKind.PICTURES)
        assert (young.told_on, young.key_id, young.sealed_name) == (DAY, YOUNG_KEY, None)
        browser = session.scalars(select(BrowserSession)).one()
        assert (browser.door, browser.idle_until) == (Door.YOUNG, NOON)
        assert (browser.sealed_private_key, browser.sealed_name) == (b"sealed key", None)
        tries = session.get_one(SignInAttempts, b"name")
        assert (tries.failures, tries.not_before) == (5, NOON)
        invitation = session.scalars(select(StaffInvitation)).one()
        assert (invitation.role, invitation.expires_at) == (Role.DUTY_LEAD, NOON)
        assert (invitation.digest, invitation.person_id) == (b"link", None)


def test_0001_keeps_what_folders_are_and_who_holds_them(empty) -> None:
    migrate(empty, "0001")
    insert_people(empty)
    insert_a_folder(empty)
    insert(
        empty,
        "grants",
        id=UUID(int=30),
        folder_key_id=FOLDER_KEY,
        holder_key_id=KEY,
        sealed_private_key=b"granted",
    )
    insert(
        empty,
        "folder_invitations",
        id=UUID(int=31),
        folder_id=FOLDER,
        key_id=YOUNG_KEY,
        lookup=b"four words",
        expires_at=int(NOON.timestamp()),
    )
    insert(
        empty,
        "record_lines",
        id=UUID(int=32),
        folder_id=FOLDER,
        person_id=WORKER,
        act="gave_key",
        day=DAY,
        times=3,
    )
    insert(
        empty,
        "help_calls",
        id=UUID(int=33),
        folder_id=FOLDER,
        asked_on=DAY,
        seen_by=WORKER,
        seen_on=DAY,
        ended_by=None,
        ended_on=None,
    )

    migrate(empty)

    with Session(empty) as session:
        folder = session.get_one(Folder, FOLDER)
        assert (folder.area_id, folder.keyworker_id, folder.young_person_id) == (
            AREA,
            WORKER,
            YOUNG,
        )
        assert (folder.current_version, folder.last_number) == (1, 7)
        assert (folder.sealed_label, folder.sealed_name) == (b"sealed label", None)
        key = session.get_one(FolderKey, FOLDER_KEY)
        assert (key.folder_id, key.version, key.public_key) == (FOLDER, 1, b"public")
        grant = session.scalars(select(Grant)).one()
        assert (grant.folder_key_id, grant.holder_key_id) == (FOLDER_KEY, KEY)
        assert grant.sealed_private_key == b"granted"
        invitation = session.scalars(select(FolderInvitation)).one()
        assert (invitation.lookup, invitation.expires_at) == (b"four words", NOON)
        line = session.scalars(select(RecordLine)).one()
        assert (line.person_id, line.act, line.day, line.times) == (WORKER, Act.GAVE_KEY, DAY, 3)
        call = session.scalars(select(HelpCall)).one()
        assert (call.asked_on, call.seen_by, call.seen_on, call.ended_on) == (
            DAY,
            WORKER,
            DAY,
            None,
        )


def test_0001_keeps_what_was_said_and_what_came_back(empty) -> None:
    migrate(empty, "0001")
    insert_people(empty)
    insert_a_folder(empty)
    insert(
        empty,
        "answers",
        id=ANSWER,
        folder_id=FOLDER,
        number=7,
        question_id="make-me-safe.4",
        choice="said",
        audience="worker",
        said_on=DAY,
        shared_on=DAY,
        sealed_words=b"sealed words",
        key_version=1,
        own_key_id=None,
        reply_owed_since=DAY,
        answer_by=None,
        news_since=DAY,
        verdict_waits_since=None,
    )
    insert(
        empty,
        "journey_steps",
        id=UUID(int=40),
        answer_id=ANSWER,
        number=1,
        kind="verdict",
        person_id=YOUNG,
        day=DAY,
        by_day=None,
        verdict="a_bit",
        sealed_words=b"sealed more",
        key_version=1,
    )
    insert(
        empty,
        "drafts",
        id=UUID(int=41),
        person_id=YOUNG,
        subject="question:my-own",
        sealed_words=b"sealed draft",
    )

    migrate(empty)

    with Session(empty) as session:
        answer = session.get_one(Answer, ANSWER)
        assert (answer.folder_id, answer.number, answer.question_id) == (
            FOLDER,
            7,
            "make-me-safe.4",
        )
        assert (answer.choice, answer.audience) == (Choice.SAID, Audience.WORKER)
        assert (answer.said_on, answer.shared_on, answer.news_since) == (DAY, DAY, DAY)
        assert (answer.sealed_words, answer.key_version) == (b"sealed words", 1)
        assert (answer.own_key_id, answer.answer_by, answer.verdict_waits_since) == (None,) * 3
        assert answer.reply_owed_since == DAY
        step = session.scalars(select(JourneyStep)).one()
        assert (step.answer_id, step.number, step.person_id) == (ANSWER, 1, YOUNG)
        assert (step.kind, step.verdict, step.day) == (StepKind.VERDICT, Verdict.A_BIT, DAY)
        assert (step.sealed_words, step.key_version, step.by_day) == (b"sealed more", 1, None)
        draft = session.scalars(select(Draft)).one()
        assert (draft.person_id, draft.subject) == (YOUNG, "question:my-own")
        assert draft.sealed_words == b"sealed draft"


def insert_an_area(engine: Engine) -> None:
    insert(
        engine,
        "areas",
        id=AREA,
        name="Riverbend",
        board_name="the board",
        reading_hours="9 to 5",
        help_note="note",
    )


def insert_people(engine: Engine) -> None:
    insert_an_area(engine)
    for key in (KEY, YOUNG_KEY):
        insert(
            engine,
            "keys",
            id=key,
            public_key=b"public",
            locked_private_key=b"locked",
            salt=b"salt",
            memory_kib=65536,
            passes=3,
            lanes=1,
        )
    insert(
        engine,
        "people",
        id=WORKER,
        area_id=AREA,
        role="keyworker",
        key_id=KEY,
        lookup=b"sam",
        secret_kind="passphrase",
        active=True,
        holds_duty=False,
        told_on=None,
        sealed_name=b"sealed Sam",
        sealed_totp=b"sealed totp",
        totp_step=59_100_000,
    )
    insert(
        engine,
        "people",
        id=YOUNG,
        area_id=AREA,
        role="young_person",
        key_id=YOUNG_KEY,
        lookup=b"otter",
        secret_kind="pictures",
        active=True,
        holds_duty=False,
        told_on=DAY,
        sealed_name=None,
        sealed_totp=None,
        totp_step=None,
    )


def insert_a_folder(engine: Engine) -> None:
    insert(
        engine,
        "folders",
        id=FOLDER,
        area_id=AREA,
        keyworker_id=WORKER,
        young_person_id=YOUNG,
        current_version=1,
        last_number=7,
        sealed_label=b"sealed label",
        sealed_name=None,
    )
    insert(engine, "folder_keys", id=FOLDER_KEY, folder_id=FOLDER, version=1, public_key=b"public")
