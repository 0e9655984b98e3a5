"""The language of a page, and how its days are said. English for now; every sentence is marked."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from typing import cast

from babel.dates import format_date
from flask import Flask, g
from flask_babel import Babel, get_translations, gettext

from youthvoice import clock
from youthvoice.spoken import translated

LANGUAGE = "en"
_LOCALE = "en_GB"
_NEAR_DAYS = 7


def speak(app: Flask) -> None:
    """Gives templates gettext and days in words."""
    Babel(app, default_locale=_LOCALE, default_translation_directories="")
    _look_up_once(app)
    app.jinja_env.filters["translated"] = translated
    app.jinja_env.filters["day_words"] = day_words
    app.jinja_env.filters["date_words"] = date_words
    app.jinja_env.filters["exact_day"] = exact_day
    app.jinja_env.filters["month_words"] = month_words
    app.context_processor(lambda: {"page_lang": "en-GB", "page_dir": "ltr"})


def _look_up_once(app: Flask) -> None:
    """Finds the translations of a page once, where Flask-Babel finds them for every sentence."""

    def translations() -> NullTranslations:
        if "translations" not in g:
            g.translations = get_translations()
        return cast("NullTranslations", g.translations)

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # its i18n extension's
        gettext=lambda text: translations().gettext(text),
        ngettext=lambda one, more, count: translations().ngettext(one, more, count),
        newstyle=True,
    )


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
        return format_date(day, "EEEE", locale=_LOCALE)
    pattern = "EEEE d MMMM" if day.year == today.year else "d MMMM y"
    return format_date(day, pattern, locale=_LOCALE)


def date_words(day: date) -> str:
    """The weekday, the day and the month, with the year when it is not this one."""
    pattern = "EEEE d MMMM" if day.year == clock.today().year else "EEEE d MMMM y"
    return format_date(day, pattern, locale=_LOCALE)


def exact_day(day: date) -> str:
    """The day with its month and year in words: for paper, which is read much later."""
    return format_date(day, "d MMMM y", locale=_LOCALE)


def month_words(day: date) -> str:
    """The month of a day, with the year when it is not this one."""
    pattern = "LLLL" if day.year == clock.today().year else "LLLL y"
    return format_date(day, pattern, locale=_LOCALE)
