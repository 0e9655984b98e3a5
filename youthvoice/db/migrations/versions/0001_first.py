"""Areas, people and their keys; folders, grants and records; answers, journeys and drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("board_name", sa.String(length=120), nullable=False),
        sa.Column("reading_hours", sa.String(length=200), nullable=False),
        sa.Column("help_note", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    op.create_table(
        "keys",
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("locked_private_key", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("memory_kib", sa.Integer(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("lanes", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_sign_in_attempts")),
    )
    op.create_table(
        "people",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "young_person",
                "keyworker",
                "team_manager",
                "duty_lead",
                "participation_worker",
                "board_analyst",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column(
            "secret_kind",
            sa.Enum(
                "pictures",
                "words",
                "passphrase",
                name="secretkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("holds_duty", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_people_area_id")),
        sa.ForeignKeyConstraint(
            ["key_id"], ["keys.id"], name=op.f("fk_people_key_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("key_id", name=op.f("uq_people_key_id")),
        sa.UniqueConstraint("lookup", name=op.f("uq_people_lookup")),
    )
    op.create_table(
        "drafts",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_drafts_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("person_id", "subject", name=op.f("uq_drafts_person_id")),
    )
    op.create_table(
        "folders",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("keyworker_id", sa.Uuid(), nullable=True),
        sa.Column("young_person_id", sa.Uuid(), nullable=True),
        sa.Column("current_version", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("sealed_label", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_folders_area_id")),
        sa.ForeignKeyConstraint(
            ["keyworker_id"], ["people.id"], name=op.f("fk_folders_keyworker_id")
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"], ["people.id"], name=op.f("fk_folders_young_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folders")),
        sa.UniqueConstraint("young_person_id", name=op.f("uq_folders_young_person_id")),
    )
    op.create_index(op.f("ix_folders_area_id"), "folders", ["area_id"], unique=False)
    op.create_index(op.f("ix_folders_keyworker_id"), "folders", ["keyworker_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "door",
            sa.Enum(
                "public",
                "young",
                "work",
                "board",
                name="door",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("idle_until", sa.BigInteger(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_sessions_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("digest", name=op.f("uq_sessions_digest")),
    )
    op.create_index(op.f("ix_sessions_person_id"), "sessions", ["person_id"], unique=False)
    op.create_table(
        "staff_invitations",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "young_person",
                "keyworker",
                "team_manager",
                "duty_lead",
                "participation_worker",
                "board_analyst",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["areas.id"], name=op.f("fk_staff_invitations_area_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_staff_invitations_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_invitations")),
        sa.UniqueConstraint("digest", name=op.f("uq_staff_invitations_digest")),
    )
    op.create_table(
        "answers",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                "said",
                "asked",
                "rather_not",
                "another_time",
                name="choice",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
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
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("own_key_id", sa.Uuid(), nullable=True),
        sa.Column("reply_owed_since", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("news_since", sa.Date(), nullable=True),
        sa.Column("verdict_waits_since", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "audience = 'worker' OR (key_version IS NULL AND reply_owed_since IS NULL"
            " AND news_since IS NULL AND shared_on IS NULL)",
            name=op.f("ck_answers_just_me_stays_with_me"),
        ),
        sa.CheckConstraint(
            "sealed_words IS NULL OR (key_version IS NULL) <> (own_key_id IS NULL)",
            name=op.f("ck_answers_sealed_to_one_key"),
        ),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_answers_folder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("folder_id", "number", name=op.f("uq_answers_folder_id")),
    )
    op.create_index(
        "ix_answers_folder_question", "answers", ["folder_id", "question_id"], unique=False
    )
    op.create_table(
        "folder_invitations",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_folder_invitations_folder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["keys.id"], name=op.f("fk_folder_invitations_key_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folder_invitations")),
        sa.UniqueConstraint("folder_id", name=op.f("uq_folder_invitations_folder_id")),
        sa.UniqueConstraint("lookup", name=op.f("uq_folder_invitations_lookup")),
    )
    op.create_table(
        "folder_keys",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_folder_keys_folder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folder_keys")),
        sa.UniqueConstraint("folder_id", "version", name=op.f("uq_folder_keys_folder_id")),
    )
    op.create_table(
        "help_calls",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(ended_by IS NULL) = (ended_on IS NULL)", name=op.f("ck_help_calls_ended_by_somebody")
        ),
        sa.CheckConstraint(
            "(seen_by IS NULL) = (seen_on IS NULL)", name=op.f("ck_help_calls_seen_by_somebody")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_help_calls_ended_by")),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_help_calls_folder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["seen_by"], ["people.id"], name=op.f("fk_help_calls_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_calls")),
    )
    op.create_index(op.f("ix_help_calls_folder_id"), "help_calls", ["folder_id"], unique=False)
    op.create_table(
        "record_lines",
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "made",
                "invited",
                "joined",
                "looked",
                "replied",
                "said_when",
                "saw_call",
                "ended_call",
                "gave_key",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["folders.id"],
            name=op.f("fk_record_lines_folder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_record_lines_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_lines")),
        sa.UniqueConstraint(
            "folder_id", "person_id", "act", "day", name=op.f("uq_record_lines_folder_id")
        ),
    )
    op.create_table(
        "grants",
        sa.Column("folder_key_id", sa.Uuid(), nullable=False),
        sa.Column("holder_key_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_key_id"],
            ["folder_keys.id"],
            name=op.f("fk_grants_folder_key_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_key_id"], ["keys.id"], name=op.f("fk_grants_holder_key_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("folder_key_id", "holder_key_id", name=op.f("uq_grants_folder_key_id")),
    )
    op.create_index(op.f("ix_grants_holder_key_id"), "grants", ["holder_key_id"], unique=False)
    op.create_table(
        "journey_steps",
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "seen",
                "will_answer",
                "reply",
                "verdict",
                name="stepkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.Column(
            "verdict",
            sa.Enum(
                "yes",
                "a_bit",
                "no",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'verdict') = (verdict IS NOT NULL)",
            name=op.f("ck_journey_steps_verdict_says_which"),
        ),
        sa.CheckConstraint(
            "(kind = 'will_answer') = (by_day IS NOT NULL)",
            name=op.f("ck_journey_steps_day_of_a_promise"),
        ),
        sa.CheckConstraint(
            "kind <> 'reply' OR sealed_words IS NOT NULL",
            name=op.f("ck_journey_steps_reply_has_words"),
        ),
        sa.CheckConstraint(
            "(sealed_words IS NULL) = (key_version IS NULL)",
            name=op.f("ck_journey_steps_words_have_a_key"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answers.id"],
            name=op.f("fk_journey_steps_answer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_journey_steps_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journey_steps")),
        sa.UniqueConstraint("answer_id", "number", name=op.f("uq_journey_steps_answer_id")),
    )
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("journey_steps")
    op.drop_table("grants")
    op.drop_table("record_lines")
    op.drop_table("help_calls")
    op.drop_table("folder_keys")
    op.drop_table("folder_invitations")
    op.drop_table("answers")
    op.drop_table("staff_invitations")
    op.drop_table("sessions")
    op.drop_table("folders")
    op.drop_table("drafts")
    op.drop_table("people")
    op.drop_table("sign_in_attempts")
    op.drop_table("keys")
    op.drop_table("areas")
