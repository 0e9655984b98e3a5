"""What services there are, in plain words: for anybody, signed in or not."""

from __future__ import annotations

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from youthvoice.accounts.models import Area
from youthvoice.accounts.roles import Door
from youthvoice.rounds.service import open_rounds, rated_now
from youthvoice.said_done.service import items_of
from youthvoice.services.service import shown_service, shown_services
from youthvoice.web.doors import Routes
from youthvoice.web.shelf import shelf_of
from youthvoice.web.text import published
from youthvoice.web.visit import db, visitor_or_none

routes = Routes(__name__, Door.PUBLIC)


@routes.get("/services")
def all_services() -> ResponseReturnValue:
    """The services of the visitor's own area, or of every area where nobody is signed in."""
    who = visitor_or_none()
    areas = db().scalars(select(Area).order_by(Area.name)).all()
    if who is not None:
        areas = [area for area in areas if area.id == who.person.area_id]
    found = [(area, shown_services(db(), area.id)) for area in areas]
    rounds = {each.round.area_id for each in open_rounds(db())}
    return render_template(
        "public/services.html",
        areas=found,
        is_rated=any(area.id in rounds for area in areas),
        shelf=shelf_of(who) if who else None,
    )


@routes.get("/services/<uuid:service_id>")
def service_page(service_id: UUID) -> ResponseReturnValue:
    """One service: what it does, and what happened there because of young people."""
    found = shown_service(db(), service_id)
    return render_template(
        "public/service.html",
        service=found,
        about=published(found.about),
        because_of_you=items_of(db(), found.area_id, found.id),
        published=published,
        rated_now=rated_now(db(), service_id) is not None,
    )
