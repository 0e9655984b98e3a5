"""A form that is sent twice is taken once: a double tap, or a page sent again by a bad network."""

from __future__ import annotations

import hashlib
from uuid import UUID

from flask import redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from werkzeug.wrappers import Response

from youthvoice.accounts.models import TakenForm
from youthvoice.db.upsert import insert_if_new
from youthvoice.web.visit import db, visitor_or_none

FIELD = "once"


def taken_once(answer: ResponseReturnValue) -> ResponseReturnValue:
    """What a form did, unless the same form with the same words was taken before: then what was

    done now is undone, and the answer is the earlier one. Called last, so that two at once wait
    for each other no longer than it takes to write a row.
    """
    who, led_to = visitor_or_none(), _led_to(answer)
    if who is None or led_to is None or not _is_id(request.form.get(FIELD, "")):
        return answer
    digest = _digest()
    row = {"digest": digest, "session_id": who.browser.id, "led_to": led_to}
    if insert_if_new(db(), TakenForm, row, ("digest",)):
        return answer
    db().rollback()
    earlier = db().scalar(select(TakenForm.led_to).where(TakenForm.digest == digest))
    return redirect(earlier or led_to, 303)


def _led_to(answer: ResponseReturnValue) -> str | None:
    # Only what sends the browser on has done something; a refused form may be sent again.
    if not isinstance(answer, Response) or answer.status_code != 303:
        return None
    # Nothing is kept of an address that the browser named: it could hold anything.
    named = "back_to" in request.values or "back_to=" in (answer.location or "")
    return None if named or "Set-Cookie" in answer.headers else answer.location


def _is_id(text: str) -> bool:
    try:
        return UUID(text).version == 4
    except ValueError:
        return False


def _digest() -> bytes:
    # The id is random and kept nowhere, so that the hash tells nothing about the words in it.
    parts = [request.path, *(f"{name}={value}" for name, value in request.form.items(multi=True))]
    return hashlib.sha256("\0".join(parts).encode()).digest()
