"""The form of when a message may come."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, HiddenField, RadioField, SelectMultipleField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired

from youthvoice.alerts.models import Days, PartOfDay
from youthvoice.alerts.service import When

_PARTS = {
    PartOfDay.MORNING: (_("Morning"), _("8 to 12")),
    PartOfDay.AFTERNOON: (_("Afternoon"), _("12 to 5")),
    PartOfDay.EVENING: (_("Evening"), _("5 to 9")),
}
_DAYS = {
    Days.EVERY: _("Every day"),
    Days.WEEK: _("Monday to Friday"),
    Days.WEEKEND: _("Saturday and Sunday"),
}


class AlertsForm(Form):
    """Times and days, and where this phone's maker takes messages for it."""

    parts = SelectMultipleField(
        _("When may a message come?"),
        [InputRequired(message=_("Pick a time."))],
        choices=[SelectChoice(part.value, words) for part, (words, _hours) in _PARTS.items()],
    )
    days = RadioField(
        _("On which days?"),
        choices=[SelectChoice(day.value, words) for day, words in _DAYS.items()],
        default=Days.EVERY.value,
    )
    endpoint = HiddenField()

    @property
    def offered_parts(self) -> list[dict[str, object]]:
        """The times as ticks, each with its hours."""
        return [
            {"value": part.value, "text": words, "note": hours}
            for part, (words, hours) in _PARTS.items()
        ]

    @property
    def when(self) -> When:
        """What was picked."""
        return When(frozenset(map(PartOfDay, self.parts.data or ())), Days(self.days.data))
