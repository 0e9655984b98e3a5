"""The form of how things are: six faces, who may see them, and whether they may be counted."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, RadioField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.answers.models import Audience
from youthvoice.wellbeing.scales import SCALES
from youthvoice.wellbeing.service import FACES


class HowForm(Form):
    """None of it is required by the form itself."""

    counted = BooleanField(
        _("Count this, without my name"),
        description=_("Then we count if things got better. Nobody can tell it is you."),
    )
    audience = RadioField(
        _("Who can see this?"),
        choices=[SelectChoice(each.value) for each in Audience],
        validate_choice=False,
    )

    def told(self) -> dict[str, str]:
        """The face of each scale, by its id."""
        return {scale.id: self[scale.id].data or "" for scale in SCALES}


for _scale in SCALES:
    setattr(
        HowForm,
        _scale.id,
        RadioField(
            _scale.plain, choices=[SelectChoice(face) for face in FACES], validate_choice=False
        ),
    )
