"""The form of how pages look."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from wtforms import Form, RadioField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.comfort.looks import (
    CALLED,
    COLOURS,
    LANGUAGE,
    LETTERS,
    LOCK,
    MOTION,
    NAMES,
    PACE,
    SIZE,
    Look,
)


def _one_of(label: str, choices: Mapping[str, str], hint: str = "") -> RadioField:
    offered = [SelectChoice(value, words) for value, words in choices.items()]
    return RadioField(label, choices=offered, description=hint, default="", validate_choice=False)


class LooksForm(Form):
    """One choice of each kind; whatever is no choice is none."""

    language = _one_of(_("Language"), LANGUAGE)
    colours = _one_of(_("Colours"), COLOURS)
    size = _one_of(_("How big the letters are"), SIZE)
    letters = _one_of(_("The shape of the letters"), LETTERS, _("This takes a bit of data, once."))
    motion = _one_of(_("Moving things"), MOTION)
    lock = _one_of(
        _("When I put my phone away, lock"), LOCK, _("Your words are kept, if there is signal.")
    )
    pace = _one_of(_("How fast it reads to me"), PACE)
    called = _one_of(
        _("What it is called"),
        CALLED,
        _("You see it in your tabs and on your home screen."),
    )

    @property
    def look(self) -> Look:
        """What was picked."""
        return Look.of("-".join(self[name].data or "" for name in NAMES))
