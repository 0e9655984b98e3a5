"""Closes a round: ratings become counts, and all that could ever tell them apart is deleted."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.errors import ChangedMeanwhile, NotFound
from youthvoice.ratings.dimensions import FACES, dimensions
from youthvoice.ratings.models import Rating, RatingCount, RatingRaters, SpentTicket
from youthvoice.rounds.models import Card, Round, RoundService, TicketIssue
from youthvoice.services.models import Service


def close_round(session: Session, area_id: UUID, round_id: UUID) -> None:
    """Counts and forgets, in this one transaction. Raises NotFound; ChangedMeanwhile when it was

    closed before.
    """
    # Ratings and tickets on their way hold the round: they are in, or come too late.
    was_open = session.execute(
        update(Round)
        .where(Round.id == round_id, Round.area_id == area_id, Round.closed_on.is_(None))
        .values(closed_on=clock.today())
        .returning(Round.id)
        .execution_options(synchronize_session=False)
    ).first()
    found = session.get(Round, round_id, populate_existing=True)
    if found is None or found.area_id != area_id:
        raise NotFound
    if was_open is None:
        raise ChangedMeanwhile
    _count(session, round_id)
    for table in (Rating, SpentTicket, TicketIssue, Card):
        session.execute(
            delete(table).where(table.round_id == round_id),
            execution_options={"synchronize_session": False},
        )
    _destroy_keys(session, round_id)


def _count(session: Session, round_id: UUID) -> None:
    """One pass over the ratings, by the database: its cost in Python is that of the services."""
    cells = [(each, face) for each in dimensions() for face in FACES]
    counted = session.execute(
        select(
            Rating.service_id,
            Rating.way,
            func.count(),
            *(
                func.count().filter(getattr(Rating, dimension.column) == face)
                for dimension, face in cells
            ),
        )
        .where(Rating.round_id == round_id)
        .group_by(Rating.service_id, Rating.way)
    ).all()
    raters, counts = [], []
    for service_id, way, people, *numbers in counted:
        key = {"round_id": round_id, "service_id": service_id, "way": way}
        raters.append({**key, "count": people})
        counts += [
            {**key, "dimension": dimension.id, "face": face, "count": number}
            for (dimension, face), number in zip(cells, numbers, strict=True)
            if number
        ]
    if raters:
        session.execute(insert(RatingRaters), raters)
    if counts:
        session.execute(insert(RatingCount), counts)


def _destroy_keys(session: Session, round_id: UUID) -> None:
    """The private halves go, and the names become those of the last day."""
    rows = session.execute(
        select(RoundService, Service)
        .join(Service, Service.id == RoundService.service_id)
        .where(RoundService.round_id == round_id)
    ).all()
    for row, service in rows:
        row.name, row.kind, row.picture = service.name, service.kind, service.picture
    session.flush()
    session.execute(
        update(RoundService)
        .where(RoundService.round_id == round_id)
        .values(sealed_private_key=None)
        .execution_options(synchronize_session="fetch")
    )
