"""A new secret as its form brings it, step by step: pictures picked twice, or words."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from youthvoice.accounts import codes
from youthvoice.accounts.codepad import is_full, is_pressing, picked_so_far
from youthvoice.accounts.forms import NewWordsForm
from youthvoice.accounts.models import SecretKind
from youthvoice.errors import WordsRefused
from youthvoice.web.forms import refuse


def code_kind(fields: MultiDict[str, str]) -> SecretKind:
    """Which of the two the person chose on this form: pictures, unless they said words."""
    return SecretKind.WORDS if fields.get("kind") == "words" else SecretKind.PICTURES


@dataclass
class NewCode:
    """What has been picked or written so far, and what the page shows next."""

    form: NewWordsForm
    kind: SecretKind
    first: tuple[str, ...]
    again: tuple[str, ...]
    confirming: bool
    _submitted: bool

    @classmethod
    def of(cls, fields: MultiDict[str, str]) -> NewCode:
        """Reads a step. The second picking carries the first along."""
        confirming = "again" in fields
        carried = codes.picked_pictures(fields.get("picked", ""))
        return cls(
            form=NewWordsForm(fields),
            kind=code_kind(fields),
            first=carried if confirming else picked_so_far(fields),
            again=picked_so_far(fields, "again"),
            confirming=confirming,
            _submitted="go" in fields and not is_pressing(fields),
        )

    def chosen(self) -> str | None:
        """The secret once it is whole and well chosen; None while the page must be shown again.

        After a refusal the form says why, and the picking begins anew.
        """
        if not self._submitted:
            return None
        try:
            return self._secret()
        except WordsRefused as refused:
            refuse(self.form.secret_words, refused.reason)
            self.first = self.again = ()
            self.confirming = False
            return None

    def page_values(self) -> dict[str, object]:
        """What the page's template needs to show this step."""
        return {
            "form": self.form,
            "kind": self.kind,
            "first": self.first,
            "again": self.again,
            "confirming": self.confirming,
            "full": is_full(self.again if self.confirming else self.first),
            "pictures": codes.code_pictures(),
        }

    @property
    def status(self) -> int:
        """How the page that shows this step is answered: 422 after a refusal."""
        return 422 if self.form.secret_words.errors else 200

    def _secret(self) -> str | None:
        if self.kind is SecretKind.WORDS:
            words = self.form.secret_words.data or ""
            codes.check_new_words(words)
            return codes.words_secret(words)
        codes.check_new_pictures(self.first)
        if not self.confirming:
            self.confirming = True
            return None
        if self.again != self.first:
            raise WordsRefused(_("Those were not the same. Pick your six pictures again."))
        return codes.picture_secret(self.first)
