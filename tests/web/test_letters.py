"""A letter from a phone is taken once, stored unread, and never lost without a word."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.handover.steps import hands_over, tells
from tests.letters import answer, letter, sealed_for
from tests.page import Browser
from tests.plan.steps import Table
from tests.recording import (
    DRAWN,
    WEBM,
    folder_key,
    part,
    sealed_piece,
    sends_piece,
    spoken_letter,
)
from tests.world import Staff, World, Young
from youthvoice.answers.models import Answer
from youthvoice.answers.threads import own_threads, sent_threads
from youthvoice.crypto.envelope import seal
from youthvoice.crypto.inventory import OnItsWay, Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.folders.models import Folder
from youthvoice.ways.models import Piece

QUESTION = "make-me-safe.4"


@dataclass
class Phone:
    """A browser, with what its scripts know."""

    world: World
    who: Young
    browser: Browser

    def __post_init__(self) -> None:
        self.token = json.loads(self.browser.client.get("/letters").data)["proof"]
        self.public = folder_key(self.world, self.who)

    def post(self, fields: dict[str, str]) -> TestResponse:
        return self.browser.client.post("/letters", data={"csrf_token": self.token, **fields})

    def says(self, words: str, **more: Any) -> TestResponse:
        return self.post(answer(self.public, QUESTION, words, **more))

    def piece(self, piece_id: UUID, held: bytes) -> int:
        raw = sealed_piece(self.public, piece_id, held)
        return sends_piece(self.browser, self.token, piece_id, raw)


@pytest.fixture
def phone(world: World, otter: Young) -> Phone:
    return Phone(world, otter, world.browser(otter))


def said(world: World, who: Young) -> list[str]:
    with world.work() as session:
        folder = session.get_one(Folder, who.folder_id)
        threads = own_threads(session, world.keyring(session, who), folder)
        return [each.words.said.words for thread in threads for each in thread.answers]


def count(world: World, kind: type[Any]) -> int:
    with world.work() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_a_letter_that_comes_again_is_the_answer_it_was(world: World, phone: Phone) -> None:
    id_ = uuid4()
    first, again = phone.says("Who?", id_=id_), phone.says("Who?", id_=id_)
    assert (first.status_code, again.status_code) == (200, 200)
    assert json.loads(first.data) == json.loads(again.data) == {"to": f"/said/{id_}"}
    assert said(world, phone.who) == ["Who?"]


def test_words_are_stored_as_they_came(world: World, phone: Phone) -> None:
    id_ = uuid4()
    sealed = sealed_for(phone.public, "answers", id_, {"words": "Who?", "face": 2})
    fields = {"letter": sealed, "letter_key": "1", "table": "answers", "once": str(id_)}
    sent = {**fields, "send": "worker", "audience": "worker"}
    assert phone.post(letter(phone.public, 1, f"/question/{QUESTION}", sent)).status_code == 200
    with world.work() as session:
        assert session.get_one(Answer, id_).sealed_words == base64.b64decode(sealed)


def test_a_letter_from_before_a_hand_over_opens_for_the_next_worker(
    world: World, sam: Staff, phone: Phone
) -> None:
    kim = world.staff("Kim")
    pieces = [uuid4()]
    assert phone.piece(pieces[0], WEBM) == 200
    hands_over(world, sam, phone.who, tells(world, sam, phone.who, kim))
    assert phone.says("Who?").status_code == 200
    spoken = spoken_letter(phone.public, QUESTION, [part("voice", *pieces)])
    assert phone.post(spoken).status_code == 200
    with world.work() as session:
        assert set(session.scalars(select(Answer.key_version))) == {2}
        assert session.scalars(select(Piece.key_version)).all() == [2]
        folder = session.get_one(Folder, phone.who.folder_id)
        (thread,) = sent_threads(session, world.keyring(session, kim), folder)
        assert [each.words.said.words for each in thread.answers] == ["Who?", ""]
        assert [each.broken for each in thread.answers] == [frozenset(), frozenset()]


def test_pieces_come_twice_and_in_any_order(world: World, phone: Phone) -> None:
    one, two = uuid4(), uuid4()
    for each in (two, one, two):
        assert phone.piece(each, WEBM if each == one else bytes(300)) == 200
    id_ = uuid4()
    spoken = spoken_letter(phone.public, QUESTION, [part("voice", one, two)], id_)
    assert [phone.post(spoken).status_code for _ in range(2)] == [200, 200]
    heard = phone.browser.client.get(f"/answers/{id_}/voice")
    assert (heard.mimetype, heard.data) == ("audio/webm", WEBM + bytes(300))
    assert heard.headers["Cache-Control"] == "no-store"
    bit = phone.browser.client.get(f"/answers/{id_}/voice", headers={"Range": "bytes=0-3"})
    assert (bit.status_code, bit.data) == (206, WEBM[:4])


def test_a_letter_whose_piece_is_missing_waits_for_it(world: World, phone: Phone) -> None:
    here, missing = uuid4(), uuid4()
    assert phone.piece(here, WEBM) == 200
    spoken = spoken_letter(phone.public, QUESTION, [part("voice", here, missing)])
    assert phone.post(spoken).status_code == 424
    assert count(world, Answer) == 0, "nothing is half stored"
    assert phone.piece(missing, b"") == 200
    assert phone.post(spoken).status_code == 200


def test_a_drawing_is_shown_as_a_picture_and_never_as_a_page(phone: Phone) -> None:
    piece, id_ = uuid4(), uuid4()
    assert phone.piece(piece, DRAWN) == 200
    phone.post(spoken_letter(phone.public, QUESTION, [part("drawing", piece)], id_))
    shown = phone.browser.client.get(f"/answers/{id_}/drawing")
    assert shown.mimetype == "image/svg+xml"
    assert "script-src 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "raw",
    [b"", b"x", b"\x01" + bytes(1392), b"\x02" + bytes(1136 + 64 * 1024), bytes(200_000)],
    ids=["nothing", "a letter", "too small", "of another kind", "too large"],
)
def test_what_is_no_piece_is_not_kept(world: World, phone: Phone, raw: bytes) -> None:
    assert sends_piece(phone.browser, phone.token, uuid4(), raw) == 404
    assert count(world, Piece) == 0


def test_somebody_elses_piece_and_letter_lead_nowhere(
    world: World, sam: Staff, phone: Phone
) -> None:
    fox = world.young(sam, "Fox")
    theirs = Phone(world, fox, world.browser(fox))
    piece, id_ = uuid4(), uuid4()
    assert phone.piece(piece, WEBM) == 200
    assert theirs.piece(piece, WEBM) == 404
    stolen = spoken_letter(theirs.public, QUESTION, [part("voice", piece)])
    assert theirs.post(stolen).status_code == 424
    phone.says("Mine.", id_=id_)
    assert theirs.says("Not yours.", id_=id_).status_code == 404
    mine = answer(phone.public, QUESTION, "Mine again.")
    assert theirs.post(mine).status_code == 404, "sealed to another folder"
    assert theirs.browser.client.get(f"/answers/{id_}/voice").status_code == 404


@pytest.mark.parametrize("path", ["/me/code", "/leave", "/letters", "/work/new", "/no", "//x", ""])
def test_a_letter_reaches_only_what_takes_letters(world: World, phone: Phone, path: str) -> None:
    sent = letter(phone.public, 1, path, {"send": "worker"})
    assert phone.post(sent).status_code == 404


@pytest.mark.parametrize(
    "plain", [b"", b"[]", b"{}", b'{"path": 1}', b'{"path": "/", "fields": []}', b"\xff"]
)
def test_what_is_no_letter_inside_is_refused(phone: Phone, plain: bytes) -> None:
    id_ = uuid4()
    sealed = base64.b64encode(seal(plain, phone.public, OnItsWay(id_))).decode()
    fields = {"letter_id": str(id_), "version": "1", "sealed": sealed}
    assert phone.post(fields).status_code == 404
    for damaged in ({"version": "7"}, {"letter_id": "x"}, {"sealed": sealed[:-8]}, {"sealed": "?"}):
        assert phone.post({**fields, **damaged}).status_code == 404


@pytest.mark.parametrize(
    "inside",
    [{"words": "x" * 6000, "face": None}, {"face": 9}, {"words": "", "face": None, "parts": [{}]}],
    ids=["too long", "no words", "a part that is none"],
)
def test_what_a_phone_sealed_wrongly_hides_nothing_else(
    world: World, phone: Phone, inside: dict[str, Any]
) -> None:
    phone.says("Who?")
    id_ = uuid4()
    sealed = sealed_for(phone.public, "answers", id_, inside)
    fields = {"letter": sealed, "letter_key": "1", "table": "answers", "once": str(id_)}
    sent = {**fields, "send": "worker", "audience": "worker"}
    assert phone.post(letter(phone.public, 1, f"/question/{QUESTION}", sent)).status_code == 200
    page = phone.browser.get(f"/question/{QUESTION}")
    assert "Who?" in page.text
    assert "This part cannot be opened. It is damaged." in page.text


def test_words_about_what_has_changed_meanwhile_come_back_as_a_draft(world: World) -> None:
    table = Table(world)
    aim = table.aim()
    phone = Phone(world, table.otter, world.browser(table.otter))
    table.change(aim, "Be at another school")
    id_ = uuid4()
    sealed = sealed_for(phone.public, "plan_steps", id_, {"words": "It is not."})
    fields = {"letter": sealed, "letter_key": "1", "table": "plan_steps", "once": str(id_)}
    sent = {**fields, "view": "disagree", "version": "1"}
    answered = phone.post(letter(phone.public, 1, f"/plan/items/{aim}/view", sent))
    assert answered.status_code == 409
    page = phone.browser.get(f"/plan/items/{aim}")
    assert [box.text for box in page.all("textarea")] == ["It is not."]
    again = {**sent, "version": "2"}
    posted = phone.post(letter(phone.public, 1, f"/plan/items/{aim}/view", again))
    assert posted.status_code == 200


def test_whoever_is_signed_out_keeps_the_letter(world: World, phone: Phone) -> None:
    stranger = world.browser()
    token = json.loads(phone.browser.client.get("/letters").data)["proof"]
    response = stranger.client.post("/letters", data={"csrf_token": token})
    assert response.status_code in (303, 400)
    assert stranger.client.get("/letters").status_code == 303


def test_a_form_sealed_to_its_author_is_read_as_if_it_were_typed(
    world: World, phone: Phone
) -> None:
    typed = {"words": "Trains.", "audience": "worker", "send": "worker"}
    fields = {"csrf_token": phone.token, **_typed(phone.who.key, typed)}
    response = phone.browser.client.post("/about-me/matters", data=fields)
    assert response.status_code == 303
    assert "Trains." in phone.browser.get("/about-me").text
    other = {"csrf_token": phone.token, **_typed(PrivateKey.generate(), typed)}
    assert phone.browser.client.post("/about-me/matters", data=other).status_code == 404


def _typed(key: PrivateKey, fields: dict[str, str]) -> dict[str, str]:
    id_ = uuid4()
    place = Place("drafts", "sealed_words", id_)
    sealed = seal(json.dumps(fields).encode(), key.public, place)
    return {"typed_id": str(id_), "typed": base64.b64encode(sealed).decode()}
