"""Fifty young people get tickets and rate: nothing that is kept says whose rating is whose.

The attacker of this test has the whole database, all logs, and all that the signer saw and sent.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
from dataclasses import dataclass, field
from functools import partial
from math import sqrt
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Date, func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.moderation.steps import holding, pat
from tests.page import Browser, json_of
from tests.rounds.steps import Asked, asked, closed, round_with
from tests.security.contents import contents
from tests.security.disguises import found_in
from tests.security.stage import form_token
from tests.unit.blinding import modulus
from tests.world import World, Young
from youthvoice import clock
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import Place
from youthvoice.db.base import Moment
from youthvoice.moderation.models import HeardWords, WordsKind
from youthvoice.ratings.dimensions import dimensions
from youthvoice.ratings.models import Rating, RatingCount, RatingRaters, SpentTicket
from youthvoice.ratings.service import Ticket
from youthvoice.rounds.models import Card, TicketIssue
from youthvoice.web.logs import FIELDS

PEOPLE = 50
NAMELESS = (Rating, SpentTicket, RatingCount, RatingRaters, HeardWords)
# What one rating leaves behind while its round is open.
_SENT = ("ratings", "spent_tickets", "heard_words")
# In standard deviations from no likeness at all: chance goes further once in 100,000 times.
NO_ORDER = 4.4
_E = 65537


@dataclass
class Person:
    """One young person, what the signer saw of them, and what they rated: the truth to be found."""

    young: Young
    number: int
    made: Asked
    signed: list[str] = field(default_factory=list)
    tickets: dict[UUID, Ticket] = field(default_factory=dict)

    @property
    def faces(self) -> dict[str, str]:
        """No two of fifty give the same faces."""
        digits = (self.number % 5, self.number // 5 % 5, self.number // 25)
        columns = [each.column for each in dimensions()]
        return {column: str(1 + digit) for column, digit in zip(columns, digits, strict=False)}

    @property
    def said(self) -> dict[str, str]:
        """Many add words, and some a wish; the later they joined, the longer."""
        words = f"Number {self.number} waits outside. {'Too long. ' * self.number}"
        said = {"words": words} if self.number % 3 else {}
        return said | ({"wish": f"A chair for {self.number}."} if self.number % 7 == 0 else {})


class Round:
    """All of them, signed in, in a round of two services."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.duty_lead()
        sam = world.staff("Sam")
        self.pat = pat(world)
        self.id, (self.den, _) = round_with(world, "The Den", "The Bus")
        self.people = [
            Person(world.young(sam, f"Otter {number}"), number, asked(world, self.id))
            for number in range(PEOPLE)
        ]
        self.chance = random.Random(9474)  # noqa: S311 - the order of a test
        self.asking = self.shuffled()
        self.rating = self.shuffled()

    def shuffled(self) -> list[Person]:
        return self.chance.sample(self.people, PEOPLE)

    def go(self) -> None:
        browsers = {each.number: self.world.browser(each.young) for each in self.people}
        for each in self.asking:
            self._ask(each, browsers[each.number])
        for each in self.rating:
            # The worst case: a browser that sends its cookie along.
            browsers[each.number].get("/services")
            ticket = each.tickets[self.den]
            proof = {"prepared": ticket.prepared, "signature": ticket.signature}
            answer = browsers[each.number].client.post(
                f"/rate/{self.den}/send", data={**each.faces, **each.said, **proof}
            )
            assert json_of(answer) == {"taken": True}

    def _ask(self, each: Person, browser: Browser) -> None:
        data = {"csrf_token": form_token(browser), "round": str(self.id), "blinded": each.made.list}
        answer = browser.client.post("/tickets", data=data)
        each.signed = json_of(answer)["signatures"]  # type: ignore[assignment]
        each.tickets = each.made.tickets(each.signed)

    def whose(self, row: Rating) -> Person:
        """The truth, which only this test can know: by the faces they were told to give."""
        given = {name: getattr(row, name) for name in self.people[0].faces}
        return next(
            each
            for each in self.people
            if given == {name: int(face) for name, face in each.faces.items()}
        )

    def writers(self, session: Session) -> list[int]:
        """Who wrote which words, in the order of the rows, as only this test can tell."""
        key = holding(session, self.pat).key
        rows = session.execute(
            select(HeardWords.id, HeardWords.sealed_words).where(
                HeardWords.kind == WordsKind.RATING
            )
        )
        place = partial(Place, "heard_words", "sealed_words")
        opened = [open_sealed(sealed, key, place(id_)).decode() for id_, sealed in rows]
        return [int(text_.split()[1]) for text_ in opened]


@pytest.fixture
def held(calm_world: World, logged: io.StringIO) -> Round:
    round_ = Round(calm_world)
    round_.go()
    return round_


