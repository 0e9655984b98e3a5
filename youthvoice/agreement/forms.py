"""The forms of the worker's promise: what is agreed, and a contact that took place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from flask_babel import lazy_gettext as _
from wtforms import (
    DateField,
    Form,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import Length, Optional

from youthvoice.agreement.models import INTERVALS, PROMISED, ContactKind
from youthvoice.agreement.service import WORDS, Promise
from youthvoice.form_rules import Versioned, status_of, takes
from youthvoice.words import phone_number

_SHORT = Length(max=500, message=_("That is too long. Use fewer words."))
_DAYS = {str(days): days for days in INTERVALS}
_PICKED = ("meet_every", "call_every", "text_every")
_EVERY = [
    SelectChoice("", _("Not agreed")),
    SelectChoice("1", _("Every day")),
    SelectChoice("3", _("Every 3 days")),
    SelectChoice("7", _("Every week")),
    SelectChoice("14", _("Every 2 weeks")),
    SelectChoice("28", _("Every 4 weeks")),
]


class AgreementForm(Versioned):
    """What the next version of the agreement is to say."""

    meet_every = SelectField(_("How often do we meet?"), choices=_EVERY, validate_choice=False)
    call_every = SelectField(_("How often do we call?"), choices=_EVERY, validate_choice=False)
    text_every = SelectField(_("How often do we text?"), choices=_EVERY, validate_choice=False)
    answer_time = StringField(
        _("How soon is a text answered?"),
        [_SHORT],
        description=_("For example: on the same day."),
    )
    hours = StringField(
        _("On which days, at what hours?"),
        [_SHORT],
        description=_("For example: Monday to Friday, 9 to 5."),
    )
    stands_in = StringField(_("Who steps in when the worker is away?"), [_SHORT])
    stands_in_number = StringField(_("What is their own number?"), [takes(phone_number)])
    out_of_hours = TextAreaField(_("What do we do at night, or when work is closed?"), [_SHORT])

    @property
    def every(self) -> Mapping[ContactKind, int | None]:
        """The intervals that were picked; 0 for one that is not on the list."""
        picked = [self[name].data for name in _PICKED]
        return {
            kind: _DAYS.get(days, 0) if days else None
            for kind, days in zip(PROMISED, picked, strict=True)
        }

    @property
    def words(self) -> dict[str, str]:
        """The fields that are sealed."""
        return {name: self[name].data or "" for name in WORDS}


def as_typed(promise: Promise) -> dict[str, object]:
    """What stands now, as the form is filled in before anybody changes it."""
    if promise.now is None:
        return {"version": str(promise.version)}
    every = promise.now.facts.every
    picked = {name: str(every.get(kind, "")) for name, kind in zip(_PICKED, PROMISED, strict=True)}
    return {"version": str(promise.version), **picked, **promise.now.words.words}


def written(
    form: AgreementForm,
    propose: Callable[[int, Mapping[ContactKind, int | None], Mapping[str, str]], object],
) -> int:
    """Proposes what the form says; the status as `status_of` gives it."""
    if not form.validate():
        return 422
    return status_of(form.meet_every, partial(propose, form.seen, form.every, form.words))


class ContactForm(Form):
    """When a contact was. Which kind it was, the button says."""

    when = RadioField(
        _("When was it?"),
        choices=[
            SelectChoice("today", _("Today")),
            SelectChoice("yesterday", _("Yesterday")),
        ],
        default="today",
        validate_choice=False,
    )
    day = DateField(_("Or another day"), [Optional()])
