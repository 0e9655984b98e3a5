"""Keeps what is being typed, when the page is left or locks."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.drafts.service import keep_fields, keep_sealed, typed_fields
from youthvoice.errors import WordsRefused
from youthvoice.web.doors import Routes
from youthvoice.web.letters import is_sealed_form, sealed_form
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.post("/draft", draft="{subject}", letter=True)
def keep() -> ResponseReturnValue:
    """Keeps a form as it stands, sealed to whoever is typing: by their phone, or else here."""
    who, subject = visitor().person, request.form.get("subject", "")
    if is_sealed_form():
        keep_sealed(db(), who, subject, *sealed_form())
        return {"kept": True}
    try:
        fields = typed_fields(request.form)
    except WordsRefused as refused:
        return {"kept": False, "reason": refused.reason}, 422
    keep_fields(db(), who, subject, fields)
    return {"kept": True}
