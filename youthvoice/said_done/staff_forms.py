"""The forms of "You said, we did", as the board fills them in."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.form_rules import Versioned, day_typed
from youthvoice.said_done.models import Outcome
from youthvoice.said_done.service import Item, Told
from youthvoice.services.models import Service


class SaidDoneForm(Versioned):
    """What was heard, what was decided, by whom, by when."""

    about = SelectField(_("What is it about?"), choices=[], validate_choice=False)
    heard = TextAreaField(
        _("What did you hear?"),
        description=_("“You said …”. Short sentences, everyday words, and no names."),
    )
    decided = TextAreaField(
        _("What will you do?"),
        description=_("One thing that young people can see happen. No promise you cannot keep."),
    )
    who = StringField(
        _("Who will do it?"), description=_("As young people know them: a team or a role.")
    )
    by_day = DateField(_("By which day?"))

    def offer(self, themes: Iterable[tuple[str, str]], services: Iterable[Service]) -> None:
        """Fills the list of what it can be about."""
        self.about.choices = [
            SelectChoice("", _("Pick one")),
            *(SelectChoice(f"theme:{each}", _("Theme: %(name)s", name=w)) for each, w in themes),
            *(
                SelectChoice(f"service:{each.id}", _("Service: %(name)s", name=each.name))
                for each in services
            ),
        ]

    def told(self) -> Told:
        """What was filled in. Raises FieldRefused for a day that does not exist."""
        return Told(
            about=self.about.data or "",
            heard=self.heard.data or "",
            decided=self.decided.data or "",
            who=self.who.data or "",
            by_day=day_typed(self.by_day),
        )


class CloseForm(Versioned):
    """How it ended, and what came of it."""

    outcome = RadioField(
        _("How did it end?"),
        choices=[
            SelectChoice(Outcome.DONE.value, _("We did it")),
            SelectChoice(Outcome.NOT_DONE.value, _("We did not do it")),
        ],
        validate_choice=False,
    )
    words = TextAreaField(
        _("What came of it?"),
        description=_("Young people read this. Say what is different now, or why it is not."),
    )

    @property
    def picked(self) -> Outcome | None:
        """How it ended, None for nothing that can be picked."""
        return Outcome(self.outcome.data) if self.outcome.data in set(Outcome) else None


def fields_of(item: Item) -> dict[str, object]:
    """What the form of this one begins with."""
    now = item.now
    return {
        "about": item.about,
        "heard": now.heard,
        "decided": now.decided,
        "who": now.who,
        "by_day": now.by_day,
        "version": str(now.version),
    }
