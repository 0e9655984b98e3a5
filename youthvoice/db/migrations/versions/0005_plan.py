"""The plan: aims and promises, their wordings, what was said to them, and who last looked when."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _items()
    _versions()
    _steps()
    op.create_table(
        "plan_looks",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _in_folder("plan_looks"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_plan_looks_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("folder_id", "person_id", name=op.f("pk_plan_looks")),
    )


def downgrade() -> None:
    for table in ("plan_looks", "plan_steps", "plan_versions", "plan_items"):
        op.drop_table(table)


def _items() -> None:
    op.create_table(
        "plan_items",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("aim_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("whose", _one_of("whose", "worker", "young", "other"), nullable=True),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.Column("state", _one_of("promisestate", "to_come", "done", "cannot"), nullable=True),
        sa.Column(
            "view",
            _one_of("view", "own_words", "agree", "not_sure", "disagree"),
            nullable=True,
        ),
        sa.Column("happened", sa.Boolean(), nullable=True),
        sa.Column("unanswered_since", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(aim_id IS NULL) = (state IS NULL)", name=op.f("ck_plan_items_promise_has_a_state")
        ),
        sa.CheckConstraint(
            "(aim_id IS NULL) = (whose IS NULL)", name=op.f("ck_plan_items_promise_has_a_person")
        ),
        sa.CheckConstraint(
            "(aim_id IS NULL) = (by_day IS NULL)", name=op.f("ck_plan_items_promise_has_a_day")
        ),
        _in_folder("plan_items"),
        sa.ForeignKeyConstraint(
            ["aim_id"], ["plan_items.id"], name=op.f("fk_plan_items_aim_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
        sa.UniqueConstraint("folder_id", "number", name=op.f("uq_plan_items_folder_id")),
    )
    op.create_index(op.f("ix_plan_items_aim_id"), "plan_items", ["aim_id"], unique=False)


def _versions() -> None:
    op.create_table(
        "plan_versions",
        *_leaf("plan_versions"),
        sa.Column("whose", _one_of("whose", "worker", "young", "other"), nullable=True),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.UniqueConstraint("item_id", "version", name=op.f("uq_plan_versions_item_id")),
    )
    op.create_index(
        op.f("ix_plan_versions_folder_id"), "plan_versions", ["folder_id"], unique=False
    )


def _steps() -> None:
    kinds = (
        *("agree", "not_sure", "disagree", "happened", "not_happened"),
        *("to_come", "done", "cannot", "answered", "ended", "taken_up"),
    )
    op.create_table(
        "plan_steps",
        *_leaf("plan_steps"),
        sa.Column("kind", _one_of("planstepkind", *kinds), nullable=False),
        sa.UniqueConstraint("folder_id", "number", name=op.f("uq_plan_steps_folder_id")),
    )
    for column in ("folder_id", "item_id"):
        op.create_index(op.f(f"ix_plan_steps_{column}"), "plan_steps", [column], unique=False)


def _leaf(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """The columns that a wording and a step share."""
    return (
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["plan_items.id"], name=op.f(f"fk_{table}_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f(f"fk_{table}_person_id")),
        _in_folder(table),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _in_folder(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["folder_id"], ["folders.id"], name=op.f(f"fk_{table}_folder_id"), ondelete="CASCADE"
    )


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
