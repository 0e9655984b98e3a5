"""A worker reads how things are, as far as it was shared, and asks."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.folders.models import Act
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor
from youthvoice.wellbeing import service
from youthvoice.wellbeing.scales import SCALES

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/how")
def how_it_is(folder_id: UUID) -> ResponseReturnValue:
    """What the young person shared, face by face, as they see it themselves."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    note(db(), folder.id, who.person.id, Act.LOOKED)
    service.see_shared(db(), folder)
    return render_template(
        "work/how.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        scales=SCALES,
        history=service.shared_history(db(), who.keyring, folder),
        ask=service.open_ask(db(), folder.id),
    )


@routes.post("/folders/<uuid:folder_id>/how/ask")
def ask_how_it_is(folder_id: UUID) -> ResponseReturnValue:
    """Asks: one tap."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    service.ask_how(db(), visitor().person, folder)
    return redirect(url_for("work.how_it_is", folder_id=folder.id), 303)
