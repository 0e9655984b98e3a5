"""Teams of workers, and which periods were counted."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "teams",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_teams_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("area_id", "name", name=op.f("uq_teams_area_id")),
    )
    # In one statement: making `people` anew in SQLite would take everything with it that points
    # there.
    op.add_column(
        "people",
        sa.Column(
            "team_id",
            sa.Uuid(),
            sa.ForeignKey("teams.id", name=op.f("fk_people_team_id")),
            nullable=True,
        ),
        inline_references=True,
    )
    op.create_table(
        "closed_periods",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_closed_periods_area_id")),
        sa.PrimaryKeyConstraint("area_id", "period", name="pk_closed_periods"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("closed_periods")
    op.drop_column("people", "team_id")
    op.drop_table("teams")
