"""The form in which a participation worker takes out what could make somebody known."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, TextAreaField


class ModerateForm(Form):
    """The text as a report may say it."""

    words = TextAreaField(
        _("What a report may say"),
        description=_("Change only what could make somebody known. Keep their way of saying it."),
    )
