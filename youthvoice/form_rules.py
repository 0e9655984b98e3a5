"""What forms of every feature share: the rules for words said beside a field, and versions."""

from __future__ import annotations

from collections.abc import Callable

from wtforms import Field, Form, HiddenField, ValidationError

from youthvoice.errors import WordsRefused

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


def takes(tidy: Callable[[str], str]) -> Rule:
    """A rule for a field: what was typed, if anything was, must be taken by `tidy`."""

    def check(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
        try:
            if field.data:
                tidy(field.data)
        except WordsRefused as refused:
            raise ValidationError(refused.reason) from None

    return check