def test_nothing_joins_a_rating_or_its_words_to_a_person(held: Round, logged: io.StringIO) -> None:
    everything = contents(held.world.database)
    assert len(everything["ratings"]) == len(everything["spent_tickets"]) == PEOPLE
    assert len(everything["heard_words"]) == sum(len(each.said) for each in held.people)
    _no_value_is_shared(held, everything)
    _no_byte_string_is_shared(held, everything, logged.getvalue())
    _no_time_is_kept()
    _no_order_is_kept(held)
    _no_size_tells_them_apart(held)
    _every_ticket_could_be_everybodys(held)
    _the_log_says_no_more_than_that_there_were_ratings(held, logged.getvalue())
    _when_the_round_is_closed_there_is_not_even_a_rating(held)


def _when_the_round_is_closed_there_is_not_even_a_rating(held: Round) -> None:
    closed(held.world, held.id)
    after = contents(held.world.database)
    for table in (Rating, SpentTicket, TicketIssue, Card):
        assert after[table.__tablename__] == []
    counted = sum(row[-1] for row in after["rating_counts"] if row[3] == "listened")
    assert counted == PEOPLE


def _no_value_is_shared(held: Round, everything: dict[str, list[tuple[Any, ...]]]) -> None:
    """A value in a nameless row that also stands in a row about somebody stands in everybody's."""
    about = {each.number: _atoms(_rows_about(each, everything)) for each in held.people}
    for table in _SENT:
        for row in everything[table]:
            for atom in _atoms([row]):
                sharing = sum(atom in theirs for theirs in about.values())
                assert sharing in (0, PEOPLE), f"{table}: {atom!r}"


def _rows_about(
    each: Person, everything: dict[str, list[tuple[Any, ...]]]
) -> list[tuple[Any, ...]]:
    """Every row in which one of this person's ids stands, and what the signer saw of them."""
    nameless = {table.__tablename__ for table in NAMELESS}
    known: set[object] = {each.young.id, each.young.folder_id, each.young.key_id}
    rows = [row for table, found in everything.items() if table not in nameless for row in found]
    mine = [row for row in rows if known & {cell for cell in row if isinstance(cell, UUID)}]
    return [*mine, *([(b,) for b in map(_raw, [*each.made.list, *each.signed])])]


def _atoms(rows: list[tuple[Any, ...]]) -> set[Any]:
    """What could be recognised elsewhere: ids, bytes, texts and moments; not small numbers."""
    return {cell for row in rows for cell in row if cell is not None and not isinstance(cell, int)}


def _no_byte_string_is_shared(
    held: Round, everything: dict[str, list[tuple[Any, ...]]], log: str
) -> None:
    """Neither what stands in a nameless row elsewhere, nor what is somebody's in such a row."""
    nameless = {table.__tablename__ for table in NAMELESS}
    seen = [_raw(e) for person in held.people for e in [*person.made.list, *person.signed]]
    named = [row for name, rows in everything.items() if name not in nameless for row in rows]
    unnamed = [row for name in nameless for row in everything[name]]
    rated = _of_ratings(held, everything)
    assert len(rated) == 6 * (PEOPLE + len(everything["heard_words"]))
    assert found_in(b"\n".join([_written(named), *seen, log.encode()]), rated) == set()
    assert found_in(_written(unnamed), _of_people(held, seen)) == set()


def _of_ratings(
    held: Round, everything: dict[str, list[tuple[Any, ...]]]
) -> dict[str, str | bytes]:
    """Every id of a rating and of its words, and eight bytes after eight of what is in them."""
    found: dict[str, str | bytes] = {}
    everybodys = (held.id, held.den, held.world.area_id)
    for row in [each for table in _SENT for each in everything[table]]:
        for cell in row:
            if isinstance(cell, UUID) and cell not in everybodys:
                found |= {f"{cell} id": cell.bytes, f"{cell} text": str(cell)}
            if isinstance(cell, bytes):
                found |= {f"{cell.hex()} {at}": cell[at : at + 8] for at in range(0, 25, 8)}
    return found


def _of_people(held: Round, seen: list[bytes]) -> dict[str, str | bytes]:
    """Everybody's ids, what the signer saw of them, and what could be worked out of that."""
    found: dict[str, str | bytes] = {}
    for person in held.people:
        for name, id_ in (("person", person.young.id), ("folder", person.young.folder_id)):
            found |= {f"{name} {person.number}": str(id_), f"{name}b {person.number}": id_.bytes}
    for number, each in enumerate(seen):
        found[f"seen {number}"] = each[:16]
        for digest in (hashlib.sha256(each), hashlib.sha384(each), hashlib.sha1(each)):  # noqa: S324
            found[f"{digest.name} {number}"] = digest.digest()[:12]
    return found


def _written(rows: list[tuple[Any, ...]]) -> bytes:
    return b"\n".join(repr(row).encode() + b"".join(_bytes(row)) for row in rows)


