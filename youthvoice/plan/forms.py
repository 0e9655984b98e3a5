"""The forms of the plan: what is aimed for, what is promised, and what each side says to it."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.form_rules import Versioned
from youthvoice.plan.models import PromiseState, View, Whose
from youthvoice.plan.service import VIEWS, Promised


class AimForm(Versioned):
    """What we want to get better."""

    words = TextAreaField(_("What do you want to get better?"))


class PromiseForm(Versioned):
    """Who will do what, by which day."""

    words = TextAreaField(
        _("What will happen?"), description=_("Plain words. One thing that can be seen done.")
    )
    whose = RadioField(
        _("Who will do it?"),
        choices=[SelectChoice(each.value) for each in Whose],
        validate_choice=False,
    )
    who = StringField(_("Their name, if it is somebody else"))
    by_day = DateField(_("By which day?"))

    def promised(self, worker: str) -> Promised:
        """What was picked, with the name to show. Nothing picked is left for the plan to refuse."""
        picked = self.whose.data if self.whose.data in set(Whose) else None
        whose = Whose(picked) if picked else None
        by_day = self.by_day.data if isinstance(self.by_day.data, date) else None
        return Promised(whose, worker if whose is Whose.WORKER else self.who.data or "", by_day)

    @property
    def has_impossible_day(self) -> bool:
        """Whether something was typed for the day that is no day."""
        return self.by_day.data is None and any(self.by_day.raw_data or ())


class ViewForm(Versioned):
    """What the young person thinks of an item."""

    view = RadioField(
        _("What do you think of it?"),
        choices=[SelectChoice(each.value) for each in VIEWS],
        validate_choice=False,
    )
    words = TextAreaField(_("Say more, if you like"), id="view-words")

    @property
    def picked(self) -> View | None:
        """The view whose button was tapped."""
        return View(self.view.data) if self.view.data in set(VIEWS) else None


class HappenedForm(Versioned):
    """Whether a promise was kept, as the young person says."""

    happened = RadioField(
        _("Did this happen?"),
        choices=[SelectChoice("yes"), SelectChoice("no")],
        validate_choice=False,
    )
    words = TextAreaField(_("Say more, if you like"), id="happened-words")


class MarkForm(Versioned):
    """A promise is done, or to come after all: one button."""

    state = HiddenField()

    @property
    def picked(self) -> PromiseState | None:
        """The state whose button was tapped."""
        buttons = (PromiseState.DONE, PromiseState.TO_COME)
        return PromiseState(self.state.data) if self.state.data in set(buttons) else None


class CannotForm(Versioned):
    """A promise that cannot be kept, and why not."""

    words = TextAreaField(
        _("Cannot, because…"), description=_("Say it as you would say it to their face.")
    )


class AnswerForm(Versioned):
    """A worker's answer to what the young person said."""

    words = TextAreaField(_("Your answer"), id="answer-words")


class EndForm(Versioned):
    """An aim or a promise that ends."""

    words = TextAreaField(_("Say more, if you like"), id="end-words")
