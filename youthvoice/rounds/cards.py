"""Cards for those who have no account or no script: a QR code, and letters for typing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.crypto.house import House
from youthvoice.crypto.tokens import Token
from youthvoice.db.upsert import insert_or_change
from youthvoice.errors import NotFound, RatingRefused, RoundRefused
from youthvoice.rounds.models import Card, CodeTries
from youthvoice.rounds.service import hold_open, rated_now

MOST_AT_ONCE = 200
# Small letters that nobody takes for another letter or a digit: 12 of 23 are 54 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz"
_LETTERS, _GROUP = 12, 4
FREE_TRIES = 10
LONGEST_WAIT = timedelta(minutes=1)
_FORGOTTEN_AFTER = timedelta(minutes=10)
_WHAT = "cards"


@dataclass(frozen=True)
class NewCard:
    """One card as it is printed; afterwards nobody can print it again."""

    token: str = field(repr=False)
    letters: str = field(repr=False)


class TooManyTries(RatingRefused):
    """Letters were tried too often in a short while, by whomever: everybody who types waits."""


def make_cards(
    session: Session, house: House, area_id: UUID, service_id: UUID, count: int
) -> list[NewCard]:
    """New cards for a service that is rated now. Raises RoundRefused for too many or none, and

    NotFound where the service is in no open round of this area.
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise RoundRefused(f"Make between 1 and {MOST_AT_ONCE} cards at once.")
    found = rated_now(session, service_id)
    if found is None or found[0].area_id != area_id or not hold_open(session, found[0].id):
        raise NotFound
    return [_new_card(session, house, found[0].id, service_id) for _ in range(count)]


def card_scanned(session: Session, token_text: str) -> Card | None:
    """The unused card whose QR code holds this, or None. 256 bits need no slowing down."""
    token = Token.from_text(token_text)
    return session.get(Card, token.digest) if token else None


def card_typed(session: Session, house: House, letters: str) -> Card | None:
    """The unused card with these letters, or None, which is counted.

    Raises TooManyTries while everybody who types must wait. Nothing is kept of who tried.
    """
    _check_wait(session)
    card = _by_letters(session, house, letters)
    if card is None:
        _count_wrong(session)
    return card


def card_pass(house: House, letters: str) -> str:
    """Proof that these letters were right a moment ago, so that sending them again never waits."""
    return house.lookup("card pass", tidy_letters(letters)).hex()


def card_passed(session: Session, house: House, letters: str, proof: str) -> Card | None:
    """The card with these letters, if the proof is ours and nobody has used the card meanwhile."""
    if not secrets.compare_digest(card_pass(house, letters).encode(), proof.encode()):
        return None
    return _by_letters(session, house, letters)


def spend(session: Session, card: Card) -> bool:
    """Uses a card up. Whether it was there to be used: of two at once, one is told no."""
    gone = session.execute(
        delete(Card)
        .where(Card.digest == card.digest)
        .returning(Card.digest)
        .execution_options(synchronize_session=False)
    ).first()
    return gone is not None


def tidy_letters(typed: str) -> str:
    """The letters as they would be printed; capitals, spaces and other marks are forgiven."""
    kept = "".join(each for each in typed.casefold() if each in ALPHABET)
    return "-".join(kept[at : at + _GROUP] for at in range(0, len(kept), _GROUP))


def wait_after(failures: int) -> timedelta:
    """None for the first ten wrong tries; then 2, 4, 8… seconds, up to a minute."""
    if failures <= FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES, 10)), LONGEST_WAIT)


def _new_card(session: Session, house: House, round_id: UUID, service_id: UUID) -> NewCard:
    token = Token.generate()
    letters = tidy_letters("".join(secrets.choice(ALPHABET) for _ in range(_LETTERS)))
    session.add(
        Card(
            digest=token.digest,
            lookup=house.lookup("card", letters),
            round_id=round_id,
            service_id=service_id,
        )
    )
    return NewCard(token.text, letters)


def _by_letters(session: Session, house: House, letters: str) -> Card | None:
    lookup = house.lookup("card", tidy_letters(letters))
    return session.scalar(select(Card).where(Card.lookup == lookup))


def _check_wait(session: Session) -> None:
    row = session.get(CodeTries, _WHAT, populate_existing=True)
    if row is not None and row.not_before > clock.now():
        raise TooManyTries("Many wrong codes were typed. Wait a minute, and try again.")


def _count_wrong(session: Session) -> None:
    now = clock.now()
    session.execute(delete(CodeTries).where(CodeTries.forgotten_at <= now))
    row = {"what": _WHAT, "failures": 1, "not_before": now, "forgotten_at": now + _FORGOTTEN_AFTER}
    insert_or_change(session, CodeTries, row, ("what",), {"failures": CodeTries.failures + 1})
    tries = session.get_one(CodeTries, _WHAT, populate_existing=True)
    tries.not_before = now + wait_after(tries.failures)
    tries.forgotten_at = now + _FORGOTTEN_AFTER
