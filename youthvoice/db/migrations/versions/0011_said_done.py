"""You said, we did, and the self-assessment."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "said_done",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_said_done_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_said_done")),
    )
    op.create_index(op.f("ix_said_done_area_id"), "said_done", ["area_id"])
    _said_done_versions()
    _requirement_versions()


def downgrade() -> None:
    for table in ("requirement_versions", "said_done_versions", "said_done"):
        op.drop_table(table)


def _said_done_versions() -> None:
    table = "said_done_versions"
    op.create_table(
        table,
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("theme_id", sa.String(length=40), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=False),
        sa.Column("outcome", _one_of("outcome", "done", "not_done"), nullable=True),
        sa.Column("came_of_it", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(theme_id IS NULL) = (service_id IS NOT NULL)",
            name=op.f("ck_said_done_versions_about_one_thing"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (came_of_it IS NULL)",
            name=op.f("ck_said_done_versions_closed_with_words"),
        ),
        sa.CheckConstraint(
            "came_of_it <> ''", name=op.f("ck_said_done_versions_words_say_something")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["said_done.id"], name=op.f(f"fk_{table}_item_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f(f"fk_{table}_service_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_service_id"), table, ["service_id"])


def _requirement_versions() -> None:
    table = "requirement_versions"
    op.create_table(
        table,
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("requirement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column(
            "standing",
            _one_of("standing", "met", "partly", "not_met", "not_looked"),
            nullable=False,
        ),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.CheckConstraint("requirement BETWEEN 1 AND 15", name=op.f(f"ck_{table}_one_of_the_15")),
        sa.CheckConstraint(
            "standing <> 'met' OR evidence <> ''", name=op.f(f"ck_{table}_met_with_evidence")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f(f"fk_{table}_area_id")),
        sa.PrimaryKeyConstraint("area_id", "requirement", "version", name=op.f(f"pk_{table}")),
    )


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
