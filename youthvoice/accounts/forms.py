"""The forms of young people: joining, signing in, another code."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, PasswordField, StringField
from wtforms.validators import InputRequired


def _needed(sentence: str) -> InputRequired:
    return InputRequired(message=sentence)


class YoungSignInForm(Form):
    """A made-up name, then pictures or secret words."""

    name = StringField(_("Your made-up name"), [_needed(_("Write your made-up name."))])
    secret_words = PasswordField(_("Your secret words"))
    own_phone = BooleanField(
        _("This is my own phone"), description=_("Then we fill in your made-up name next time.")
    )


class InvitationForm(Form):
    """The four words a worker hands over."""

    four = StringField(_("Your four words"), [_needed(_("Write the four words."))])


class NewNameForm(Form):
    """The made-up name a young person picks."""

    name = StringField(
        _("Pick a made-up name"),
        [_needed(_("Write a made-up name."))],
        description=_("Do not use your real name."),
    )


class NewWordsForm(Form):
    """Secret words, for those who like words more than pictures."""

    secret_words = StringField(
        _("Your secret words"),
        [_needed(_("Write your secret words."))],
        description=_("Use three words or more. Only you should know them."),
    )
