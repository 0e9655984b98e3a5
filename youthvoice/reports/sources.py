"""What a report takes from other rooms, beside the tallies: one function for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.reports.period import Period
from youthvoice.reports.shape import Answered, RatedService, Words


@dataclass(frozen=True)
class Dimension:
    """One thing that young people may tell about themselves, and all the groups it can have.

    Tallies are `heard.<id>`, and their part is a group's id. The list of groups is settled and
    whole: a group that came up only where somebody is in it would tell that somebody is.
    """

    id: str
    words: str
    groups: Mapping[str, str]


def dimensions() -> tuple[Dimension, ...]:
    """Along what those who were heard are broken down: one at a time, never crossed."""
    return ()


def rated_services(
    session: Session,  # noqa: ARG001 - as the others
    area_id: UUID,  # noqa: ARG001
    period: Period,  # noqa: ARG001
) -> tuple[RatedService, ...]:
    """The services whose round closed in this period, by name, each way of rating apart."""
    return ()


def published_words(
    session: Session,  # noqa: ARG001 - as the others
    area_id: UUID,  # noqa: ARG001
    period: Period,  # noqa: ARG001
) -> tuple[Words, ...]:
    """Words of young people that a participation worker let through for this period."""
    return ()


def answered_in(
    session: Session,  # noqa: ARG001 - as the others
    area_id: UUID,  # noqa: ARG001
    period: Period,  # noqa: ARG001
) -> tuple[Answered, ...]:
    """You said, we did: what was closed in this period."""
    return ()
