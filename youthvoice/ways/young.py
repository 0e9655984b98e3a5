"""A young person's recordings and drawings: their pieces come in, and they come back whole."""

from __future__ import annotations

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.answers.service import own_answer
from youthvoice.answers.threads import own_thread
from youthvoice.errors import NotFound
from youthvoice.folders.service import own_folder
from youthvoice.questions.instrument import instrument
from youthvoice.ways.parts import Kind
from youthvoice.ways.service import take_piece
from youthvoice.web.doors import Routes
from youthvoice.web.letters import version_in
from youthvoice.web.parts import part_of
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.post("/pieces/<uuid:piece_id>")
def post_piece(piece_id: UUID) -> ResponseReturnValue:
    """Takes one piece, as it is. It may come again, and in any order."""
    piece = request.files.get("piece")
    if piece is None:
        raise NotFound
    folder = own_folder(db(), visitor().person.id)
    take_piece(db(), visitor().person, folder, piece_id, version_in("key"), piece.read())
    return {"taken": True}


@routes.get("/answers/<uuid:answer_id>/<any(voice, drawing):kind>")
def own_part(answer_id: UUID, kind: str) -> ResponseReturnValue:
    """What I recorded or drew."""
    folder, keyring = own_folder(db(), visitor().person.id), visitor().keyring
    asked = instrument().question(own_answer(db(), folder, answer_id).question_id)
    thread = own_thread(db(), keyring, folder, asked)
    return part_of(folder, thread.answers, answer_id, Kind(kind))
