"""Tables of who was told what about a young person, and what parents are told."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.db.base import Base, one_of
from youthvoice.folders.models import Leaf


class Told(StrEnum):
    """When the young person was told that something is shared."""

    BEFORE = "before"
    AFTER = "after"
    NOT_YET = "not_yet"


class View(StrEnum):
    """What the young person thinks of it."""

    OK = "ok"
    NOT_OK = "not_ok"
    ASK_FIRST = "ask_first"


class Wish(StrEnum):
    """What the young person wants their parents to know of a subject."""

    MAY_KNOW = "may_know"
    NOT_MY_PARENTS = "not_my_parents"


class Kept(StrEnum):
    """What the worker answered to a wish."""

    AGREED = "agreed"
    CANNOT = "cannot"


class Sharing(Leaf, Base):
    """Something was shared. Sealed: `what`, `with_whom`, `why`, `untold_because`."""

    __tablename__ = "sharings"

    number: Mapped[int]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    shared_on: Mapped[date]
    told: Mapped[Told] = mapped_column(one_of(Told))


class SharingView(Leaf, Base):
    """What the young person thinks of a sharing, with their words. The newest one counts."""

    __tablename__ = "sharing_views"

    sharing_id: Mapped[UUID] = mapped_column(
        ForeignKey("sharings.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    view: Mapped[View] = mapped_column(one_of(View))
    day: Mapped[date]


class ParentsSubject(Leaf, Base):
    """One subject, and whether parents may know. Sealed: `subject`, `because`."""

    __tablename__ = "parents_subjects"
    __table_args__ = (
        CheckConstraint(
            "(kept IS NULL) = (answered_by IS NULL) AND (kept IS NULL) = (answered_on IS NULL)",
            name="answered_by_somebody",
        ),
    )

    number: Mapped[int]
    wish: Mapped[Wish] = mapped_column(one_of(Wish))
    made_on: Mapped[date]
    kept: Mapped[Kept | None] = mapped_column(one_of(Kept))
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    answered_on: Mapped[date | None]
