"""The forms of the diary: a meeting, what is to be said there, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import AnyOf, Length, Optional, Regexp

from youthvoice.diary.models import MeetingKind, Part
from youthvoice.diary.parts import FIELDS, Said
from youthvoice.diary.service import WORDS, Opened
from youthvoice.form_rules import Versioned

_SHORT = Length(max=500, message=_("That is too long. Use fewer words."))
_LONG = Length(max=5000, message=_("That is too long. Use fewer words."))
_TIME = Regexp(r"([01]\d|2[0-3]):[0-5]\d\Z", message=_("Write the time like 10:30."))


class MeetingForm(Versioned):
    """A meeting, a visit or a court day."""

    kind = RadioField(
        _("What kind of day is it?"),
        [AnyOf([*MeetingKind], message=_("Pick what it is."))],
        choices=[SelectChoice(each.value) for each in MeetingKind],
        validate_choice=False,
    )
    day = DateField(_("Which day?"))
    has_been = BooleanField(_("It has been already"))
    time = StringField(_("At what time?"), [Optional(), _TIME])
    what = StringField(_("What is it?"), [_SHORT])
    called = StringField(_("What does that mean, in plain words?"), [_SHORT])
    place = StringField(_("Where is it?"), [_SHORT])
    who = TextAreaField(_("Who will be there?"), [_SHORT])
    happens = TextAreaField(_("What will happen?"), [_LONG])

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Whether all of it can be taken; a day that is none says so in our words."""
        valid = super().validate(extra_validators)
        if self.day.data is None:
            self.day.errors = [_("Pick a day.")]
        return valid and self.day.data is not None

    @property
    def meeting(self) -> tuple[MeetingKind, date, dict[str, str]]:
        """What was filled in, once it is valid."""
        if self.day.data is None:
            raise ValueError
        words = {name: self[name].data or "" for name in WORDS}
        return MeetingKind(self.kind.data), self.day.data, words


class BeforeForm(Versioned):
    """What a young person wants before a meeting."""

    coming = RadioField(
        _("Do I want to come?"),
        choices=[
            SelectChoice("yes", _("Yes")),
            SelectChoice("no", _("No")),
            SelectChoice("not_sure", _("Not sure")),
        ],
        validate_choice=False,
    )
    words = TextAreaField(_("What do I want said?"))
    speaker = StringField(
        _("Who says it for me?"),
        [_SHORT],
        description=_("Me, my worker, or someone else I like."),
    )

    @property
    def sealed(self) -> dict[str, str]:
        """The fields that are sealed; a choice that is none is left out."""
        typed = {name: self[name].data or "" for name in FIELDS[Part.BEFORE]}
        return (
            typed if typed["coming"] in ("yes", "no", "not_sure", "") else {**typed, "coming": ""}
        )


class DecidedForm(Versioned):
    """What came of a meeting."""

    words = TextAreaField(
        _("What was decided?"), description=_("In plain words. Who does what, and by when.")
    )


def as_typed(meeting: Opened) -> dict[str, object]:
    """A meeting as its form is filled in before anybody changes it."""
    facts = meeting.facts
    return {
        "kind": facts.kind.value,
        "day": facts.day,
        "version": str(facts.version),
        **meeting.words.words,
    }


def part_as_typed(said: Said, part: Part) -> dict[str, object]:
    """What was said so far, as its form is filled in."""
    return {"version": str(said.version(part)), **said[part].words}
