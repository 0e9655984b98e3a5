"""A signed-in young person's phone asks for its tickets here."""

from __future__ import annotations

import base64

from flask import request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.errors import TicketsRefused
from youthvoice.rounds.models import Round
from youthvoice.rounds.service import keys_of, open_round_in, services_in
from youthvoice.rounds.tickets import OtherList, give_tickets, message_of
from youthvoice.spoken import translated
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.page("/tickets")
def tickets() -> ResponseReturnValue:
    """What to blind, and the signatures under it: for scripts alone, in JSON."""
    found = open_round_in(db(), visitor().person.area_id)
    if request.method == "POST":
        return _give(found)
    if found is None:
        return {"round": None}
    services = services_in(db(), found.id)
    return {
        "round": str(found.id),
        "messages": [
            base64.b64encode(message_of(found.id, each.service_id)).decode() for each in services
        ],
        **keys_of(services),
    }


def _give(found: Round | None) -> ResponseReturnValue:
    if found is None or request.form.get("round") != str(found.id):
        return {"reason": translated("This time for rating is over.")}, 422
    blinded = request.form.getlist("blinded")
    try:
        given = give_tickets(db(), house(), found.id, visitor().person.id, blinded)
    except OtherList as refused:
        db().rollback()
        return {"reason": refused.reason}, 409
    except TicketsRefused as refused:
        db().rollback()
        return {"reason": refused.reason}, 422
    return {"signatures": given}
