"""The form of a rating: eleven times five faces, each of which may be left out."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Field, Form, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.ratings.dimensions import FACES, Dimension, dimensions
from youthvoice.ratings.service import Rated

_NO_FACE = 0
_KNOWN = frozenset(map(str, FACES))


class RateForm(Form):
    """Faces by the columns of a rating, words and a wish, and what lets the rating in."""

    words = TextAreaField(_("Say more, if you like. Please no names."))
    wish = TextAreaField(_("One wish for this service"))
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
        """What was picked and written; a face that there is not counts as 0."""
        picked = {each.id: self.of(each).data for each in dimensions()}
        return Rated(
            faces={
                name: int(face) if face in _KNOWN else _NO_FACE
                for name, face in picked.items()
                if face
            },
            words=(self.words.data or "").strip(),
            wish=(self.wish.data or "").strip(),
        )


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
