"""What a young person reads about their own folder: who has looked, and who did what."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.folders.record import record_of
from youthvoice.folders.service import names_on, own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.get("/who-looked")
def who_looked() -> ResponseReturnValue:
    """The folder's record, by day, in plain words."""
    who = visitor()
    folder = own_folder(db(), who.person.id)
    record = record_of(db(), folder.id)
    return render_template(
        "young/who_looked.html",
        record=record,
        names=names_of(db(), house(), {line.person_id for line in record}),
        label=names_on(who.keyring, [folder])[folder.id].label,
    )