def _no_time_is_kept() -> None:
    for table in (*NAMELESS, TicketIssue, Card):
        kinds = {type(column.type) for column in table.__table__.columns}
        assert not kinds & {Date, Moment}, table
    for table in (Rating, HeardWords):
        with_month = [column.name for column in table.__table__.columns if column.name == "month"]
        assert with_month == ["month"]


def _no_order_is_kept(held: Round) -> None:
    """As the database gives the rows when it is not asked for an order, and by their numbers."""
    with held.world.work() as session:
        rows = [held.whose(row).number for row in session.scalars(select(Rating))]
        months = {
            *session.scalars(select(Rating.month)),
            *session.scalars(select(HeardWords.month)),
        }
        issues = list(session.scalars(select(TicketIssue.person_id)))
        words = held.writers(session)
    assert months == {f"{clock.today():%Y-%m}"}
    came = [each.number for each in held.rating]
    by_id = {each.young.id: each.number for each in held.people}
    orders = {
        "in which they came": came,
        "of asking": [each.number for each in held.asking],
        "of the rows of asking": [by_id[each] for each in issues],
        "of their ids": [by_id[each] for each in sorted(by_id)],
        "in which they joined": list(range(PEOPLE)),
    }
    for what, order in orders.items():
        assert _likeness(rows, order) < NO_ORDER, f"rows lie in the order {what}"
        theirs = [number for number in order if number in words]
        assert _likeness(words, theirs) < NO_ORDER, f"words lie in the order {what}"
    for table, least in (("ratings", PEOPLE), ("heard_words", len(words))):
        _no_number_of_a_row_says_when_it_came(held.world, table, least)


def _no_number_of_a_row_says_when_it_came(world: World, table: str, rows: int) -> None:
    if world.database.engine.dialect.name == "sqlite":
        with world.work() as session, pytest.raises(OperationalError):
            session.execute(text(f"SELECT rowid FROM {table}"))  # noqa: S608 - our own table
        return
    with world.work() as session:
        written = text(f"SELECT xmin::text::bigint FROM {table}")  # noqa: S608 - our own table
        # Each transaction wrote a crowd, so that its number is not one rating's.
        assert len(set(session.scalars(written))) < rows / 2


def _no_size_tells_them_apart(held: Round) -> None:
    for person in held.people:
        assert {len(_raw(each)) for each in [*person.made.list, *person.signed]} == {256}
        assert len(person.made.list) == 2, "all services at once, whatever they rate later"
    with held.world.work() as session:
        assert set(session.scalars(select(func.length(SpentTicket.digest)))) == {32}
        assert set(session.scalars(select(func.length(TicketIssue.digest)))) == {32}
        assert len(set(session.scalars(select(func.length(HeardWords.sealed_words))))) == 1


def _every_ticket_could_be_everybodys(held: Round) -> None:
    """For each list that was signed and each ticket that was used there is a blinding that makes

    the one of the other: who has all of both knows no more than who has none.
    """
    at = held.people[0].made.services.index(held.den)
    n = modulus(held.people[0].made.keys[at])
    for person in held.people[::7]:
        signed = int.from_bytes(_raw(person.signed[at]))
        seen = int.from_bytes(_raw(person.made.list[at]))
        assert pow(signed, _E, n) == seen
        for other in held.people:
            ticket = int.from_bytes(_raw(other.tickets[held.den].signature))
            inverse = ticket * pow(signed, -1, n) % n
            assert seen * pow(inverse, _E, n) % n == pow(ticket, _E, n)


def _the_log_says_no_more_than_that_there_were_ratings(held: Round, log: str) -> None:
    lines = [json.loads(line) for line in log.splitlines()]
    ratings = [line for line in lines if line.get("endpoint") == "public.send_rating"]
    assert len(ratings) == PEOPLE
    for line in ratings:
        assert set(line) <= set(FIELDS)
        same = {name: value for name, value in line.items() if name != "ms"}
        assert same == {name: value for name, value in ratings[0].items() if name != "ms"}
    ids = {str(each.young.id) for each in held.people} | {str(held.den), str(held.id)}
    assert not any(each in log for each in ids)


def _likeness(rows: list[int], order: list[int]) -> float:
    """Spearman's rank correlation, forwards or backwards, in standard deviations of chance."""
    place = {number: at for at, number in enumerate(order)}
    n = len(rows)
    apart = sum((at - place[number]) ** 2 for at, number in enumerate(rows))
    return abs(1 - 6 * apart / (n * (n * n - 1))) * sqrt(n - 1)


def _bytes(row: tuple[Any, ...]) -> list[bytes]:
    ids = [cell.bytes for cell in row if isinstance(cell, UUID)]
    return ids + [bytes(cell) for cell in row if isinstance(cell, bytes)]


def _raw(text_: str) -> bytes:
    return base64.b64decode(text_)
