"""What a report takes from other rooms, beside the tallies: one function for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.counted import dimensions as counted
from youthvoice.moderation import service as moderation
from youthvoice.reports.period import Period, month_names
from youthvoice.reports.shape import Answered, RatedService, Words
from youthvoice.rounds.models import Round
from youthvoice.rounds.results import results_of
from youthvoice.said_done import period as said_done


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
    return tuple(
        Dimension(each.id, each.heard, {value: str(words) for value, words in each.values.items()})
        for each in counted.DIMENSIONS
    )


def rated_services(session: Session, area_id: UUID, period: Period) -> tuple[RatedService, ...]:
    """The services whose round closed in this period, by name, each way of rating apart."""
    rounds = session.scalars(
        select(Round)
        .where(Round.area_id == area_id, Round.closed_on.between(period.first, period.last))
        .order_by(Round.closed_on, Round.name, Round.id)
    )
    return tuple(
        RatedService(
            name=result.service.name,
            kind=result.service.kind.value,
            round_name=each.name,
            way=by_way.way.value,
            raters=by_way.raters,
            faces=by_way.faces,
        )
        for each in rounds
        for result in results_of(session, each)
        for by_way in result.ways
    )


def published_words(session: Session, area_id: UUID, period: Period) -> tuple[Words, ...]:
    """Words of young people that a participation worker let through for this period."""
    found = moderation.published_words(session, area_id, month_names(period))
    return tuple(Words(each.text, moderation.about_words(each.kind, each.about)) for each in found)


def answered_in(session: Session, area_id: UUID, period: Period) -> tuple[Answered, ...]:
    """You said, we did: what was written, due or closed in this period."""
    return tuple(said_done.answered_in(session, area_id, period.first, period.last))
