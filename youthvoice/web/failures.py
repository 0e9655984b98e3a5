"""Turns every failure into a calm page that keeps what was typed and tells nothing else."""

from __future__ import annotations

import logging
from dataclasses import replace

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from youthvoice.accounts.roles import Door
from youthvoice.errors import (
    Broken,
    NotFound,
    NotSaved,
    StaleForm,
    TooLarge,
    WrongAddress,
    YouthVoiceError,
    page_for,
)
from youthvoice.web.doors import door_of
from youthvoice.web.letters import SEALED, is_sealed_form
from youthvoice.web.nobody import knows_nobody

_log = logging.getLogger("youthvoice.web")

# What a refused form may hand back. Secrets are not among it: first what was typed, then what was
# picked, which goes along unseen.
_TYPED = {
    "words": _("Your words"),
    "label": _("What do you call them?"),
    "reading_hours": _("When words are read"),
    "help_note": _("What to do out of hours"),
    "heard": _("What did you hear?"),
    "decided": _("What will you do?"),
    "evidence": _("What shows it?"),
    "next_step": _("What comes next?"),
}
_PICKED = (
    *("feeling", "strip", "audience", "send", "verdict", "subject", "version", "picture", "leads"),
    *("view", "happened", "whose", "who", "by_day", "kind", "to", "told", "wish", "day"),
    *("shared_on", "when", "face", "about", "outcome", "standing", "owner"),
)
_PROOFS = ("csrf_token", "once")
_TICKED = "y"
_HTTP: dict[int, type[YouthVoiceError]] = {404: NotFound, 405: WrongAddress, 413: TooLarge}


def catch_failures(app: Flask) -> None:
    """Registers the handlers. Nothing reaches a person that is not in the table of errors."""
    app.register_error_handler(YouthVoiceError, _refused)
    app.register_error_handler(CSRFError, lambda _: _refused(StaleForm()))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _refused(error: YouthVoiceError) -> ResponseReturnValue:
    page = page_for(error)
    if isinstance(error, NotSaved) and request.method != "POST":
        # Nobody was saving anything: the words of that page would be wrong.
        page = replace(page_for(Broken()), status=page.status)
    if page.status >= 500:
        _log.error("failed", extra={"error": type(error).__name__, "endpoint": request.endpoint})
    if isinstance(error, NotSaved):
        _forget_database()
    typed, picked = _given_back() if page.keep and request.method == "POST" else ({}, {})
    is_desk = request.path.startswith(("/work", "/board")) and door_of(request.endpoint) in (
        Door.WORK,
        Door.BOARD,
    )
    html = render_template(
        "public/failed.html",
        page=page,
        typed=typed,
        picked=picked,
        labels=_TYPED,
        with_token=not knows_nobody(request.path),
        layout="layouts/work.html" if is_desk else "layouts/public.html",
        start="work.caseload" if is_desk else "public.welcome",
        sign_in="work.sign_in" if is_desk else "young.sign_in",
    )
    return html, page.status


def _given_back() -> tuple[dict[str, str], dict[str, str]]:
    """What was typed, and what was picked beside it; nothing of either where nothing was typed."""
    sent = request.form
    if is_sealed_form():
        # Nobody has opened it: it goes back as it came, and can be sent again as it is.
        return {}, {name: sent[name] for name in (*SEALED, "subject") if name in sent}
    typed = {name: sent[name] for name in _TYPED if name in sent}
    picked = {name: sent[name] for name in _PICKED if name in sent}
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "draft", "") or knows_nobody(request.path):
        # Whoever keeps a draft of a form holds no secret in it: all of it may come back. So may a
        # rating, which is kept nowhere else.
        for name, value in sent.items():
            if name not in {*typed, *picked, *_PROOFS}:
                (picked if value == _TICKED else typed)[name] = value
    return (typed, picked) if any(typed.values()) else ({}, {})


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is not None and error.code < 400:
        return error.get_response()
    return _refused(_HTTP.get(error.code or 500, Broken)())


def _unforeseen(error: Exception) -> ResponseReturnValue:
    if current_app.config.get("SHOW_FAILURES"):
        raise error
    _log.error("failed", exc_info=error, extra={"endpoint": request.endpoint})
    return _refused(Broken())


def _forget_database() -> None:
    # The session is part of what failed: the page is drawn without it.
    session = g.pop("db", None)
    if session is not None:
        session.close()
