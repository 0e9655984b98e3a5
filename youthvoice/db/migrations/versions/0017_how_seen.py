"""Whether a worker has seen how things are: what was shared waits on the caseload until then."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("how_entries", sa.Column("seen_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("how_entries", "seen_on")
