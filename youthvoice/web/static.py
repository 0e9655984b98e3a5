"""Pictures, styles and scripts: served with a long life from an address that changes with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from youthvoice.pictures import pictures
from youthvoice.places import STATIC
from youthvoice.web.cookies import own_pictures
from youthvoice.web.headers import EVERYWHERE, ON_FILES

_TEN_YEARS = 10 * 365 * 24 * 3600
# The first of these that a picture is in decides which sprite draws it.
_SPRITES = {
    "home": "home",
    "face": "home",
    "question": "questions",
    "theme": "questions",
    "room": "rooms",
    "board": "board",
}


def serve_static(app: Flask) -> None:
    """Serves what is in static/ under an address that holds a fingerprint of all of it."""
    prefix = _prefix()
    wrapped = WhiteNoise(
        app.wsgi_app,
        root=str(STATIC),
        prefix=prefix,
        max_age=_TEN_YEARS,
        add_headers_function=_put_headers,
        immutable_file_test=lambda _path, _url: True,
    )
    app.wsgi_app = wrapped  # type: ignore[method-assign]
    app.jinja_env.globals["static"] = static
    app.jinja_env.globals["picture_url"] = _picture_url()
    app.jinja_env.globals["picture_word"] = lambda name: pictures()[name].word


def static(path: str) -> str:
    """The address of a file in static/."""
    return _prefix() + path


@lru_cache(maxsize=1)
def _prefix() -> str:
    return f"/static/{fingerprint(STATIC)}/"


def fingerprint(folder: Path) -> str:
    """Twelve characters that change when any file below the folder does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _picture_url() -> Callable[[str], str]:
    sprites = {name: _sprite(each.sets) for name, each in pictures().items()}

    def picture_url(name: str, *, usual: bool = False, alone: bool = False) -> str:
        name = name if usual else own_pictures()[name]
        if alone:
            return static(f"vendor/pictures/alone/{name}.svg#{name}")
        return static(f"vendor/pictures/{sprites[name]}.svg#{name}")

    return picture_url


def _sprite(sets: frozenset[str]) -> str:
    return next((_SPRITES[each] for each in _SPRITES if each in sets), "code")


def _put_headers(headers: dict[str, str], path: str, _url: str) -> None:
    # A script may become a worker, which its own headers hold. Whatever else is here can do nothing
    # by itself, and a phone with little data pays for each word of it.
    chosen = EVERYWHERE if path.endswith(".js") else ON_FILES
    for name, value in chosen.items():
        headers[name] = value
