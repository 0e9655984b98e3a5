"""Installable, and of use without a network: the worker in the browser, and what it keeps."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from flask import current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from youthvoice.accounts.roles import Door
from youthvoice.alerts.service import switch_off
from youthvoice.comfort.looks import CALLED, Look
from youthvoice.db.database import writing
from youthvoice.errors import NotSaved
from youthvoice.languages.files import PLACE
from youthvoice.languages.known import ENGLISH, Language
from youthvoice.places import STATIC, TEMPLATES
from youthvoice.questions.instrument import instrument
from youthvoice.web.cookies import keep_own_phone_name, own_phone_name, own_pictures
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import forget_here
from youthvoice.web.languages import ASKED, page_language
from youthvoice.web.looking import look_of_strangers
from youthvoice.web.static import fingerprint, static
from youthvoice.web.visit import db, visitor_or_none

routes = Routes(__name__, Door.PUBLIC)

# The same for everybody, signed in or not, and enough to draw every page that is kept.
_FILES = (
    "vendor/young.css",
    "vendor/dark.css",
    "vendor/strong.css",
    "vendor/young.js",
    "vendor/aloud.js",
    "vendor/aloud.css",
    "vendor/sealing.js",
    "vendor/outbox.js",
    "vendor/ways.js",
    "vendor/icons.svg",
    "vendor/fonts/plain-400.woff2",
    "vendor/fonts/plain-700.woff2",
    "vendor/pictures/home.svg",
    "vendor/pictures/questions.svg",
    "vendor/pictures/rooms.svg",
    "vendor/pictures/board.svg",
)
_PAGES = (
    "public.no_signal",
    "public.help_now",
    "public.what_we_see",
    "public.waiting",
    "public.ways",
)
_PAPER = "#FFFAF3"


@routes.get("/keep.js")
def keep_worker() -> ResponseReturnValue:
    """The service worker with its list (W3C Service Workers). Browsers compare it byte by byte,

    so that it is another one exactly when what it keeps is. It keeps the pages in the language of
    the page that asked for it, which stands in its address: it is asked for without a cookie.
    """
    language, look = page_language(), look_of_strangers()
    other = "" if language.code == ENGLISH else language.code
    kept = {
        "version": _version(look.name) + other,
        "asked": f"?{ASKED}={other}" if other else "",
        "files": [static(each) for each in (look.icon, *_FILES, *_letters(language))],
        "pages": [url_for(each) for each in _PAGES],
        "shell": url_for("public.no_signal"),
        "leave": url_for("public.leave"),
        "leaveTo": current_app.jinja_env.globals["leave_to"],
        "home": url_for("public.welcome"),
        "letters": url_for("young.letter_keys"),
        "alert": {
            "called": look.name,
            "title": look.title,
            "text": gettext("You have something new"),
        },
        "icons": {name: static(Look(called=name).png("192")) for name in CALLED},
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
    look = Look.of("", called) if called in CALLED else look_of_strangers()
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
        "icons": [
            {"src": static(look.icon), "sizes": "any", "type": "image/svg+xml"},
            *_pngs(look),
        ],
    }
    answer = current_app.response_class(json.dumps(described))
    answer.headers["Content-Type"] = "application/manifest+json"
    return answer


@routes.page("/my-phone")
def my_phone() -> ResponseReturnValue:
    """What lies on this phone, and the button that takes all of it away."""
    if request.method == "GET":
        return render_template(
            "public/my_phone.html",
            own_name=own_phone_name(),
            has_own_pictures=bool(own_pictures().instead),
        )
    _no_more_messages()
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


def _pngs(look: Look) -> list[dict[str, str]]:
    """The same drawing in dots, for phones that take nothing else (made by assets/icons.mjs)."""
    made = (("192", "any"), ("512", "any"), ("512", "maskable"))
    return [
        {
            "src": static(look.png(f"{size}-maskable" if purpose == "maskable" else size)),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in made
    ]


def _no_more_messages() -> None:
    who = visitor_or_none()
    if who is None:
        return
    try:
        with writing():
            switch_off(db(), who.person.id)
            db().commit()
    except NotSaved:
        # The phone still forgets, and where its messages went leads nowhere then.
        db().rollback()


@lru_cache(maxsize=len(CALLED))
def _version(name: str) -> str:
    """A fingerprint of all that the kept pages and files are made of."""
    prints = (fingerprint(each) for each in (STATIC, TEMPLATES, PLACE))
    parts = (*prints, repr(instrument()), name)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
