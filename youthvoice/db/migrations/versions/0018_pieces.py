"""Recordings and drawings, in sealed pieces of one size."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pieces",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("own_key_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_bytes", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(key_version IS NULL) <> (own_key_id IS NULL)",
            name=op.f("ck_pieces_sealed_to_one_key"),
        ),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_pieces_folder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answers.id"],
            name=op.f("fk_pieces_answer_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pieces")),
    )
    op.create_index(op.f("ix_pieces_folder_id"), "pieces", ["folder_id"])
    op.create_index(op.f("ix_pieces_answer_id"), "pieces", ["answer_id"])


def downgrade() -> None:
    op.drop_table("pieces")
