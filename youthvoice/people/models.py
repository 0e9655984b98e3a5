"""The table of who is in a young person's team."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base
from youthvoice.folders.models import Leaf

_LEADS = text("leads")


class TeamMember(Leaf, Base):
    """Somebody in the team; whoever leaves it stays readable with the day."""

    __tablename__ = "team_members"
    __table_args__ = (
        UniqueConstraint("folder_id", "number"),
        CheckConstraint("ended_on IS NULL OR NOT leads", name="nobody_leads_who_has_left"),
        Index(
            "ix_team_members_one_leads",
            "folder_id",
            unique=True,
            sqlite_where=_LEADS,
            postgresql_where=_LEADS,
        ),
    )

    number: Mapped[int]
    # Counts the changes, so that two who change the same person do not overwrite each other.
    version: Mapped[int] = mapped_column(default=1)
    leads: Mapped[bool]
    since: Mapped[date]
    ended_on: Mapped[date | None]
