"""Rounds: opened by the board, read by everybody who rates."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.crypto.blind_rsa import SigningKey, new_signing_key
from youthvoice.crypto.house import House
from youthvoice.errors import NotFound, RoundRefused
from youthvoice.rounds.models import Round, RoundService
from youthvoice.services.service import shown_services
from youthvoice.words import one_line

NAME_LIMIT = 80
# Half a key's size in characters, in groups, so that two people can compare it by ear.
_SHOWN, _GROUP = 32, 4


@dataclass(frozen=True)
class OpenRound:
    """A round that is open, where it is, and its services by name."""

    area: str
    round: Round
    services: tuple[RoundService, ...]


def begin_round(
    session: Session, house: House, area_id: UUID, name: str, *, allows_open: bool
) -> Round:
    """Opens a round for every service that young people are shown now, each with a new key pair.

    Raises RoundRefused while another is open, or without a service; WordsRefused for the name.
    """
    offered = shown_services(session, area_id)
    if not offered:
        raise RoundRefused("There is no service that young people can see. Add one first.")
    begun = Round(
        id=uuid4(),
        area_id=area_id,
        name=one_line(name, NAME_LIMIT),
        opened_on=clock.today(),
        allows_open=allows_open,
    )
    try:
        with session.begin_nested():
            session.add(begun)
    except IntegrityError:
        raise RoundRefused("A round is open already. Close it first.") from None
    for service in offered:
        key = new_signing_key()
        row = RoundService(
            id=uuid4(),
            round_id=begun.id,
            service_id=service.id,
            name=service.name,
            kind=service.kind,
            picture=service.picture,
            public_key=key.public,
        )
        row.sealed_private_key = house.seal(base64.b64encode(key.private).decode(), row.place)
        session.add(row)
    session.flush()
    return begun


def rounds_of(session: Session, area_id: UUID) -> list[Round]:
    """Every round of an area: the open one, then the newest first."""
    rows = session.scalars(select(Round).where(Round.area_id == area_id)).all()
    return sorted(rows, key=lambda each: (each.closed_on is None, each.opened_on), reverse=True)


def round_of(session: Session, area_id: UUID, round_id: UUID) -> Round:
    """One round of this area. Raises NotFound for another area's, as for none."""
    found = session.get(Round, round_id)
    if found is None or found.area_id != area_id:
        raise NotFound
    return found


def services_in(session: Session, round_id: UUID) -> list[RoundService]:
    """The services of a round in the order of their ids, in which their keys are listed."""
    rows = session.scalars(select(RoundService).where(RoundService.round_id == round_id))
    return sorted(rows, key=lambda each: each.service_id)


def open_round_in(session: Session, area_id: UUID) -> Round | None:
    """The open round of an area, or None."""
    return session.scalar(select(Round).where(Round.area_id == area_id, Round.closed_on.is_(None)))


def open_rounds(session: Session) -> list[OpenRound]:
    """Every open round there is, by the name of its area."""
    found = session.execute(
        select(Area.name, Round)
        .join(Round, Round.area_id == Area.id)
        .where(Round.closed_on.is_(None))
        .order_by(Area.name)
    ).all()
    return [OpenRound(area, each, _by_name(services_in(session, each.id))) for area, each in found]


def still_open(session: Session, round_id: UUID) -> Round:
    """The round with this id while it is open. Raises NotFound."""
    found = session.get(Round, round_id)
    if found is None or found.closed_on is not None:
        raise NotFound
    return found


def hold_open(session: Session, round_id: UUID) -> Round | None:
    """The round, if it is open: it stays so until this piece of work is done. None otherwise."""
    is_open = (Round.id == round_id, Round.closed_on.is_(None))
    if session.get_bind().dialect.name == "sqlite":
        # There a reader holds nobody up: only who writes does, so this writes what stands there.
        session.execute(
            update(Round)
            .where(*is_open)
            .values(name=Round.name)
            .execution_options(synchronize_session=False)
        )
    # Elsewhere those who rate need not wait for each other, and who closes waits for them all.
    return session.scalar(
        select(Round)
        .where(*is_open)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )


def rated_now(session: Session, service_id: UUID) -> tuple[Round, RoundService] | None:
    """The open round that a service is in, and what it is called there; None in no open round."""
    row = session.execute(
        select(Round, RoundService)
        .join(RoundService, RoundService.round_id == Round.id)
        .where(RoundService.service_id == service_id, Round.closed_on.is_(None))
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def fingerprint(services: Sequence[RoundService]) -> str:
    """SHA-256 over all public keys of a round, in the order of their services' ids, in hex.

    Whoever is given other keys than everybody else could be recognised by them later (RFC 9474,
    section 7.5). So phones compare, and people can.
    """
    ordered = sorted(services, key=lambda each: each.service_id)
    return hashlib.sha256(b"".join(each.public_key for each in ordered)).hexdigest()


def shown_fingerprint(services: Sequence[RoundService]) -> str:
    """The beginning of the fingerprint, as pages show it."""
    short = fingerprint(services)[:_SHOWN]
    return " ".join(short[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP))


def keys_of(services: Sequence[RoundService]) -> dict[str, object]:
    """The public keys of a round as phones are told them, whoever asks."""
    ordered = sorted(services, key=lambda each: each.service_id)
    return {
        "services": [
            {"id": str(each.service_id), "key": base64.b64encode(each.public_key).decode()}
            for each in ordered
        ],
        "fingerprint": fingerprint(ordered),
    }


def signing_key(house: House, service: RoundService) -> SigningKey:
    """The pair of a service in an open round. Raises NotFound once it is destroyed."""
    if service.sealed_private_key is None:
        raise NotFound
    kept = house.open(service.sealed_private_key, service.place)
    return SigningKey.from_private(base64.b64decode(kept))


def _by_name(services: Sequence[RoundService]) -> tuple[RoundService, ...]:
    return tuple(sorted(services, key=lambda each: each.name.casefold()))
