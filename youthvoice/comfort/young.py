"""Tell my worker I need them, and: I am all right now."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.comfort.help_calls import call_worker, end_call
from youthvoice.folders.service import own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.post("/help/tell")
def tell_worker() -> ResponseReturnValue:
    """Puts this young person on top of the worker's list."""
    call_worker(db(), own_folder(db(), visitor().person.id).id)
    return redirect(url_for("public.help_now"), 303)


@routes.post("/help/all-right")
def all_right() -> ResponseReturnValue:
    """The young person no longer needs it."""
    who = visitor()
    end_call(db(), own_folder(db(), who.person.id).id, who.person.id)
    return redirect(url_for("public.help_now"), 303)
