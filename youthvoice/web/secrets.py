"""A new secret as its form brings it: pictures picked twice, or words."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _

from youthvoice.accounts import codes
from youthvoice.accounts.forms import NewWordsForm
from youthvoice.accounts.models import SecretKind
from youthvoice.errors import WordsRefused


def code_kind() -> SecretKind:
    """Which of the two the person chose on this form: pictures, unless they said words."""
    return SecretKind.WORDS if request.form.get("kind") == "words" else SecretKind.PICTURES


def chosen_secret(
    kind: SecretKind,
    first: tuple[str, ...],
    again: tuple[str, ...] | None,
    form: NewWordsForm,
) -> str | None:
    """The new secret, or None while pictures must be picked a second time. Raises WordsRefused."""
    if kind is SecretKind.WORDS:
        words = form.secret_words.data or ""
        codes.check_new_words(words)
        return codes.words_secret(words)
    codes.check_new_pictures(first)
    if again is None:
        return None
    if again != first:
        raise WordsRefused(_("Those were not the same. Pick your six pictures again."))
    return codes.picture_secret(first)
