"""The language of a page, and how its days are said."""

from __future__ import annotations

from datetime import date
from typing import cast
from urllib.parse import urlencode

from babel.dates import format_date
from babel.support import NullTranslations
from flask import Flask, current_app, g, request, url_for
from flask_babel import Babel, Domain, gettext
from markupsafe import Markup, escape

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.comfort.looks import Look
from youthvoice.languages.catalogue import sentences_in
from youthvoice.languages.checked import checked_by
from youthvoice.languages.known import ENGLISH, LANGUAGES, Language
from youthvoice.spoken import translated
from youthvoice.web.cookies import look_text
from youthvoice.web.doors import door_of
from youthvoice.web.nobody import knows_nobody

# What an address says of its language: for this one page, whatever this phone keeps.
ASKED = "lang"
_NEAR_DAYS = 7
_STAFF = ("/work", "/board")


class _Sentences(Domain):  # type: ignore[misc]  # Flask-Babel publishes no types
    """Where Flask-Babel looks: in the catalogue of this page's language."""

    def get_translations(self) -> NullTranslations:
        return sentences_in(page_language().code)


def speak(app: Flask) -> None:
    """Gives templates gettext and days in words, each in the language of the page."""
    babel = Babel(app, locale_selector=lambda: page_language().locale)
    babel.domain_instance = _Sentences()
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # its i18n extension's
        gettext=lambda text: sentences_in(page_language().code).gettext(text),
        ngettext=lambda one, more, n: sentences_in(page_language().code).ngettext(one, more, n),
        newstyle=True,
    )
    for filtering in (translated, isolated, day_words, date_words, exact_day, month_words):
        app.jinja_env.filters[filtering.__name__] = filtering
    app.jinja_env.globals["languages"] = tuple(LANGUAGES.values())
    app.jinja_env.globals["language_called"] = LANGUAGES.__getitem__
    app.jinja_env.globals["page_language"] = page_language
    app.jinja_env.globals["this_page_in"] = _this_page_in
    app.url_defaults(_carry)
    app.context_processor(_on_every_page)


def page_language() -> Language:
    """The language of this page, found once. Staff read English; so does what has no page."""
    if not request:
        return LANGUAGES[ENGLISH]
    if "language" not in g:
        g.language = LANGUAGES[_chosen()]
    return cast("Language", g.language)


def _chosen() -> str:
    """What the address asks for, then what was chosen on this phone, then what the phone speaks.

    An address that knows nobody has only itself to say it: a rare language that came by itself, in
    a cookie or a header, could tell two people apart there.
    """
    if door_of(request.endpoint) in (Door.WORK, Door.BOARD) or request.path.startswith(_STAFF):
        return ENGLISH
    asked = request.args.get(ASKED, "")
    if asked in LANGUAGES:
        return asked
    if knows_nobody(request.path):
        return ENGLISH
    chosen = Look.of(look_text()).language
    return chosen or request.accept_languages.best_match(list(LANGUAGES), ENGLISH)


def _carry(endpoint: str, values: dict[str, object]) -> None:
    """Puts the language into addresses that have nothing else to know it by."""
    if ASKED in values or not request or page_language().code == ENGLISH:
        return
    if any(knows_nobody(each.rule) for each in current_app.url_map.iter_rules(endpoint)):
        values[ASKED] = page_language().code


def _on_every_page() -> dict[str, object]:
    language = page_language()
    return {
        "page_lang": language.tag,
        "page_dir": language.direction,
        "by_machine": not checked_by(language.code),
    }


def _this_page_in(code: str) -> str:
    """This page in a language, where it can be asked for again; else where that is chosen."""
    if request.method == "GET":
        return f"?{urlencode({**request.args, ASKED: code})}"
    return url_for("public.how_it_looks", lang=code)


def isolated(text: str) -> str:
    """Somebody's words, so that other letters turn nothing around them, where `dir` does nothing:

    on paper. Of a page that is written from the left it changes nothing.
    """
    if page_language().direction == "ltr":
        return text
    lines = escape(text).splitlines()
    return Markup("\n").join(Markup("\u2068{}\u2069").format(line) for line in lines)


def day_words(day: date) -> str:
    """Today, yesterday, tomorrow, a weekday within a week, else the day and the month."""
    today = clock.today()
    away = (day - today).days
    if away == 0:
        return str(gettext("today"))
    if away == -1:
        return str(gettext("yesterday"))
    if away == 1:
        return str(gettext("tomorrow"))
    if abs(away) < _NEAR_DAYS:
        return _said(day, "EEEE")
    return _said(day, "EEEE d MMMM" if day.year == today.year else "d MMMM y")


def date_words(day: date) -> str:
    """The weekday, the day and the month, with the year when it is not this one."""
    return _said(day, "EEEE d MMMM" if day.year == clock.today().year else "EEEE d MMMM y")


def exact_day(day: date) -> str:
    """The day with its month and year in words: for paper, which is read much later."""
    return _said(day, "d MMMM y")


def month_words(day: date) -> str:
    """The month of a day, with the year when it is not this one."""
    return _said(day, "LLLL" if day.year == clock.today().year else "LLLL y")


def _said(day: date, pattern: str) -> str:
    language = page_language()
    return format_date(day, pattern.replace("EEEE ", f"EEEE{language.pause} "), language.locale)
