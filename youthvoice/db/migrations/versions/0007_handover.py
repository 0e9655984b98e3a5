"""A change of worker, a worker's own page, and grants that end on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("grants", sa.Column("until", sa.Date(), nullable=True))
    op.create_table(
        "worker_pages",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_worker_pages_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_pages")),
        sa.UniqueConstraint("person_id", name=op.f("uq_worker_pages_person_id")),
    )
    op.create_table(
        "worker_changes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of("kind", "hand_over", "cover"), nullable=False),
        sa.Column("state", _one_of("state", "told", "done", "over", "called_off"), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("untold", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'cover') = (until IS NOT NULL)", name=op.f("ck_worker_changes_a_cover_ends")
        ),
        sa.CheckConstraint(
            "state <> 'told' OR done_on IS NULL", name=op.f("ck_worker_changes_done_is_done")
        ),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_worker_changes_folder_id"),
            ondelete="CASCADE",
        ),
        *(
            sa.ForeignKeyConstraint([each], ["people.id"], name=op.f(f"fk_worker_changes_{each}"))
            for each in ("from_id", "to_id", "made_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_changes")),
    )
    for each in ("folder_id", "to_id"):
        op.create_index(op.f(f"ix_worker_changes_{each}"), "worker_changes", [each])


def downgrade() -> None:
    op.drop_table("worker_changes")
    op.drop_table("worker_pages")
    # A grant that was to end would otherwise last.
    op.execute("DELETE FROM grants WHERE until IS NOT NULL")
    with op.batch_alter_table("grants") as grants:
        grants.drop_column("until")


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
