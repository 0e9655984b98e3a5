"""YouthVoice: the one place where the parts are joined into an application."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from flask import Flask, g, request, url_for
from werkzeug.middleware.proxy_fix import ProxyFix

from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import IDLE_LIMIT
from youthvoice.aloud.clips import made_keys
from youthvoice.aloud.recordings import recordings
from youthvoice.config import Settings
from youthvoice.db.database import Database
from youthvoice.places import STATIC, TEMPLATES
from youthvoice.web.cookies import form_cookie
from youthvoice.web.doors import SIGN_IN, check_doors, door_of, open_doors
from youthvoice.web.failures import catch_failures
from youthvoice.web.forms import guard_forms
from youthvoice.web.headers import set_headers
from youthvoice.web.languages import speak
from youthvoice.web.limits import set_limits
from youthvoice.web.logs import log_requests
from youthvoice.web.looking import look_here
from youthvoice.web.nobody import forget_who
from youthvoice.web.shared import Shared, shared
from youthvoice.web.static import serve_static

DOOR_MODULES = (
    "youthvoice.accounts.public",
    "youthvoice.accounts.young",
    "youthvoice.accounts.work",
    "youthvoice.accounts.board",
    "youthvoice.folders.public",
    "youthvoice.folders.young",
    "youthvoice.folders.work",
    "youthvoice.drafts.young",
    "youthvoice.drafts.work",
    "youthvoice.agreement.young",
    "youthvoice.agreement.work",
    "youthvoice.alerts.young",
    "youthvoice.diary.young",
    "youthvoice.diary.work",
    "youthvoice.ways.public",
    "youthvoice.ways.young",
    "youthvoice.ways.work",
    "youthvoice.answers.young",
    "youthvoice.answers.work",
    "youthvoice.handover.young",
    "youthvoice.handover.work",
    "youthvoice.sharing.young",
    "youthvoice.sharing.work",
    "youthvoice.home.young",
    "youthvoice.about.young",
    "youthvoice.about.work",
    "youthvoice.safety.young",
    "youthvoice.safety.work",
    "youthvoice.people.young",
    "youthvoice.people.work",
    "youthvoice.caseload.work",
    "youthvoice.plan.young",
    "youthvoice.plan.work",
    "youthvoice.comfort.public",
    "youthvoice.comfort.young",
    "youthvoice.comfort.work",
    "youthvoice.offline.public",
    "youthvoice.offline.young",
    "youthvoice.offline.work",
    "youthvoice.aloud.public",
    "youthvoice.moderation.young",
    "youthvoice.moderation.work",
    "youthvoice.services.public",
    "youthvoice.services.board",
    "youthvoice.counted.young",
    "youthvoice.wellbeing.young",
    "youthvoice.wellbeing.work",
    "youthvoice.said_done.public",
    "youthvoice.said_done.board",
    "youthvoice.assessment.board",
    "youthvoice.reports.board",
    "youthvoice.rounds.young",
    "youthvoice.rounds.board",
    "youthvoice.ratings.public",
)


def create_app(settings: Settings) -> Flask:
    """The application for these settings. Raises RuntimeError when a route belongs to no door."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["SESSION_COOKIE_NAME"] = form_cookie(plain_http=settings.plain_http)
    app.config["SESSION_COOKIE_SECURE"] = not settings.plain_http
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    app.extensions["youthvoice"] = Shared(
        settings,
        Database(settings.database_url, patience_ms=settings.database_patience_ms),
        settings.house,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    set_limits(app)
    log_requests(app)
    guard_forms(app)
    forget_who(app)
    set_headers(app, over_tls=not settings.plain_http)
    catch_failures(app)
    speak(app)
    open_doors(app, DOOR_MODULES)
    app.context_processor(_on_every_page)
    app.jinja_env.globals["leave_to"] = settings.leave_to
    app.jinja_env.globals["fresh_id"] = uuid4
    app.jinja_env.globals["has_made_sounds"] = made_keys
    app.jinja_env.globals["has_recordings"] = _recordings
    if STATIC.is_dir():
        serve_static(app)
    if settings.behind_proxies:
        count = settings.behind_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, count, count, count)  # type: ignore[method-assign]
    check_doors(app)
    return app


def _recordings(language: str) -> Mapping[str, Path]:
    return recordings(shared().settings.recordings, language)


def _on_every_page() -> dict[str, object]:
    door = door_of(request.endpoint)
    door = Door.YOUNG if door is Door.PUBLIC else door
    return {
        "visitor": g.get("visitor"),
        "look": look_here(),
        "lock_after": int(IDLE_LIMIT[door].total_seconds()),
        "lock_to": url_for(SIGN_IN[door]),
    }
