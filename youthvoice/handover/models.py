"""Tables of a young person's workers changing: told before, for good or for a while."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Base, Ciphertext, Identified, one_of
from youthvoice.folders.models import Leaf


class Kind(StrEnum):
    """For good, or while the worker is away."""

    HAND_OVER = "hand_over"
    COVER = "cover"


class State(StrEnum):
    """Where a change stands."""

    TOLD = "told"
    DONE = "done"
    OVER = "over"
    CALLED_OFF = "called_off"


class WorkerChange(Leaf, Base):
    """One change of worker. Sealed: `words` to the young person, `untold_because`, and

    `for_worker`: what the young person wants the new one to know.
    """

    __tablename__ = "worker_changes"
    __table_args__ = (
        CheckConstraint("(kind = 'cover') = (until IS NOT NULL)", name="a_cover_ends"),
        CheckConstraint("state <> 'told' OR done_on IS NULL", name="done_is_done"),
    )

    number: Mapped[int]
    kind: Mapped[Kind] = mapped_column(one_of(Kind))
    state: Mapped[State] = mapped_column(one_of(State))
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    made_on: Mapped[date]
    # From when; for a cover it is the day it was made.
    from_day: Mapped[date]
    until: Mapped[date | None]
    # The young person has read it or was told in person. None with a reason: it was not safe.
    told_on: Mapped[date | None]
    untold: Mapped[bool] = mapped_column(default=False)
    done_on: Mapped[date | None]


class WorkerPage(Identified, Base):
    """What a worker tells young people about themselves. Sealed under the house key, as names."""

    __tablename__ = "worker_pages"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), unique=True
    )
    sealed_words: Mapped[Sealed] = mapped_column(Ciphertext)

    @property
    def place(self) -> Place:
        """The cell of the words."""
        return Place("worker_pages", "sealed_words", self.id)
