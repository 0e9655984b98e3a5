"""What a form's field refuses: exactly what the rules for words refuse, said beside the field."""

from __future__ import annotations

from collections.abc import Callable

from wtforms import Field, Form, ValidationError

from youthvoice.errors import WordsRefused

Rule = Callable[[Form, Field], None]


def takes(tidy: Callable[[str], str]) -> Rule:
    """A rule for a field: what was typed, if anything was, must be taken by `tidy`."""

    def check(form: Form, field: Field) -> None:  # noqa: ARG001 - WTForms' signature
        try:
            if field.data:
                tidy(field.data)
        except WordsRefused as refused:
            raise ValidationError(refused.reason) from None

    return check
