"""The participation key, words that wait without a name, and what was published of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard_keys",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_heard_keys_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard_keys")),
        sa.UniqueConstraint("area_id", "version", name=op.f("uq_heard_keys_area_id")),
    )
    op.create_table(
        "heard_grants",
        sa.Column("heard_key_id", sa.Uuid(), nullable=False),
        sa.Column("holder_key_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_heard_grants_{column}"),
                ondelete="CASCADE",
            )
            for column, table in (("heard_key_id", "heard_keys"), ("holder_key_id", "keys"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard_grants")),
        sa.UniqueConstraint(
            "heard_key_id", "holder_key_id", name=op.f("uq_heard_grants_heard_key_id")
        ),
    )
    op.create_index(op.f("ix_heard_grants_holder_key_id"), "heard_grants", ["holder_key_id"])
    _words("heard_words", _number("key_version"), _sealed("sealed_words"))
    _words("published_words", sa.Column("text", sa.Text(), nullable=False))
    op.create_table(
        "shared_by_me",
        sa.Column("key_id", sa.Uuid(), nullable=False),
        _sealed("sealed_ids"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["keys.id"], name=op.f("fk_shared_by_me_key_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_by_me")),
        sa.UniqueConstraint("key_id", name=op.f("uq_shared_by_me_key_id")),
    )


def downgrade() -> None:
    for table in (
        "shared_by_me",
        "published_words",
        "heard_words",
        "heard_grants",
        "heard_keys",
    ):
        op.drop_table(table)


def _words(table: str, *columns: sa.Column[Any]) -> None:
    kinds = ("rating", "wish", "shared")
    kind = sa.Enum(*kinds, name="wordskind", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        table,
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        *columns,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f(f"fk_{table}_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)
