"""The form of who I am, for counts: every choice may be left out."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, RadioField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.counted.dimensions import DIMENSIONS


class CountedForm(Form):
    """One choice for each dimension, or none."""

    def told(self) -> dict[str, str]:
        """What was picked, by dimension."""
        return {each.id: self[each.id].data or "" for each in DIMENSIONS}


for _each in DIMENSIONS:
    _choices = [SelectChoice(value, words) for value, words in _each.values.items()]
    _unsaid = SelectChoice("", _("I do not want to say"))
    setattr(
        CountedForm,
        _each.id,
        RadioField(_each.plain, choices=[*_choices, _unsaid], validate_choice=False, default=""),
    )
