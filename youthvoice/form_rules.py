"""What forms of every feature share: the rules for words said beside a field, and versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from wtforms import DateField, Field, Form, HiddenField, ValidationError

from youthvoice.errors import ChangedMeanwhile, FieldRefused, WordsRefused

Rule = Callable[[Form, Field], None]
_DIGITS = 9


class Versioned(Form):
    """A form about words that somebody else may change meanwhile."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version its page showed; 0, which nothing has, for what is no number."""
        typed = self.version.data or ""
        return int(typed) if typed.isdecimal() and len(typed) < _DIGITS else 0


def status_of(field: Field, do: Callable[[], object]) -> int:
    """Does it, and says the status of the page that follows: 303 when it was done, 422 when

    `field` now says what to change, 409 when somebody else has written meanwhile.
    """
    try:
        do()
    except WordsRefused as refused:
        field.errors = [*field.errors, refused.reason]
        return 422
    except ChangedMeanwhile:
        return 409
    return 303


def status_of_form(form: Form, do: Callable[[], object]) -> int:
    """As `status_of`, with what was refused said beside the field that it was typed into."""
    try:
        do()
    except FieldRefused as refused:
        form[refused.field].errors = [refused.reason]
        return 422
    except ChangedMeanwhile:
        return 409
    return 303


def day_typed(field: DateField) -> date | None:
    """The day in a field, None where nothing was typed. Raises FieldRefused for what is no day."""
    if field.data is None and any(field.raw_data or ()):
        raise FieldRefused(field.name, "There is no such day. Look at it again.")
    return field.data


def takes(tidy: Callable[[str], str]) -> Rule:
    """A rule for a field: what was typed, if anything was, must be taken by `tidy`."""

    def check(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
        try:
            if field.data:
                tidy(field.data)
        except WordsRefused as refused:
            raise ValidationError(refused.reason) from None

    return check
