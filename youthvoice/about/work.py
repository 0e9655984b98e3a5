"""A worker reads what a young person shared about themselves."""

from __future__ import annotations

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice.about.service import shared_about
from youthvoice.accounts.roles import Door
from youthvoice.folders.models import Act
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/about")
def about(folder_id: UUID) -> ResponseReturnValue:
    """Everything they shared, with its day. Opening it is written down."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    note(db(), folder.id, who.person.id, Act.LOOKED)
    return render_template(
        "work/about.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        told=shared_about(db(), who.keyring, folder),
    )
