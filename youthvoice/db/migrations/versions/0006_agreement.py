"""The worker's promise, contacts and check-ins; and the diary."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _agreements()
    _contacts()
    _check_ins()
    _meetings()
    _meeting_parts()


def downgrade() -> None:
    for table in ("meeting_parts", "meetings", "check_ins", "contacts", "agreements"):
        op.drop_table(table)


def _agreements() -> None:
    op.create_table(
        "agreements",
        *_leaf("agreements"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("by_young_person", sa.Boolean(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("meet_every", sa.Integer(), nullable=True),
        sa.Column("call_every", sa.Integer(), nullable=True),
        sa.Column("text_every", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "meet_every IS NOT NULL OR call_every IS NOT NULL OR text_every IS NOT NULL",
            name=op.f("ck_agreements_says_how_often"),
        ),
        sa.CheckConstraint(
            "(agreed_on IS NULL) = (agreed_by IS NULL)",
            name=op.f("ck_agreements_agreed_by_somebody"),
        ),
        _person("agreements", "proposed_by"),
        _person("agreements", "agreed_by"),
        sa.UniqueConstraint("folder_id", "version", name=op.f("uq_agreements_folder_id")),
    )
    op.create_index(op.f("ix_agreements_folder_id"), "agreements", ["folder_id"])


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", _one_of("contactkind", "met", "called", "texted", "tried"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Uuid(), nullable=False),
        sa.Column("logged_on", sa.Date(), nullable=False),
        sa.Column("happened", sa.Boolean(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(happened IS NULL) = (said_on IS NULL)", name=op.f("ck_contacts_said_on_a_day")
        ),
        _folder("contacts"),
        _person("contacts", "logged_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index("ix_contacts_folder_day", "contacts", ["folder_id", "day"])


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        *_leaf("check_ins"),
        sa.Column("sent_by", sa.Uuid(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        _person("check_ins", "sent_by"),
    )
    op.create_index(op.f("ix_check_ins_folder_id"), "check_ins", ["folder_id"])


def _meetings() -> None:
    kind = _one_of("meetingkind", "protection", "review", "court", "visit", "health", "other")
    op.create_table(
        "meetings",
        *_leaf("meetings"),
        sa.Column("kind", kind, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("by_young_person", sa.Boolean(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("called_off_on", sa.Date(), nullable=True),
        _person("meetings", "added_by"),
    )
    op.create_index(op.f("ix_meetings_folder_id"), "meetings", ["folder_id"])
    op.create_index("ix_meetings_folder_day", "meetings", ["folder_id", "day"])


def _meeting_parts() -> None:
    op.create_table(
        "meeting_parts",
        *_leaf("meeting_parts"),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("part", _one_of("part", "before", "heard", "decided"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_parts_meeting_id"),
            ondelete="CASCADE",
        ),
        _person("meeting_parts", "written_by"),
        sa.UniqueConstraint("meeting_id", "part", name=op.f("uq_meeting_parts_meeting_id")),
    )
    op.create_index(op.f("ix_meeting_parts_folder_id"), "meeting_parts", ["folder_id"])


def _leaf(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        _folder(table),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _folder(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["folder_id"], ["folders.id"], name=op.f(f"fk_{table}_folder_id"), ondelete="CASCADE"
    )


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["people.id"], name=op.f(f"fk_{table}_{column}"))


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
