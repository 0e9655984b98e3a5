"""You said, we did: written and closed by the board, read by everybody, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.errors import ChangedMeanwhile, FieldRefused, NotFound
from youthvoice.filled_in import day_in, name_in, words_in
from youthvoice.questions.instrument import MY_OWN, instrument
from youthvoice.said_done.models import Outcome, SaidDone, SaidDoneVersion
from youthvoice.services.models import Service

LIMIT, WHO_LIMIT = 600, 80
_KEPT = (
    *("theme_id", "service_id", "heard", "decided", "who", "by_day"),
    *("outcome", "came_of_it"),
)


@dataclass(frozen=True)
class Told:
    """What an analyst fills in. `about` is `theme:` or `service:` with an id."""

    about: str
    heard: str
    decided: str
    who: str
    by_day: date | None


@dataclass(frozen=True)
class Item:
    """One of them as it is now. `service` is None where it is about a theme."""

    id: UUID
    now: SaidDoneVersion
    service: Service | None

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and nobody has said what came of it."""
        return self.now.outcome is None and self.now.by_day < clock.today()

    @property
    def about(self) -> str:
        """What it is about, as the form says it."""
        now = self.now
        return f"service:{now.service_id}" if now.service_id else f"theme:{now.theme_id}"


def subjects(session: Session, area_id: UUID) -> tuple[list[tuple[str, str]], list[Service]]:
    """What it can be about: the five themes and "something else", and the services of the area."""
    themes = [(theme.id, theme.plain) for theme in instrument().themes]
    found = session.scalars(select(Service).where(Service.area_id == area_id))
    services = sorted(found, key=lambda each: each.name.casefold())
    return [*themes, (MY_OWN.id, MY_OWN.plain)], services


def items_of(session: Session, area_id: UUID, service_id: UUID | None = None) -> list[Item]:
    """All of an area or of one service: late ones first, then those to come, then what ended."""
    rows = select(SaidDone.id, SaidDoneVersion, Service).where(SaidDone.area_id == area_id)
    rows = rows.join(
        SaidDoneVersion,
        (SaidDoneVersion.item_id == SaidDone.id) & (SaidDoneVersion.version == SaidDone.version),
    ).outerjoin(Service, Service.id == SaidDoneVersion.service_id)
    if service_id is not None:
        rows = rows.where(SaidDoneVersion.service_id == service_id)
    found = [Item(*row) for row in session.execute(rows)]
    waiting = [each for each in found if each.now.outcome is None]
    ended = [each for each in found if each.now.outcome is not None]
    # The day decides what is late, so the order of days puts the late ones first.
    return [
        *sorted(waiting, key=lambda each: (each.now.by_day, each.now.heard)),
        *sorted(ended, key=lambda each: (-each.now.since.toordinal(), each.now.heard)),
    ]


def item_of(session: Session, area_id: UUID, item_id: UUID) -> Item:
    """One of this area's. Raises NotFound for another area's, as for none."""
    row = session.execute(
        select(SaidDoneVersion, Service)
        .join(
            SaidDone,
            (SaidDone.id == SaidDoneVersion.item_id)
            & (SaidDone.version == SaidDoneVersion.version),
        )
        .outerjoin(Service, Service.id == SaidDoneVersion.service_id)
        .where(SaidDone.id == item_id, SaidDone.area_id == area_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return Item(item_id, *row)


def earlier(session: Session, item: Item) -> list[SaidDoneVersion]:
    """Its states before the present one, newest first: for the board, never for the public."""
    return list(
        session.scalars(
            select(SaidDoneVersion)
            .where(SaidDoneVersion.item_id == item.id, SaidDoneVersion.version < item.now.version)
            .order_by(SaidDoneVersion.version.desc())
        )
    )


def write(session: Session, area_id: UUID, told: Told) -> UUID:
    """A new one, published at once. Raises FieldRefused for what cannot be."""
    state = _checked(session, area_id, told, None)
    item = SaidDone(id=uuid4(), area_id=area_id, version=1)
    session.add(item)
    session.flush()
    session.add(SaidDoneVersion(item_id=item.id, version=1, since=clock.today(), **state))
    session.flush()
    return item.id


def change(session: Session, area_id: UUID, item_id: UUID, seen: int, told: Told) -> None:
    """Words it anew; the earlier wording stays. Raises NotFound, FieldRefused, and

    ChangedMeanwhile when `seen` is not the newest version, or when it is closed.
    """
    now = item_of(session, area_id, item_id).now
    if now.outcome is not None:
        raise ChangedMeanwhile
    _next(session, item_id, seen, _checked(session, area_id, told, now.by_day))


def close(
    session: Session, area_id: UUID, item_id: UUID, seen: int, outcome: Outcome | None, words: str
) -> None:
    """Says what came of it. Never without words: raises FieldRefused, else as `change`."""
    now = item_of(session, area_id, item_id).now
    if outcome is None:
        raise FieldRefused("outcome", "Pick how it ended.")
    kept = words_in(
        "words", words, LIMIT, "Say what came of it. It cannot be closed without words."
    )
    if now.outcome is not None:
        raise ChangedMeanwhile
    _next(session, item_id, seen, {**_state(now), "outcome": outcome, "came_of_it": kept})


def open_again(session: Session, area_id: UUID, item_id: UUID, seen: int) -> None:
    """It goes on after all; what was said to have come of it stays among the earlier states.

    Raises NotFound, ChangedMeanwhile.
    """
    now = item_of(session, area_id, item_id).now
    if now.outcome is None:
        raise ChangedMeanwhile
    _next(session, item_id, seen, {**_state(now), "outcome": None, "came_of_it": None})


def _next(session: Session, item_id: UUID, seen: int, state: Mapping[str, Any]) -> None:
    # One statement decides who was first, so that two at once cannot both be.
    taken = session.execute(
        update(SaidDone)
        .where(SaidDone.id == item_id, SaidDone.version == seen)
        .values(version=seen + 1)
        .returning(SaidDone.id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if taken is None:
        raise ChangedMeanwhile
    row = SaidDoneVersion(item_id=item_id, version=seen + 1, since=clock.today(), **state)
    session.add(row)
    session.flush()


def _state(row: SaidDoneVersion) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _KEPT}


def _checked(session: Session, area_id: UUID, told: Told, before: date | None) -> dict[str, Any]:
    kind, _, subject = told.about.partition(":")
    themes, services = subjects(session, area_id)
    theme = subject if kind == "theme" and subject in {each for each, _ in themes} else None
    service = next((each.id for each in services if told.about == f"service:{each.id}"), None)
    if theme is None and service is None:
        raise FieldRefused("about", "Pick what it is about.")
    return {
        "theme_id": theme,
        "service_id": service,
        "heard": words_in("heard", told.heard, LIMIT, "Say what was heard."),
        "decided": words_in("decided", told.decided, LIMIT, "Say what was decided."),
        "who": name_in("who", told.who, WHO_LIMIT, "Say who will do it."),
        "by_day": day_in("by_day", told.by_day, before, "Pick a day by when."),
    }
