"""The form of saying something to a new worker."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, TextAreaField


class ForWorkerForm(Form):
    """What a young person wants the new worker to know."""

    words = TextAreaField(_("Your words"))
