"""Rounds, tickets and cards; ratings, and what they add up to."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_KINDS = (
    "social_care",
    "exploitation",
    "youth_work",
    "health",
    "sexual_health",
    "school",
    "police",
    "housing",
    "advocacy",
    "other",
)
_DIMENSIONS = (
    "listened",
    "views_considered",
    "my_needs",
    "kept_informed",
    "my_pace",
    "respected",
    "trust",
    "one_worker",
    "not_given_up",
    "plain_language",
    "made_a_difference",
)


def upgrade() -> None:
    _rounds()
    _tickets_and_cards()
    _ratings()
    _results()


def downgrade() -> None:
    for table in (
        "rating_raters",
        "rating_counts",
        "spent_tickets",
        "ratings",
        "code_tries",
        "cards",
        "ticket_issues",
        "round_services",
        "rounds",
    ):
        op.drop_table(table)


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("allows_open", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_rounds_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
    )
    still_open = sa.text("closed_on IS NULL")
    op.create_index(
        "uq_rounds_open",
        "rounds",
        ["area_id"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "round_services",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", _one_of("servicekind", *_KINDS), nullable=False),
        sa.Column("picture", sa.String(length=40), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_belongs("round_services"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_services")),
        sa.UniqueConstraint("round_id", "service_id", name=op.f("uq_round_services_round_id")),
    )
    op.create_index(op.f("ix_round_services_service_id"), "round_services", ["service_id"])


def _tickets_and_cards() -> None:
    op.create_table(
        "ticket_issues",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_ticket_issues_round_id"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_ticket_issues_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_ticket_issues")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cards",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        *_belongs("cards"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_cards")),
        sa.UniqueConstraint("lookup", name=op.f("uq_cards_lookup")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_cards_round_id"), "cards", ["round_id"])
    op.create_table(
        "code_tries",
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("forgotten_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_code_tries")),
    )


def _ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("way", _way(), nullable=False),
        *(sa.Column(name, sa.SmallInteger(), nullable=True) for name in _DIMENSIONS),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_belongs("ratings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spent_tickets",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_spent_tickets_round_id"),
        sa.PrimaryKeyConstraint("round_id", "digest", name=op.f("pk_spent_tickets")),
        sqlite_with_rowid=False,
    )


def _results() -> None:
    op.create_table(
        "rating_counts",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("way", _way(), nullable=False),
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("face", sa.SmallInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        *_belongs("rating_counts"),
        sa.PrimaryKeyConstraint(
            "round_id", "service_id", "way", "dimension", "face", name=op.f("pk_rating_counts")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rating_raters",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("way", _way(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        *_belongs("rating_raters"),
        sa.PrimaryKeyConstraint("round_id", "service_id", "way", name=op.f("pk_rating_raters")),
        sqlite_with_rowid=False,
    )


def _belongs(table: str) -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    return (
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=f"fk_{table}_round_id"),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=f"fk_{table}_service_id"),
    )


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def _way() -> sa.Enum:
    return _one_of("way", "ticket", "card", "open")
