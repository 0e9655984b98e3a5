"""The form of a safety plan, the same for the young person and for the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from flask_babel import lazy_gettext as _
from wtforms import Field, StringField, TextAreaField

from youthvoice.form_rules import Versioned, status_of, takes
from youthvoice.safety.service import MOST_CALLS, Plan
from youthvoice.words import one_line, phone_number, plain_words


class SafetyForm(Versioned):
    """The four parts of a plan, and the version it was written from."""

    helps = TextAreaField(
        _("What helps when I do not feel safe"),
        [takes(plain_words)],
        description=_("A place, a person, a song, a thing to do."),
    )
    missing = TextAreaField(
        _("If I go missing"),
        [takes(plain_words)],
        description=_("What we agreed. Who looks, who is told, what I want."),
    )
    word = StringField(
        _("A word that means “help me”"),
        [takes(plain_words)],
        description=_("Say it or text it. Then they know."),
    )

    @property
    def calls(self) -> list[tuple[Field, Field]]:
        """The pairs of fields for who to call, in order."""
        return [(self[f"name_{n}"], self[f"number_{n}"]) for n in range(1, MOST_CALLS + 1)]

    def told(self) -> dict[str, str]:
        """What was typed, by the names of the plan's fields."""
        return {field.name: field.data or "" for field in self if field is not self.version}

    def check(self) -> bool:
        """Whether every call has a name and a number; what is wrong is said beside its field."""
        whole = self.validate()
        for name, number in self.calls:
            if _is_empty(name) and not _is_empty(number):
                name.errors = [*name.errors, _("Write who it is, beside the number.")]
            if _is_empty(number) and not _is_empty(name):
                number.errors = [*number.errors, _("Write the number too.")]
        return whole and not self.errors


for _n in range(1, MOST_CALLS + 1):
    setattr(SafetyForm, f"name_{_n}", StringField(_("Name"), [takes(one_line)]))
    setattr(SafetyForm, f"number_{_n}", StringField(_("Number"), [takes(phone_number)]))


def written(form: SafetyForm, change: Callable[[Mapping[str, str], int], None]) -> int:
    """Changes the plan to what the form says; the status as `status_of` gives it."""
    if not form.check():
        return 422
    return status_of(form.helps, partial(change, form.told(), form.seen))


def safety_fields(plan: Plan | None) -> dict[str, object]:
    """What the form of this plan begins with."""
    return {"version": "0"} if plan is None else {**plan.fields.words, "version": plan.version}


def _is_empty(field: Field) -> bool:
    return not (field.data or "").strip()
