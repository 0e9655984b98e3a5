"""The migrations make exactly the tables that the models describe, and keep what is in them."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, select
from sqlalchemy.orm import Session

from tests.db.rows_0001 import AREA_ROW, insert
from youthvoice.accounts.models import Area
from youthvoice.db import migrate as module
from youthvoice.db.migrate import migrate
from youthvoice.tables import METADATA

SCRIPTS = str(Path(module.__file__).parent / "migrations")


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
    insert(empty, "areas", AREA_ROW)

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
