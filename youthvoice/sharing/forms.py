"""The forms of writing down what was shared, of thinking about it, and of what parents hear."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import DateField, Form, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired

from youthvoice.sharing.models import Told, Wish


class SharingForm(Form):
    """What was shared, with whom, why, and whether the young person was told."""

    what = TextAreaField(_("What was shared?"), description=_("The young person reads this."))
    with_whom = StringField(_("With whom?"), description=_("A first name, and what they do."))
    why = TextAreaField(_("For what reason?"))
    shared_on = DateField(_("On which day?"), validators=[InputRequired(_("Pick the day."))])
    told = RadioField(
        _("Did you tell the young person?"),
        choices=[
            SelectChoice(Told.BEFORE.value, _("Yes, before")),
            SelectChoice(Told.AFTER.value, _("Only afterwards")),
            SelectChoice(Told.NOT_YET.value, _("Not yet")),
        ],
        validators=[InputRequired(_("Pick whether they were told."))],
    )
    untold_because = TextAreaField(_("If they were not told before: the reason"))


class ParentsForm(Form):
    """One subject, and whether parents may know."""

    subject = StringField(_("What is it about?"))
    wish = RadioField(
        _("May they know?"),
        choices=[
            SelectChoice(Wish.NOT_MY_PARENTS.value, _("Not my parents")),
            SelectChoice(Wish.MAY_KNOW.value, _("They may know")),
        ],
        validators=[InputRequired(_("Pick one first."))],
    )


class BecauseForm(Form):
    """The reason a wish cannot be kept."""

    because = TextAreaField(_("It cannot be kept, because"))
