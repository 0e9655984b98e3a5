"""The forms of saying something, of judging a reply, and of replying."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import DateField, Form, HiddenField, RadioField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.answers.models import Audience, Verdict
from youthvoice.answers.said import FACES


class AnswerForm(Form):
    """A face, words, and who may read them. None of it is required by the form itself."""

    feeling = RadioField(
        _("How does this feel?"),
        choices=[SelectChoice(str(face)) for face in FACES],
        validate_choice=False,
    )
    words = TextAreaField(_("Your words"))
    # The names of pictures in order, as a phone joins them; ticked ones come one by one.
    strip = HiddenField()
    audience = RadioField(
        _("Who can see this?"),
        choices=[SelectChoice(each.value) for each in Audience],
        validate_choice=False,
    )


class VerdictForm(Form):
    """Does this answer it?"""

    verdict = RadioField(
        _("Does this answer it?"),
        choices=[
            SelectChoice(Verdict.YES.value, _("Yes")),
            SelectChoice(Verdict.A_BIT.value, _("A bit")),
            SelectChoice(Verdict.NO.value, _("No")),
        ],
        validate_choice=False,
    )
    words = TextAreaField(_("Say more, if you like"))


class ReplyForm(Form):
    """A worker's answer."""

    words = TextAreaField(
        _("Your answer"),
        description=_("Plain and short. Say what will happen next, and when."),
    )


class PromiseForm(Form):
    """The day by which a reply will come."""

    by_day = DateField(_("I will answer by"))
