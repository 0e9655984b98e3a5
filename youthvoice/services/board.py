"""The board keeps the list of its area's services."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.form_rules import status_of
from youthvoice.pictures import pictures
from youthvoice.services import service
from youthvoice.services.models import Service
from youthvoice.services.staff_forms import KINDS, ServiceForm, service_fields
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.BOARD)


@routes.get("/services")
def services() -> ResponseReturnValue:
    """Every service of the area, and the way to change each."""
    found = service.services_of(db(), visitor().person.area_id)
    return render_template("board/services.html", services=found, kinds=KINDS)


@routes.page("/services/new")
def add_service() -> ResponseReturnValue:
    """A service that is new on the list."""
    if request.method == "GET":
        return _page(ServiceForm(data={"shown": True, "picture": service.PICTURES[0]}))
    form = ServiceForm(request.form)
    add = partial(service.add_service, db(), visitor().person.area_id)
    status = status_of(form.name, partial(add, form.told()))
    return _list() if status == 303 else (_page(form), status)


@routes.page("/services/<uuid:service_id>")
def change_service(service_id: UUID) -> ResponseReturnValue:
    """One service: other words, and whether it is still offered."""
    area_id = visitor().person.area_id
    found = service.service_of(db(), area_id, service_id)
    if request.method == "GET":
        return _page(ServiceForm(data=service_fields(found)), found)
    form = ServiceForm(request.form)
    change = partial(service.change_service, db(), area_id, service_id)
    status = status_of(form.name, partial(change, form.seen, form.told()))
    if status == 409:
        form.version.data = str(found.version)
    return _list() if status == 303 else (_page(form, found, newer=status == 409), status)


@routes.post("/services/<uuid:service_id>/offered")
def retire_service(service_id: UUID) -> ResponseReturnValue:
    """It is no longer offered, or it is again."""
    retired = request.form.get("offered") == "no"
    service.retire(db(), visitor().person.area_id, service_id, retired=retired)
    return _list()


def _list() -> ResponseReturnValue:
    return redirect(url_for("board.services"), 303)


def _page(form: ServiceForm, found: Service | None = None, *, newer: bool = False) -> str:
    words = pictures()
    return render_template(
        "board/service.html",
        form=form,
        service=found,
        newer=newer,
        kinds=KINDS,
        pictures=[
            {"value": each, "text": words[each].word, "picture": each} for each in service.PICTURES
        ],
    )
