"""The board's forms: a new round, and cards to hand out."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.errors import NotFound
from youthvoice.rounds.models import RoundService

_DIGITS = 4


class RoundForm(Form):
    """What a round is called, and who may rate in it."""

    name = StringField(_("Name"), description=_("Such as: Autumn 2026."))
    allows_open = BooleanField(
        _("Take ratings without a ticket or a card too"),
        description=_("Anybody can send these, as often as they like. They are counted apart."),
    )


class CardsForm(Form):
    """How many cards for which service."""

    service = SelectField(_("Service"), validate_choice=False)
    count = StringField(_("How many cards"), description=_("Up to 200. Eight fit on a page."))

    def offer(self, services: Sequence[RoundService]) -> None:
        """Fills the list of services."""
        self.service.choices = [SelectChoice(str(each.service_id), each.name) for each in services]

    def picked(self) -> UUID:
        """The service that was picked. Raises NotFound for what is no id."""
        try:
            return UUID(self.service.data or "")
        except ValueError:
            raise NotFound from None

    def wanted(self) -> int:
        """The number typed; 0, which is refused, for what is none."""
        typed = (self.count.data or "").strip()
        return int(typed) if typed.isdecimal() and len(typed) <= _DIGITS else 0
