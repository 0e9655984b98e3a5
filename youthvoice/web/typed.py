"""Forms that come back as they were left: what was typed and not sent stands in them again."""

from __future__ import annotations

from typing import TypeVar

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Form

from youthvoice.drafts.service import drop_draft, kept_fields
from youthvoice.web.visit import db, visitor

AnyForm = TypeVar("AnyForm", bound=Form)


def form_for(kind: type[AnyForm], subject: str, /, **otherwise: object) -> tuple[AnyForm, bool]:
    """The form that was sent; or what its author had typed and not sent, and then True; or a form

    filled from `otherwise`.
    """
    if request.method == "POST":
        return kind(request.form), False
    return begun_form(kind, subject, **otherwise)


def begun_form(kind: type[AnyForm], subject: str, /, **otherwise: object) -> tuple[AnyForm, bool]:
    """The same for a form that stands on a page beside the one that was sent."""
    who = visitor()
    kept = kept_fields(db(), who.person, who.key, subject)
    return (kind(MultiDict(kept)), True) if kept else (kind(data=otherwise), False)


def sent(subject: str) -> None:
    """What was typed has been taken: there is no draft of it any more."""
    drop_draft(db(), visitor().person, subject)
