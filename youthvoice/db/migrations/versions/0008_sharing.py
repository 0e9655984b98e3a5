"""Who was told what, what the young person thinks of it, and what parents may know."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _leaf_table(
        "sharings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("told", _one_of("told", "before", "after", "not_yet"), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_sharings_made_by")),
    )
    _leaf_table(
        "sharing_views",
        sa.Column("sharing_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("view", _one_of("view", "ok", "not_ok", "ask_first"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sharing_id"],
            ["sharings.id"],
            name=op.f("fk_sharing_views_sharing_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_sharing_views_sharing_id"), "sharing_views", ["sharing_id"])
    _leaf_table(
        "parents_subjects",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wish", _one_of("wish", "may_know", "not_my_parents"), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("kept", _one_of("kept", "agreed", "cannot"), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(kept IS NULL) = (answered_by IS NULL) AND (kept IS NULL) = (answered_on IS NULL)",
            name=op.f("ck_parents_subjects_answered_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name=op.f("fk_parents_subjects_answered_by")
        ),
    )


def downgrade() -> None:
    for table in ("parents_subjects", "sharing_views", "sharings"):
        op.drop_table(table)


def _leaf_table(name: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of a folder's words: what all of them share, and what is this one's own."""
    op.create_table(
        name,
        *columns,
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f(f"fk_{name}_folder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_folder_id"), name, ["folder_id"])


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
