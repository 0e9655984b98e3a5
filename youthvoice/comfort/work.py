"""A worker was in touch with somebody who called for them."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.comfort.help_calls import end_call
from youthvoice.folders.service import folder_for
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.WORK)


@routes.post("/folders/<uuid:folder_id>/in-touch")
def was_in_touch(folder_id: UUID) -> ResponseReturnValue:
    """Takes the call off the top of the list; the young person reads who and when."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    end_call(db(), folder.id, visitor().person.id)
    return redirect(url_for("work.folder", folder_id=folder.id), 303)
