"""The forms of changing a worker, and of a worker's own page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import DateField, Form, RadioField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired, Optional

from youthvoice.handover.models import Kind


class ChangeForm(Form):
    """To whom, from or until when, and how the young person is told."""

    kind = RadioField(
        _("What changes?"),
        choices=[
            SelectChoice(Kind.HAND_OVER.value, _("Somebody else becomes their worker")),
            SelectChoice(
                Kind.COVER.value, _("Somebody steps in from today, while the worker is away")
            ),
        ],
        validators=[InputRequired(_("Pick what changes."))],
    )
    to = RadioField(_("Who?"), validators=[InputRequired(_("Pick who."))])
    from_day = DateField(_("Becomes their worker: from which day?"), [Optional()])
    until = DateField(_("Steps in: until which day?"), [Optional()])
    words = TextAreaField(
        _("Your words to the young person"),
        description=_("Say who comes, and what stays the same. Plain and short."),
    )
    told = RadioField(
        _("How are they told before?"),
        choices=[
            SelectChoice("here", _("They read it here")),
            SelectChoice("person", _("I have told them myself")),
            SelectChoice("unsafe", _("Telling them before would not be safe")),
        ],
        validators=[InputRequired(_("Pick how they are told."))],
    )
    because = TextAreaField(
        _("Only if it is not safe: the reason"),
        description=_("They can read it once the change is done."),
    )

    @property
    def day(self) -> DateField:
        """The day that goes with what changes: from when somebody comes, or until when."""
        return self.until if self.kind.data == Kind.COVER.value else self.from_day

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Whether all of it is there: the day that is asked for, and a reason for not telling."""
        valid = super().validate(extra_validators)
        if self.day.data is None:
            self.day.errors = [_("Pick a day.")]
        if self.told.data == "unsafe" and not (self.because.data or "").strip():
            reason = _("Write the reason. It is kept, and they can read it later.")
            self.because.errors = [*self.because.errors, reason]
        return valid and not self.errors


class WorkerPageForm(Form):
    """What a worker tells young people about themselves."""

    words = TextAreaField(
        _("About me"),
        description=_(
            "Who you are, how you work, when you can be reached. Plain words, no surname."
        ),
    )
