"""Forms: read from the request, refused in plain words, and only ever taken from our own pages."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Request, request
from flask_wtf import CSRFProtect
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.utils import cached_property
from wtforms import Field, Form

from youthvoice.errors import ForeignForm
from youthvoice.web.nobody import SessionTouched, knows_nobody
from youthvoice.words import without_controls

AnyForm = TypeVar("AnyForm", bound=Form)


class PlainFields(ImmutableMultiDict[str, Any]):
    """What a form or an address brings, without control characters: neither a page that shows it

    again nor a database needs to know of them.
    """

    def __init__(self, fields: Any = None) -> None:
        super().__init__(
            [
                (name, without_controls(value) if isinstance(value, str) else value)
                for name, value in MultiDict(fields or ()).items(multi=True)
            ]
        )


class PlainRequest(Request):
    """A request whose fields are plain."""

    parameter_storage_class = PlainFields

    @cached_property
    def cookies(self) -> ImmutableMultiDict[str, str]:
        """The cookies. Raises SessionTouched at an address that may know nobody."""
        if knows_nobody(self.path):
            raise SessionTouched
        return super().cookies


def submitted(kind: type[AnyForm]) -> AnyForm | None:
    """The form that was sent, or None when the page is only being read."""
    return kind(request.form) if request.method == "POST" else None


def refuse(field: Field, reason: str) -> None:
    """Says beside a field what to change; what was typed stays in it."""
    field.errors = [*field.errors, reason]


def guard_forms(app: Flask) -> None:
    """A token in every form, and none taken from another site (OWASP: CSRF, Fetch Metadata)."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    # The Referer rule is replaced by the check of Origin below, which says the same.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.request_class = PlainRequest
    app.before_request(_refuse_foreign)
    CSRFProtect(app)


def _refuse_foreign() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site != "same-origin":
        raise ForeignForm
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ForeignForm
