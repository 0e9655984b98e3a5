"""Takes ratings: with a ticket, with a card, or openly. None of it can tell who sends one."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.crypto.blind_rsa import PREFIX_BYTES, verify
from youthvoice.db.upsert import insert_if_new
from youthvoice.errors import RatingRefused, WordsRefused
from youthvoice.moderation.service import SealedWords
from youthvoice.ratings.dimensions import FACES, dimensions
from youthvoice.ratings.models import Rating, SpentTicket, Way
from youthvoice.ratings.stirring import stir
from youthvoice.ratings.words import keep_words
from youthvoice.rounds.cards import spend
from youthvoice.rounds.models import Card, Round, RoundService
from youthvoice.rounds.service import hold_open, rated_now
from youthvoice.rounds.tickets import message_of
from youthvoice.spoken import marked
from youthvoice.words import plain_words

WORDS_LIMIT, WISH_LIMIT = 1000, 300
_OVER = marked("The time for rating this is over.")


@dataclass(frozen=True)
class Rated:
    """What somebody says of a service: faces by dimension id, words, and one wish."""

    faces: Mapping[str, int]
    words: str | SealedWords = field(default="", repr=False)
    wish: str | SealedWords = field(default="", repr=False)


@dataclass(frozen=True)
class Ticket:
    """What a phone shows: the prepared message, and the signature under it, both in base64."""

    prepared: str = field(repr=False)
    signature: str = field(repr=False)


def rate_with_ticket(session: Session, service_id: UUID, rated: Rated, ticket: Ticket) -> None:
    """Takes a rating with a ticket, which is used up by it.

    Raises RatingRefused when the ticket is damaged, was used, or is for something else, and when
    there is nothing to take; the ticket stays good then.
    """
    found, service = _rated_now(session, service_id)
    check(rated)
    prepared, signature = _decoded(ticket.prepared), _decoded(ticket.signature)
    if prepared[PREFIX_BYTES:] != message_of(found.id, service_id):
        raise RatingRefused("This ticket is for something else.")
    if not verify(service.public_key, prepared, signature):
        raise RatingRefused("This ticket is not one of ours.")
    spent = {"round_id": found.id, "digest": hashlib.sha256(prepared).digest()}
    if not insert_if_new(session, SpentTicket, spent, tuple(spent)):
        raise RatingRefused("This ticket was used before. One ticket is for one rating.")
    _keep(session, found, service, Way.TICKET, rated)


def rate_with_card(session: Session, service_id: UUID, rated: Rated, card: Card | None) -> None:
    """Takes a rating with a card, which is gone afterwards. Raises RatingRefused as above."""
    found, service = _rated_now(session, service_id)
    check(rated)
    if card is None or (card.round_id, card.service_id) != (found.id, service_id):
        raise RatingRefused("This card was used before, or it is for something else.")
    if not spend(session, card):
        raise RatingRefused("This card was used before.")
    _keep(session, found, service, Way.CARD, rated)


def rate_openly(session: Session, service_id: UUID, rated: Rated) -> None:
    """Takes a rating with neither, where the round allows it. Raises RatingRefused."""
    found, service = _rated_now(session, service_id)
    if not found.allows_open:
        raise RatingRefused("You need a ticket or a card to rate this.")
    check(rated)
    _keep(session, found, service, Way.OPEN, rated)


def check(rated: Rated) -> None:
    """Raises RatingRefused for a face or a thing that there is not, for words that are too long,

    and for nothing at all.
    """
    known = {each.id for each in dimensions()}
    if not set(rated.faces) <= known or not set(rated.faces.values()) <= set(FACES):
        raise RatingRefused("Pick faces from very bad to very good.")
    try:
        for text, limit in ((rated.words, WORDS_LIMIT), (rated.wish, WISH_LIMIT)):
            if isinstance(text, str):
                plain_words(text, limit)
    except WordsRefused as refused:
        raise RatingRefused(refused.reason) from None
    if not (rated.faces or rated.words or rated.wish):
        raise RatingRefused("Tap at least one face first.")


def _rated_now(session: Session, service_id: UUID) -> tuple[Round, RoundService]:
    """The open round of a service, held so that it does not close meanwhile."""
    row = rated_now(session, service_id)
    held = hold_open(session, row[0].id) if row else None
    if row is None or held is None:
        raise RatingRefused(_OVER)
    return held, row[1]


def _keep(session: Session, found: Round, service: RoundService, way: Way, rated: Rated) -> None:
    month = f"{clock.today():%Y-%m}"
    faces = {each.column: rated.faces.get(each.id) for each in dimensions()}
    rating = Rating(
        id=uuid4(),
        round_id=found.id,
        service_id=service.service_id,
        month=month,
        way=way,
        **faces,
    )
    session.add(rating)
    session.flush()
    stir(session, rating.id)
    keep_words(session, found.area_id, service.name, month, rated.words, rated.wish)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise RatingRefused("This ticket is damaged.") from None
