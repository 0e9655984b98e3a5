"""The forms of the team list: somebody in it, and the day they leave it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    DateField,
    Form,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired

from youthvoice.form_rules import Versioned, takes
from youthvoice.people.service import PICTURES, WORDS, Member
from youthvoice.words import one_line, phone_number, plain_words


class MemberForm(Versioned):
    """Somebody in the team, in words a young person understands."""

    name = StringField(
        _("First name"),
        [InputRequired(message=_("Write their first name.")), takes(one_line)],
    )
    does = TextAreaField(
        _("What they do"),
        [takes(plain_words)],
        description=_("In plain words: “helps me with school”."),
    )
    here_for = TextAreaField(
        _("What they are here for"),
        [takes(plain_words)],
        description=_("What they need to know, and what for."),
    )
    number = StringField(
        _("Direct number"), [takes(phone_number)], description=_("No switchboard.")
    )
    picture = RadioField(
        _("Picture"),
        choices=[SelectChoice(each) for each in ("", *PICTURES)],
        validate_choice=False,
    )
    leads = BooleanField(
        _("Leads the team"), description=_("Only one person leads. Tick it, and it is this one.")
    )

    def told(self) -> dict[str, str]:
        """What was typed and picked, by the names of a member's fields."""
        return {name: self[name].data or "" for name in WORDS}


class EndForm(Form):
    """The day somebody left the team."""

    ended_on = DateField(_("Not in the team since"))


def member_fields(member: Member) -> dict[str, object]:
    """What the form of this person begins with."""
    return {**member.fields.words, "leads": member.leads, "version": member.version}
