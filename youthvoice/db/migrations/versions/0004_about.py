"""About me, my safety plan, my people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "about_entries",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.String(length=24), nullable=False),
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
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("own_key_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(audience = 'worker') = (key_version IS NOT NULL)",
            name=op.f("ck_about_entries_shared_under_folder_key"),
        ),
        sa.CheckConstraint(
            "(audience = 'just_me') = (own_key_id IS NOT NULL)",
            name=op.f("ck_about_entries_just_me_under_own_key"),
        ),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_about_entries_folder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_about_entries")),
        sa.UniqueConstraint("folder_id", "topic_id", name=op.f("uq_about_entries_folder_id")),
    )
    op.create_table(
        "safety_plans",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *_leaf("safety_plans"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_safety_plans_person_id")
        ),
        sa.UniqueConstraint("folder_id", "version", name=op.f("uq_safety_plans_folder_id")),
    )
    op.create_index(op.f("ix_safety_plans_folder_id"), "safety_plans", ["folder_id"])
    op.create_table(
        "team_members",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *_leaf("team_members"),
        sa.CheckConstraint(
            "ended_on IS NULL OR NOT leads",
            name=op.f("ck_team_members_nobody_leads_who_has_left"),
        ),
        sa.UniqueConstraint("folder_id", "number", name=op.f("uq_team_members_folder_id")),
    )
    op.create_index(op.f("ix_team_members_folder_id"), "team_members", ["folder_id"])
    op.create_index(
        op.f("ix_team_members_one_leads"),
        "team_members",
        ["folder_id"],
        unique=True,
        sqlite_where=sa.text("leads"),
        postgresql_where=sa.text("leads"),
    )


def downgrade() -> None:
    for table in ("team_members", "safety_plans", "about_entries"):
        op.drop_table(table)


def _leaf(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f(f"fk_{table}_folder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
