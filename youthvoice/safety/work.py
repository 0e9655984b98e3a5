"""A worker reads a young person's safety plan and changes it with them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.folders.models import Act
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.safety import service
from youthvoice.safety.forms import SafetyForm, safety_fields, written
from youthvoice.web.doors import Routes
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/safety")
def safety(folder_id: UUID) -> ResponseReturnValue:
    """The plan as it stands, and what it said before. Opening it is written down."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    note(db(), folder.id, who.person.id, Act.LOOKED)
    plan = service.current_plan(db(), who.keyring, folder)
    earlier = service.earlier_plans(db(), who.keyring, folder)
    written = [*earlier, *([plan] if plan else [])]
    return render_template(
        "work/safety.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        plan=plan,
        earlier=earlier,
        names=names_of(db(), house(), {each.person_id for each in written}),
    )


@routes.page("/folders/<uuid:folder_id>/safety/change", draft="safety:{folder_id}")
def change_safety(folder_id: UUID) -> ResponseReturnValue:
    """The whole plan to write in. What somebody else changed meanwhile stands beside it."""
    who, subject = visitor(), f"safety:{folder_id}"
    folder = folder_for(db(), who.keyring, folder_id)
    plan = service.current_plan(db(), who.keyring, folder)
    form, kept = form_for(SafetyForm, subject, **safety_fields(plan))
    status, newer = 200, None
    if request.method == "POST":
        change = partial(service.change_plan, db(), who.person, who.keyring, folder)
        status = written(form, change)
    if status == 303:
        sent(subject)
        return redirect(url_for("work.safety", folder_id=folder.id), 303)
    note(db(), folder.id, who.person.id, Act.LOOKED)
    if status == 409:
        newer = service.current_plan(db(), who.keyring, folder)
        form.version.data = str(newer.version if newer else 0)
    html = render_template(
        "work/change_safety.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        form=form,
        kept=kept,
        newer=newer,
        subject=subject,
        names=names_of(db(), house(), {newer.person_id} if newer else set()),
    )
    return html, status
