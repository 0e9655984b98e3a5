"""A young person reads who is in their team, and how to reach each of them."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.people.service import team_of
from youthvoice.questions.instrument import MY_OWN, RATHER
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.get("/people")
def people() -> ResponseReturnValue:
    """Everybody in the team, who leads it, and the way to ask for somebody else."""
    folder = own_folder(db(), visitor().person.id)
    return render_template(
        "young/people.html",
        team=team_of(db(), visitor().keyring, folder),
        worker=keyworker_of(db(), house(), folder).name,
        my_own=MY_OWN,
        rather=RATHER,
    )
