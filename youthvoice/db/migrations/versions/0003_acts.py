"""What a folder's record can say grows with the rooms of the folder."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BEFORE = (
    "made",
    "invited",
    "joined",
    "looked",
    "replied",
    "said_when",
    "saw_call",
    "ended_call",
    "gave_key",
)
_NEW = (
    "changed_plan",
    "changed_safety",
    "changed_agreement",
    "wrote_contact",
    "checked_in",
    "wrote_diary",
    "changed_people",
    "wrote_sharing",
    "told_change",
    "handed_over",
    "took_over",
    "covers",
)


def upgrade() -> None:
    _allow(_BEFORE + _NEW)


def downgrade() -> None:
    lines = sa.table("record_lines", sa.column("act"))
    op.execute(lines.delete().where(lines.c.act.in_(_NEW)))
    _allow(_BEFORE)


def _allow(acts: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{act}'" for act in acts)
    with op.batch_alter_table("record_lines") as lines:
        lines.drop_constraint(op.f("ck_record_lines_act"), type_="check")
        lines.create_check_constraint(op.f("ck_record_lines_act"), f"act IN ({listed})")
