"""The form of a rating: eleven times five faces, each of which may be left out."""

from __future__ import annotations

import base64
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import Field, Form, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.errors import RatingRefused, WordsRefused
from youthvoice.moderation.service import SealedWords
from youthvoice.ratings.dimensions import FACES, Dimension, dimensions
from youthvoice.ratings.service import Rated

_NO_FACE = 0
_KNOWN = frozenset(map(str, FACES))


class RateForm(Form):
    """Faces by the columns of a rating, words and a wish, and what lets the rating in."""

    words = TextAreaField(_("Say more, if you like. Please no names."))
    wish = TextAreaField(_("One wish for this service"))
    # The same, each with its row's id, when a phone has sealed them to the key of this version.
    words_sealed = HiddenField()
    words_id = HiddenField()
    wish_sealed = HiddenField()
    wish_id = HiddenField()
    words_key = HiddenField()
    prepared = HiddenField()
    signature = HiddenField()
    card = HiddenField()
    letters = HiddenField()
    proof = HiddenField()

    @property
    def has_card(self) -> bool:
        """Whether a card came along, good or not."""
        return bool(self.card.data or self.letters.data)

    def of(self, dimension: Dimension) -> Field:
        """The faces of one thing."""
        return self[dimension.column]

    def rated(self) -> Rated:
        """What was picked and written; a face that there is not counts as 0.

        Raises RatingRefused for words that were sealed in a way we do not know.
        """
        picked = {each.id: self.of(each).data for each in dimensions()}
        return Rated(
            faces={
                name: int(face) if face in _KNOWN else _NO_FACE
                for name, face in picked.items()
                if face
            },
            words=self._written("words"),
            wish=self._written("wish"),
        )

    def _written(self, name: str) -> str | SealedWords:
        sealed = self[f"{name}_sealed"].data
        if not sealed:
            return (self[name].data or "").strip()
        try:
            id_, version = UUID(self[f"{name}_id"].data), int(self.words_key.data or 0)
            return SealedWords(id_, version, base64.b64decode(sealed, validate=True))
        except (ValueError, WordsRefused):
            raise RatingRefused("That did not work. Open this page again.") from None


class LettersForm(Form):
    """The letters on a card, as somebody types them."""

    letters = StringField(
        _("The letters on your card"), description=_("There are 12. Spaces do not matter.")
    )


_FACES = [SelectChoice(str(face)) for face in FACES]
for _each in dimensions():
    setattr(
        RateForm,
        _each.column,
        RadioField(_(_each.plain), choices=_FACES, validate_choice=False, default=""),
    )
