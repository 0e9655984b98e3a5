"""The cookies there are: a session for each door, and what somebody wants their phone to keep."""

from __future__ import annotations

from typing import cast

from flask import Response, g, has_request_context, request

from youthvoice.accounts.roles import Door
from youthvoice.crypto.tokens import Token
from youthvoice.pictures import OwnPictures
from youthvoice.web.nobody import knows_nobody
from youthvoice.web.visit import shared

_A_YEAR = 365 * 24 * 3600
_OWN_PHONE = "name"
_FORM = "form"
_LOOK = "look"
_PICTURES = "pictures"
_DESKS = ("/work", "/board")


def cookie_name(what: str, *, plain_http: bool) -> str:
    """`__Host-` ties a cookie to this host and to TLS (RFC 6265bis, 4.1.3.2)."""
    return what if plain_http else f"__Host-{what}"


def form_cookie(*, plain_http: bool) -> str:
    """The cookie that form tokens are checked against; it tells nothing about anybody."""
    return cookie_name(_FORM, plain_http=plain_http)


def door_token(door: Door) -> Token | None:
    """The session token this browser shows at a door, if it shows one."""
    return Token.from_text(request.cookies.get(_name(door.value), ""))


def keep_token(response: Response, door: Door, token: Token) -> None:
    """Hands the token to the browser until it is closed."""
    _set(response, door.value, token.text, None)


def drop_token(response: Response, door: Door) -> None:
    """Takes the token away again."""
    _set(response, door.value, "", 0)


def own_phone_name() -> str:
    """The made-up name kept on somebody's own phone, or nothing."""
    return request.cookies.get(_name(_OWN_PHONE), "")


def keep_own_phone_name(response: Response, name: str) -> None:
    """Keeps the made-up name on this phone, and nothing else; an empty name forgets it."""
    _set(response, _OWN_PHONE, name, _A_YEAR if name else 0)


def look_text() -> str:
    """How pages look here, as it was chosen; nothing on pages that know nobody."""
    return "" if knows_nobody(request.path) else request.cookies.get(_name(_LOOK), "")


def keep_look(response: Response, text: str) -> None:
    """Keeps how pages look on this phone; an empty text forgets it."""
    _set(response, _LOOK, text, _A_YEAR if text else 0)


def own_pictures() -> OwnPictures:
    """The pictures that were changed here; none on pages that know nobody, and at work."""
    if not has_request_context() or knows_nobody(request.path) or request.path.startswith(_DESKS):
        return OwnPictures()
    if "own_pictures" not in g:
        g.own_pictures = OwnPictures.of(request.cookies.get(_name(_PICTURES), ""))
    return cast("OwnPictures", g.own_pictures)


def keep_pictures(response: Response, text: str) -> None:
    """Keeps which pictures were changed on this phone; an empty text forgets it."""
    _set(response, _PICTURES, text, _A_YEAR if text else 0)


def _name(what: str) -> str:
    return cookie_name(what, plain_http=shared().settings.plain_http)


def _set(response: Response, what: str, value: str, max_age: int | None) -> None:
    response.set_cookie(
        _name(what),
        value,
        max_age=max_age,
        secure=not shared().settings.plain_http,
        httponly=True,
        samesite="Strict",
        path="/",
    )
