"""Installable, and of use without a network: the worker in the browser, and what it keeps."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from flask import current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.comfort.looks import CALLED, Look
from youthvoice.languages.files import PLACE
from youthvoice.languages.known import ENGLISH, Language
from youthvoice.places import STATIC, TEMPLATES
from youthvoice.questions.instrument import instrument
from youthvoice.web.cookies import keep_own_phone_name, own_phone_name
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import forget_here
from youthvoice.web.languages import ASKED, page_language
from youthvoice.web.static import fingerprint, static

routes = Routes(__name__, Door.PUBLIC)

# The same for everybody, signed in or not, and enough to draw every page that is kept.
_FILES = (
    "page.svg",
    "vendor/young.css",
    "vendor/dark.css",
    "vendor/strong.css",
    "vendor/young.js",
    "vendor/sealing.js",
    "vendor/outbox.js",
    "vendor/icons.svg",
    "vendor/fonts/latin-400.woff2",
    "vendor/fonts/latin-700.woff2",
    "vendor/pictures/home.svg",
    "vendor/pictures/questions.svg",
    "vendor/pictures/rooms.svg",
)
_PAGES = ("public.no_signal", "public.help_now", "public.what_we_see", "public.waiting")
_PAPER = "#FFFAF3"


@routes.get("/keep.js")
def keep_worker() -> ResponseReturnValue:
    """The service worker with its list (W3C Service Workers). Browsers compare it byte by byte,

    so that it is another one exactly when what it keeps is. It keeps the pages in the language of
    the page that asked for it, which stands in its address: it is asked for without a cookie.
    """
    language = page_language()
    other = "" if language.code == ENGLISH else language.code
    kept = {
        "version": _version() + other,
        "asked": f"?{ASKED}={other}" if other else "",
        "files": [static(each) for each in (*_FILES, *_letters(language))],
        "pages": [url_for(each) for each in _PAGES],
        "shell": url_for("public.no_signal"),
        "leave": url_for("public.leave"),
        "leaveTo": current_app.jinja_env.globals["leave_to"],
        "home": url_for("public.welcome"),
        "letters": url_for("young.letter_keys"),
    }
    script = (STATIC / "vendor" / "keep.js").read_text(encoding="utf-8")
    answer = current_app.response_class(f"self.KEPT={json.dumps(kept)};\n{script}")
    answer.headers["Content-Type"] = "text/javascript; charset=utf-8"
    return answer


@routes.get("/manifest.webmanifest")
def manifest() -> ResponseReturnValue:
    """How it looks on a home screen: a name and a picture that say nothing (W3C Manifest).

    Browsers ask for it without a cookie, so that the name that was chosen stands in its address.
    """
    called = request.args.get("called", "")
    look = Look(called=called if called in CALLED else "")
    described = {
        "id": "/",
        "lang": page_language().tag,
        "dir": page_language().direction,
        "name": look.title,
        "short_name": look.title,
        "start_url": url_for("public.welcome"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [{"src": static(look.icon), "sizes": "any", "type": "image/svg+xml"}],
    }
    answer = current_app.response_class(json.dumps(described))
    answer.headers["Content-Type"] = "application/manifest+json"
    return answer


@routes.page("/my-phone")
def my_phone() -> ResponseReturnValue:
    """What lies on this phone, and the button that takes all of it away."""
    if request.method == "GET":
        return render_template("public/my_phone.html", own_name=own_phone_name())
    answer = make_response()
    keep_own_phone_name(answer, "")
    forget_here(answer, "cache", "cookies", "storage")
    answer.set_data(render_template("public/my_phone_empty.html"))
    return answer


@routes.get("/no-signal")
def no_signal() -> ResponseReturnValue:
    """What stands in for any page while there is no network: help, and the questions to read."""
    return render_template("public/no_signal.html", themes=instrument().themes)


@routes.get("/waiting")
def waiting() -> ResponseReturnValue:
    """What waits on this phone, not sent yet. Only the phone knows: its script lists it."""
    return render_template("public/waiting.html")


def _letters(language: Language) -> tuple[str, ...]:
    """The letters that this language needs beside those of English."""
    if language.code == ENGLISH:
        return ()
    part = "arabic" if language.rtl else "latin-near"
    return tuple(f"vendor/fonts/{part}-{weight}.woff2" for weight in (400, 700))


@lru_cache(maxsize=1)
def _version() -> str:
    """A fingerprint of all that the kept pages and files are made of."""
    parts = (fingerprint(STATIC), fingerprint(TEMPLATES), fingerprint(PLACE), repr(instrument()))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
