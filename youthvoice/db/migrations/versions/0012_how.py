"""How things are: faces on a day, and that a worker asked."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "how_entries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "just_me",
                "worker",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("own_key_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(audience = 'worker') = (key_version IS NOT NULL)",
            name=op.f("ck_how_entries_shared_under_folder_key"),
        ),
        sa.CheckConstraint(
            "(audience = 'just_me') = (own_key_id IS NOT NULL)",
            name=op.f("ck_how_entries_just_me_under_own_key"),
        ),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_how_entries_folder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_how_entries")),
    )
    op.create_index(op.f("ix_how_entries_folder_id"), "how_entries", ["folder_id"])
    op.create_table(
        "how_asks",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_how_asks_folder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_how_asks_asked_by")),
        sa.PrimaryKeyConstraint("folder_id", name=op.f("pk_how_asks")),
    )


def downgrade() -> None:
    for table in ("how_asks", "how_entries"):
        op.drop_table(table)
