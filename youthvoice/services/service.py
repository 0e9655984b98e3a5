"""An area's services: kept by the board, read by everybody."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.services.models import Service, ServiceKind
from youthvoice.words import one_line, plain_words

NAME_LIMIT, ABOUT_LIMIT = 80, 1000
# The pictures a service can have, in the order in which they are offered.
PICTURES = (
    "people",
    "worker",
    "heart-hands",
    "stethoscope",
    "books",
    "court",
    "doorstep",
    "loud",
    "anchor",
    "handshake",
    "talking",
)


@dataclass(frozen=True)
class Told:
    """What the board writes about a service."""

    name: str
    kind: ServiceKind
    about: str
    picture: str
    shown: bool


def services_of(session: Session, area_id: UUID) -> list[Service]:
    """Every service of an area, by name; those that are no longer offered come last."""
    rows = session.scalars(select(Service).where(Service.area_id == area_id))
    return sorted(rows, key=lambda each: (each.retired_on is not None, each.name.casefold()))


def shown_services(session: Session, area_id: UUID) -> list[Service]:
    """The services that young people are shown, by name."""
    found = services_of(session, area_id)
    return [each for each in found if each.shown and each.retired_on is None]


def service_of(session: Session, area_id: UUID, service_id: UUID) -> Service:
    """One service of this area. Raises NotFound for another area's, as for none."""
    service = session.get(Service, service_id)
    if service is None or service.area_id != area_id:
        raise NotFound
    return service


def shown_service(session: Session, service_id: UUID) -> Service:
    """A service that young people are shown, of any area. Raises NotFound."""
    service = session.get(Service, service_id)
    if service is None or not service.shown or service.retired_on is not None:
        raise NotFound
    return service


def add_service(session: Session, area_id: UUID, told: Told) -> Service:
    """A new service of this area. Raises WordsRefused for what cannot be published."""
    service = Service(id=uuid4(), area_id=area_id, version=0)
    _write(service, told)
    session.add(service)
    session.flush()
    return service


def change_service(session: Session, area_id: UUID, service_id: UUID, seen: int, told: Told) -> int:
    """Writes a service anew and says its version. Raises ChangedMeanwhile when `seen` is not the

    newest any more, WordsRefused as above.
    """
    service = session.scalar(
        select(Service)
        .where(Service.id == service_id, Service.area_id == area_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if service is None:
        raise NotFound
    if service.version != seen:
        raise ChangedMeanwhile
    _write(service, told)
    session.flush()
    return service.version


def retire(session: Session, area_id: UUID, service_id: UUID, *, retired: bool) -> None:
    """A service that is no longer offered, or is again. Its past results stay as they are."""
    service = service_of(session, area_id, service_id)
    service.retired_on = clock.today() if retired else None
    session.flush()


def _write(service: Service, told: Told) -> None:
    about = plain_words(told.about, ABOUT_LIMIT)
    if not about:
        raise WordsRefused("Say in plain words what it does.")
    if told.picture not in PICTURES:
        raise WordsRefused("Pick a picture.")
    service.name, service.about = one_line(told.name, NAME_LIMIT), about
    service.kind, service.picture, service.shown = told.kind, told.picture, told.shown
    service.version += 1
