"""Keeps what is being typed, when the page is left or locks."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.drafts.service import keep_fields, typed_fields
from youthvoice.errors import WordsRefused
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.post("/draft", draft="{subject}")
def keep() -> ResponseReturnValue:
    """Keeps a form as it stands, sealed to whoever is typing."""
    try:
        fields = typed_fields(request.form)
    except WordsRefused as refused:
        return {"kept": False, "reason": refused.reason}, 422
    keep_fields(db(), visitor().person, request.form.get("subject", ""), fields)
    return {"kept": True}
