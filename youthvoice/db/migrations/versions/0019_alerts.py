"""Messages that there is something new; what an area calls it on its young people's phones."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("areas", sa.Column("called", sa.String(length=12), nullable=True))
    op.create_table(
        "alerts",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("morning", sa.Boolean(), nullable=False),
        sa.Column("afternoon", sa.Boolean(), nullable=False),
        sa.Column("evening", sa.Boolean(), nullable=False),
        sa.Column("days", _one_of("days", "every", "week", "weekend"), nullable=False),
        sa.Column("sealed_endpoint", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_told", sa.LargeBinary(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column(
            "last_part", _one_of("partofday", "morning", "afternoon", "evening"), nullable=True
        ),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_alerts_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("person_id", name=op.f("uq_alerts_person_id")),
    )
    op.create_table(
        "alert_keys",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_alert_keys_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_keys")),
        sa.UniqueConstraint("area_id", name=op.f("uq_alert_keys_area_id")),
    )


def downgrade() -> None:
    op.drop_table("alert_keys")
    op.drop_table("alerts")
    op.drop_column("areas", "called")


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
