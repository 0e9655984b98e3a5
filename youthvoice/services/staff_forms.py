"""The form of a service, as the board writes it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.form_rules import Versioned
from youthvoice.services.models import Service, ServiceKind
from youthvoice.services.service import PICTURES, Told

KINDS = {
    ServiceKind.SOCIAL_CARE: _("Social care"),
    ServiceKind.EXPLOITATION: _("Help with sexual exploitation"),
    ServiceKind.YOUTH_WORK: _("Youth work"),
    ServiceKind.HEALTH: _("Health"),
    ServiceKind.SEXUAL_HEALTH: _("Sexual health"),
    ServiceKind.SCHOOL: _("School or college"),
    ServiceKind.POLICE: _("Police"),
    ServiceKind.HOUSING: _("Housing"),
    ServiceKind.ADVOCACY: _("Advocacy"),
    ServiceKind.OTHER: _("Something else"),
}


class ServiceForm(Versioned):
    """What young people and the board's reports say about a service."""

    name = StringField(_("Name"), description=_("As young people call it."))
    kind = SelectField(
        _("Kind"),
        choices=[SelectChoice(kind.value, words) for kind, words in KINDS.items()],
        validate_choice=False,
    )
    about = TextAreaField(
        _("What it does"),
        description=_("Young people read this. Plain words, short sentences."),
    )
    picture = RadioField(
        _("Picture"), choices=[SelectChoice(each) for each in PICTURES], validate_choice=False
    )
    shown = BooleanField(
        _("Young people can see it"), description=_("Without this, it is not in the next round.")
    )

    def told(self) -> Told:
        """What was filled in; a kind that is none counts as something else."""
        picked = self.kind.data if self.kind.data in set(ServiceKind) else ServiceKind.OTHER
        return Told(
            name=self.name.data or "",
            kind=ServiceKind(picked),
            about=self.about.data or "",
            picture=self.picture.data or "",
            shown=bool(self.shown.data),
        )


def service_fields(service: Service) -> dict[str, object]:
    """What the form of this service begins with."""
    return {
        "name": service.name,
        "kind": service.kind.value,
        "about": service.about,
        "picture": service.picture,
        "shown": service.shown,
        "version": str(service.version),
    }
