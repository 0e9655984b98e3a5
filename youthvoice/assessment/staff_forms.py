"""The form of one requirement, as the board fills it in."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import DateField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.assessment.models import Standing
from youthvoice.assessment.service import Assessed, Told
from youthvoice.form_rules import Versioned, day_typed

STANDINGS = {
    Standing.MET: _("Met"),
    Standing.PARTLY: _("Partly met"),
    Standing.NOT_MET: _("Not met"),
    Standing.NOT_LOOKED: _("Not looked at"),
}


class RequirementForm(Versioned):
    """How far a requirement is met, what shows it, and what comes next."""

    standing = RadioField(
        _("How far is it met?"),
        choices=[SelectChoice(each.value, words) for each, words in STANDINGS.items()],
        validate_choice=False,
    )
    evidence = TextAreaField(
        _("What shows it?"), description=_("Where somebody else could look. No names of anybody.")
    )
    owner = StringField(_("Who looks after it?"), description=_("A role or a group."))
    next_step = TextAreaField(_("What comes next?"))
    by_day = DateField(_("By which day?"))

    def told(self) -> Told:
        """What was filled in. Raises FieldRefused for a day that does not exist."""
        picked = self.standing.data if self.standing.data in set(Standing) else None
        return Told(
            standing=Standing(picked) if picked else None,
            evidence=self.evidence.data or "",
            owner=self.owner.data or "",
            next_step=self.next_step.data or "",
            by_day=day_typed(self.by_day),
        )


def fields_of(each: Assessed) -> dict[str, object]:
    """What the form of this requirement begins with."""
    now = each.now
    return {
        "standing": each.standing.value,
        "evidence": now.evidence if now else "",
        "owner": now.owner if now else "",
        "next_step": now.next_step if now else "",
        "by_day": now.by_day if now else None,
        "version": str(each.version),
    }
