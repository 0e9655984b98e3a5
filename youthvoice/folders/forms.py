"""The forms of a folder."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, StringField
from wtforms.validators import InputRequired


class NewFolderForm(Form):
    """A young person who is about to be invited."""

    label = StringField(
        _("What do you call them?"),
        [InputRequired(message=_("Write what you call them."))],
        description=_("First name or initials. It is sealed, and they can read it too."),
    )
