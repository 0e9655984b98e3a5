"""Forms that were taken already; and drafts end with the key they are sealed to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "taken_forms",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("led_to", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_taken_forms_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_taken_forms")),
    )
    op.create_index(op.f("ix_taken_forms_session_id"), "taken_forms", ["session_id"])
    op.add_column("drafts", sa.Column("key_id", sa.Uuid(), nullable=True))
    # An older draft may be sealed to a key that was lost, and nothing tells. It goes with the next.
    op.execute(
        "UPDATE drafts SET key_id ="
        " (SELECT people.key_id FROM people WHERE people.id = drafts.person_id)"
    )
    op.execute("DELETE FROM drafts WHERE key_id IS NULL")
    with op.batch_alter_table("drafts") as drafts:
        drafts.alter_column("key_id", existing_type=sa.Uuid(), nullable=False)
        drafts.create_foreign_key(
            op.f("fk_drafts_key_id"), "keys", ["key_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_constraint(op.f("fk_drafts_key_id"), type_="foreignkey")
        drafts.drop_column("key_id")
    op.drop_index(op.f("ix_taken_forms_session_id"), table_name="taken_forms")
    op.drop_table("taken_forms")
