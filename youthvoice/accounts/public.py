"""The first page: for somebody with an invitation, and for somebody who has been here before."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.web.doors import Routes
from youthvoice.web.visit import visitor_or_none

routes = Routes(__name__, Door.PUBLIC)


@routes.get("/")
def welcome() -> ResponseReturnValue:
    """Two ways in; whoever is signed in goes straight home."""
    if visitor_or_none() is not None:
        return redirect(url_for("young.home"), 303)
    return render_template("public/welcome.html")
