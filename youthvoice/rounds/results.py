"""What came out of a closed round, as it may be shown (reports/disclosure.py)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from youthvoice.errors import NotFound
from youthvoice.ratings.dimensions import FACES, dimensions
from youthvoice.ratings.models import RatingCount, RatingRaters, Way
from youthvoice.reports.disclosure import Count, Parts, parts, shown_people
from youthvoice.rounds.models import Round, RoundService
from youthvoice.rounds.service import services_in

_Key = tuple[UUID, Way, str]


@dataclass(frozen=True)
class ByWay:
    """What came in one way: for each of the 11 things, how many gave which face (1 to 5).

    `raters` is hidden where they are too few; then so is the rest.
    """

    way: Way
    raters: Count
    faces: Mapping[str, Parts[int]]

    @property
    def too_few(self) -> bool:
        """Whether nothing may be shown."""
        return self.raters.shown is None


@dataclass(frozen=True)
class ServiceResult:
    """One service of a closed round. A way that nobody could use, or nobody used, looks alike."""

    service: RoundService
    ways: tuple[ByWay, ...]


def results_of(session: Session, found: Round) -> list[ServiceResult]:
    """Every service of a round, by name, each way apart. Raises NotFound before it is closed."""
    if found.closed_on is None:
        raise NotFound
    counts: dict[_Key, dict[int, int]] = defaultdict(lambda: dict.fromkeys(FACES, 0))
    for row in session.execute(_counted_in(found.id)):
        counts[row.service_id, row.way, row.dimension] = dict(zip(FACES, row[3:], strict=True))
    raters = {
        (row.service_id, row.way): row.count
        for row in session.scalars(select(RatingRaters).where(RatingRaters.round_id == found.id))
    }
    ways = [way for way in Way if way is not Way.OPEN or found.allows_open]
    services = sorted(services_in(session, found.id), key=lambda each: each.name.casefold())
    return [
        ServiceResult(
            service,
            tuple(
                _by_way(way, raters.get((service.service_id, way), 0), service.service_id, counts)
                for way in ways
            ),
        )
        for service in services
    ]


def _counted_in(round_id: UUID) -> Select[*tuple[Any, ...]]:
    # The five faces of a thing in one row: a round of 40 services has thousands of counts.
    faces = [
        func.coalesce(func.sum(RatingCount.count).filter(RatingCount.face == face), 0)
        for face in FACES
    ]
    thing = (RatingCount.service_id, RatingCount.way, RatingCount.dimension)
    return select(*thing, *faces).where(RatingCount.round_id == round_id).group_by(*thing)


def _by_way(way: Way, raters: int, service_id: UUID, counts: dict[_Key, dict[int, int]]) -> ByWay:
    found = {each.id: counts[service_id, way, each.id] for each in dimensions()}
    # Whoever left a thing out is no part of it. How many did stays unknown, so that the number of
    # raters beside it gives nothing away.
    faces = {thing: parts(counted, sum(counted.values())) for thing, counted in found.items()}
    return ByWay(way, shown_people(raters), faces)
