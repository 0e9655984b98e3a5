"""A worker makes folders, hands over invitations, gives keys back, and reads the record."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NoDutyLead, WordsRefused
from youthvoice.folders import grants, invitations
from youthvoice.folders.forms import NewFolderForm
from youthvoice.folders.models import Folder
from youthvoice.folders.record import record_of
from youthvoice.folders.service import folder_for, make_folder, names_on
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse, submitted
from youthvoice.web.qr import qr_code
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.page("/young-people/new")
def new_folder() -> ResponseReturnValue:
    """A folder for a young person who sits beside the worker, and their invitation."""
    form = submitted(NewFolderForm)
    if form is None or not form.validate():
        return render_template("work/new_folder.html", form=form or NewFolderForm())
    try:
        folder = make_folder(db(), visitor().person, form.label.data or "")
    except WordsRefused as refused:
        refuse(form.label, refused.reason)
    except NoDutyLead:
        refuse(
            form.label, _("Your area has no duty lead yet. Ask your administrator to invite one.")
        )
    else:
        return _invited(folder)
    return render_template("work/new_folder.html", form=form), 422


@routes.post("/folders/<uuid:folder_id>/invitation")
def invite(folder_id: UUID) -> ResponseReturnValue:
    """A new invitation to the same folder, after the worker has checked in person who it is for."""
    return _invited(folder_for(db(), visitor().keyring, folder_id))


@routes.get("/folders/<uuid:folder_id>/record")
def record(folder_id: UUID) -> ResponseReturnValue:
    """What the young person reads about who looked, as they read it."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    lines = record_of(db(), folder.id)
    return render_template(
        "work/record.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        record=lines,
        names=names_of(db(), house(), {line.person_id for line in lines}),
    )


@routes.post("/keys/<uuid:person_id>")
def give_keys(person_id: UUID) -> ResponseReturnValue:
    """Gives a colleague the keys they should hold, after checking in person who they are."""
    who = visitor()
    grants.give_keys(db(), who.keyring, who.person, person_id)
    return redirect(url_for("work.duty" if who.may("duty") else "work.caseload"), 303)


def _invited(folder: Folder) -> ResponseReturnValue:
    who = visitor()
    words = invitations.invite(db(), house(), who.keyring, who.person, folder)
    address = url_for("public.join_by_qr", words=words, _external=True)
    return render_template(
        "work/invited.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        words=words.split("-"),
        join_address=url_for("public.join", _external=True),
        qr=qr_code(address),
    )
