"""How the page that is asked for looks: as this phone chose, and named as its area says."""

from __future__ import annotations

from flask import g

from youthvoice.comfort.looks import Look
from youthvoice.web.cookies import look_text
from youthvoice.web.shared import shared


def look_here() -> Look:
    """The look of this request's page. A stranger's is the same for every stranger."""
    who = g.get("visitor")
    return Look.of(look_text(), shared().area_names.of(who.area_id if who else None))


def look_of_strangers() -> Look:
    """How a page looks that is kept for whoever holds the phone."""
    return Look.of("", shared().area_names.of(None))
