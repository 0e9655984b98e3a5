"""The table of what a young person told about themselves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.answers.models import Audience
from youthvoice.db.base import Base, one_of
from youthvoice.folders.models import OwnLeaf


class AboutEntry(OwnLeaf, Base):
    """What was told under one topic: for whoever holds the folder, or "just me"."""

    __tablename__ = "about_entries"
    __table_args__ = (
        UniqueConstraint("folder_id", "topic_id"),
        CheckConstraint(
            "(audience = 'worker') = (key_version IS NOT NULL)", name="shared_under_folder_key"
        ),
        CheckConstraint(
            "(audience = 'just_me') = (own_key_id IS NOT NULL)", name="just_me_under_own_key"
        ),
    )

    topic_id: Mapped[str] = mapped_column(String(24))
    audience: Mapped[Audience] = mapped_column(one_of(Audience))
    told_on: Mapped[date]
