"""Addresses that know nobody: no cookie gets as far as them, and touching a session fails.

A rating must not be joined to whoever sent it (design.md 3). So everything below these prefixes is
served without cookies, and without what languages a browser speaks, whatever it brings. So is what
is read aloud, which somebody may listen to while they rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSessionInterface, SessionMixin

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PREFIXES = ("/rate", "/aloud")
# What comes with every request by itself, and could tell two people apart.
_TELLING = ("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE")


class SessionTouched(RuntimeError):
    """An address that knows nobody asked who is there: a mistake of ours, never a person's."""


def knows_nobody(path: str) -> bool:
    """Whether this path is one of those."""
    return any(path == each or path.startswith(each + "/") for each in PREFIXES)


class Untouchable(SessionMixin):
    """The session of such an address: whoever reads it or writes to it fails."""

    def __getitem__(self, key: str) -> NoReturn:
        raise SessionTouched

    def __setitem__(self, key: str, value: Any) -> NoReturn:
        raise SessionTouched

    def __delitem__(self, key: str) -> NoReturn:
        raise SessionTouched

    def __iter__(self) -> Iterator[str]:
        raise SessionTouched

    def __len__(self) -> int:
        raise SessionTouched


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, which hold the token of our forms; untouchable where nobody is known."""

    def open_session(self, app: Flask, request: Request) -> Any:
        """The session of this request."""
        return Untouchable() if knows_nobody(request.path) else super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Sets the cookie, if there is anything to keep and anybody to keep it."""
        if not isinstance(session, Untouchable):
            super().save_session(app, session, response)


def forget_who(app: Flask) -> None:
    """Takes the cookies off every request to such an address, before anything can read them."""
    app.session_interface = Sessions()
    app.wsgi_app = _without_cookies(app.wsgi_app)  # type: ignore[assignment, method-assign]


def _without_cookies(inner: WSGIApplication) -> WSGIApplication:
    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if knows_nobody(environ.get("PATH_INFO", "")):
            for header in _TELLING:
                environ.pop(header, None)
        return inner(environ, start_response)

    return serve
