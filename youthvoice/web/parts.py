"""A recording or a drawing, opened for whoever may, to play or to show in a page."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from uuid import UUID

from flask import Response, request, send_file

from youthvoice.answers.threads import OpenedAnswer
from youthvoice.errors import CannotOpen, NotFound
from youthvoice.folders.models import Folder
from youthvoice.ways.drawing import svg_of
from youthvoice.ways.parts import Kind
from youthvoice.ways.recording import type_of
from youthvoice.ways.service import whole
from youthvoice.web.visit import db, visitor


def part_of(
    folder: Folder, answers: Iterable[OpenedAnswer], answer_id: UUID, kind: Kind
) -> Response:
    """The recording or drawing of one of these answers, to play or show in a page.

    Players ask for it bit by bit (RFC 9110, section 14). Raises NotFound where there is none,
    CannotOpen for what is no recording or drawing.
    """
    found = next((each for each in answers if each.id == answer_id), None)
    part = found.words.said.part(kind) if found is not None else None
    if part is None:
        raise NotFound
    opened = whole(db(), visitor().keyring, folder, answer_id, part)
    if kind is Kind.DRAWING:
        return _kept_nowhere(Response(svg_of(opened), mimetype="image/svg+xml"))
    sound = type_of(opened)
    if sound is None:
        raise CannotOpen
    played = send_file(BytesIO(opened), mimetype=sound, conditional=False)
    played.make_conditional(request, accept_ranges=True, complete_length=len(opened))
    return _kept_nowhere(played)


def _kept_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
