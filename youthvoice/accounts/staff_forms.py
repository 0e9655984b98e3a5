"""The forms of staff: signing in, enrolling, inviting, and what the area tells young people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired, Length

from youthvoice.accounts.roles import Role
from youthvoice.accounts.teams import NAME_LIMIT
from youthvoice.comfort.looks import CALLED


def _needed(sentence: str) -> InputRequired:
    return InputRequired(message=sentence)


class StaffSignInForm(Form):
    """Passphrase and the code of the moment, together."""

    name = StringField(_("Sign-in name"), [_needed(_("Type your sign-in name."))])
    passphrase = PasswordField(_("Passphrase"), [_needed(_("Type your passphrase."))])
    code = StringField(
        _("Six digits from your phone"), [_needed(_("Type the six digits your phone shows."))]
    )


class EnrolForm(Form):
    """How a member of staff will sign in."""

    name = StringField(
        _("Sign-in name"),
        [_needed(_("Choose a sign-in name.")), Length(max=40)],
        description=_("Only you type it. For example your initials and the year you started."),
    )
    passphrase = PasswordField(
        _("Passphrase"),
        [_needed(_("Choose a passphrase."))],
        description=_("At least 12 characters. Four or five words that do not belong together."),
    )
    again = PasswordField(_("The same passphrase again"), [_needed(_("Type it a second time."))])
    code = StringField(
        _("Six digits from your phone"), [_needed(_("Type the six digits your phone shows."))]
    )


class NewPassphraseForm(Form):
    """Another passphrase, with the one that is good now."""

    now = PasswordField(_("Your passphrase now"), [_needed(_("Type your passphrase."))])
    passphrase = PasswordField(
        _("New passphrase"),
        [_needed(_("Choose a passphrase."))],
        description=_("At least 12 characters. Four or five words that do not belong together."),
    )
    again = PasswordField(_("The new one again"), [_needed(_("Type it a second time."))])


class InviteStaffForm(Form):
    """Somebody new at work, or at the board."""

    name = StringField(
        _("Name"),
        [_needed(_("Type their name."))],
        description=_("As young people know them. A first name is best."),
    )
    role = SelectField(
        _("Role"),
        choices=[
            SelectChoice(role.value, role.words.capitalize())
            for role in Role
            if role is not Role.YOUNG_PERSON
        ],
    )


class TeamForm(Form):
    """The team of one worker. Nothing typed: none."""

    team = StringField(_("Team"), [Length(max=NAME_LIMIT)])


class AreaForm(Form):
    """What young people are told about when words are read, and what to do out of hours."""

    reading_hours = StringField(
        _("When words are read"),
        [_needed(_("Say when words are read.")), Length(max=200)],
        description=_("It ends the sentence “Your worker reads this…”. Keep it short and plain."),
    )
    help_note = TextAreaField(
        _("What to do out of hours"),
        [Length(max=2000)],
        description=_("Shown on the Help now page. Plain text; web addresses become links."),
    )
    called = RadioField(
        _("What it is called on the phones of young people"),
        [_needed(_("Pick a name."))],
        choices=[SelectChoice(value, words) for value, words in CALLED.items()],
        description=_(
            "In tabs, on a home screen and in messages. None of these names says what it is. "
            "A young person may pick another one for their own phone."
        ),
    )
