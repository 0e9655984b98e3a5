"""Tickets: signed unseen for all services of a round at once, so that asking tells nothing."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice.crypto.blind_rsa import sign_blinded
from youthvoice.crypto.house import House
from youthvoice.db.upsert import insert_if_new
from youthvoice.errors import BlindedRefused, NotFound, TicketsRefused
from youthvoice.rounds.models import TicketIssue
from youthvoice.rounds.service import hold_open, services_in, signing_key
from youthvoice.spoken import marked

_MESSAGE = b"youthvoice ticket"
_NOT_A_LIST = marked("Your phone asked for tickets in a way we do not know. Open the page again.")


class OtherList(TicketsRefused):
    """Tickets of this round were given before, for another list: on another phone, or cleared."""


def message_of(round_id: UUID, service_id: UUID) -> bytes:
    """What a ticket says: which round and service it is for. Its random beginning makes it one."""
    return _MESSAGE + round_id.bytes + service_id.bytes


def give_tickets(
    session: Session, house: House, round_id: UUID, person_id: UUID, blinded: Sequence[str]
) -> list[str]:
    """A signature under each blinded message, in the order of the services' ids, all in base64.

    Once a round: the same list again gets the same signatures, because its answer may have been
    lost. Raises TicketsRefused for another list, or one that is damaged; nothing is kept of those.
    """
    if hold_open(session, round_id) is None:
        raise TicketsRefused("This time for rating is over.")
    services = services_in(session, round_id)
    if len(blinded) != len(services):
        raise TicketsRefused(_NOT_A_LIST)
    messages = [_decoded(each) for each in blinded]
    digest = hashlib.sha256(b"".join(messages)).digest()
    _refuse_another(session.get(TicketIssue, (round_id, person_id)), digest)
    try:
        signed = [
            sign_blinded(signing_key(house, service), message)
            for service, message in zip(services, messages, strict=True)
        ]
    except (BlindedRefused, NotFound):
        raise TicketsRefused(_NOT_A_LIST) from None
    _give_once(session, round_id, person_id, digest)
    return [base64.b64encode(each).decode() for each in signed]


def _give_once(session: Session, round_id: UUID, person_id: UUID, digest: bytes) -> None:
    key = {"round_id": round_id, "person_id": person_id}
    if insert_if_new(session, TicketIssue, {**key, "digest": digest}, tuple(key)):
        return
    given = session.get_one(TicketIssue, (round_id, person_id), populate_existing=True)
    _refuse_another(given, digest)


def _refuse_another(given: TicketIssue | None, digest: bytes) -> None:
    if given is not None and given.digest != digest:
        raise OtherList("You got your tickets before. You get them once.")


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise TicketsRefused(_NOT_A_LIST) from None
