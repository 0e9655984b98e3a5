"""What a young person recorded or drew, for whoever holds their folder."""

from __future__ import annotations

from uuid import UUID

from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.answers.replies import sent_answer
from youthvoice.answers.threads import sent_thread
from youthvoice.folders.models import Act
from youthvoice.folders.record import note_once
from youthvoice.folders.service import folder_for
from youthvoice.questions.instrument import instrument
from youthvoice.ways.parts import Kind
from youthvoice.web.doors import Routes
from youthvoice.web.parts import part_of
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/answers/<uuid:answer_id>/<any(voice, drawing):kind>")
def said_part(folder_id: UUID, answer_id: UUID, kind: str) -> ResponseReturnValue:
    """What they recorded or drew. It stands in the record like every look into the folder."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    asked = instrument().question(sent_answer(db(), folder, answer_id).question_id)
    note_once(db(), folder.id, who.person.id, Act.LOOKED)
    thread = sent_thread(db(), who.keyring, folder, asked)
    return part_of(folder, thread.answers, answer_id, Kind(kind))
