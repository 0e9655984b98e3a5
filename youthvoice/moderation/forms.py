"""The form in which a young person changes the copy of their words before it goes."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, TextAreaField


class ShareWordsForm(Form):
    """The copy that goes. What was said under the question stays as it is."""

    words = TextAreaField(
        _("What they read"),
        description=_("You can change it here. Take out names and places."),
    )
