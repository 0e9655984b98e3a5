"""What happened because of you: for anybody to read, signed in or not."""

from __future__ import annotations

from datetime import timedelta

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.accounts.roles import Door
from youthvoice.questions.instrument import MY_OWN, instrument
from youthvoice.said_done.service import items_of
from youthvoice.web.doors import Routes
from youthvoice.web.text import published
from youthvoice.web.visit import db, visitor_or_none

routes = Routes(__name__, Door.PUBLIC)

# What ended longer ago is folded away, so that the page stays short for years.
_RECENT = timedelta(days=365)


@routes.get("/because-of-you")
def because_of_you() -> ResponseReturnValue:
    """What was heard and what came of it: the visitor's own area, or each where nobody is in."""
    who = visitor_or_none()
    areas = db().scalars(select(Area).order_by(Area.name)).all()
    if who is not None:
        areas = [area for area in areas if area.id == who.person.area_id]
    themes = {theme.id: theme for theme in instrument().themes}
    return render_template(
        "public/because_of_you.html",
        areas=[(area, items_of(db(), area.id)) for area in areas],
        themes=themes,
        my_own=MY_OWN,
        recent=clock.today() - _RECENT,
        published=published,
    )
