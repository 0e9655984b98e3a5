"""A worker makes the promise with the young person, writes contacts down, and checks in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.agreement import check_ins, contacts, service
from youthvoice.agreement.forms import AgreementForm, ContactForm, as_typed, written
from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.overview import overview
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/promise")
def kept_promise(folder_id: UUID) -> ResponseReturnValue:
    """The agreement and how it was kept, as the young person sees it; and the worker's tools."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    note(db(), folder.id, who.person.id, Act.LOOKED)
    check_ins.see_answers(db(), folder.id)
    return _promise_page(folder)


@routes.page("/folders/<uuid:folder_id>/promise/change", draft="agreement:{folder_id}")
def change_agreement(folder_id: UUID) -> ResponseReturnValue:
    """Proposes an agreement, or a change to it. The young person has to agree."""
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    if request.method == "GET":
        note(db(), folder.id, who.person.id, Act.LOOKED)
    subject = f"agreement:{folder.id}"
    promise = service.promise_of(db(), who.keyring, folder)
    form, kept = form_for(AgreementForm, subject, **as_typed(promise))
    status = 200
    if request.method == "POST":
        status = written(form, partial(service.propose, db(), who.person, folder))
    if status == 303:
        sent(subject)
        return _back_to(folder)
    if status == 409:
        # What was read above may be how it was before the other change.
        promise = service.promise_of(db(), who.keyring, folder)
    newer = status == 409 or (kept and form.seen != promise.version)
    return render_template(
        "work/change_promise.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        form=form,
        kept=kept,
        subject=subject,
        promise=promise,
        beside=promise.now if newer else None,
        names=names_of(db(), house(), {promise.now.facts.proposed_by} if promise.now else set()),
    ), status


@routes.post("/folders/<uuid:folder_id>/promise/agree")
def agree_to_promise(folder_id: UUID) -> ResponseReturnValue:
    """Yes to what the young person asked for, unless it has changed since it was read."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    try:
        version = request.form.get("version", 0, type=int)
        service.agree(db(), visitor().person, folder, version)
    except ChangedMeanwhile:
        return _promise_page(folder, changed=True), 409
    return _back_to(folder)


@routes.post("/folders/<uuid:folder_id>/contacts")
def log_contact(folder_id: UUID) -> ResponseReturnValue:
    """Met, called, texted or tried: one tap for today, two for another day."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    form = ContactForm(request.form)
    try:
        kind = _kind(request.form.get("kind", ""))
        contacts.log_contact(db(), visitor().person, folder, kind, _day(form))
    except WordsRefused as refused:
        refuse(form.when, refused.reason)
        return _promise_page(folder, form=form), 422
    return _back_to(folder, "contacts")


@routes.post("/folders/<uuid:folder_id>/contacts/<uuid:contact_id>/take-back")
def take_back_contact(folder_id: UUID, contact_id: UUID) -> ResponseReturnValue:
    """A slip of the thumb, on the same day."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    try:
        contacts.take_back_contact(db(), visitor().person, folder, contact_id)
    except WordsRefused as refused:
        return _promise_page(folder, refused=refused.reason), 422
    return _back_to(folder, "contacts")


@routes.post("/folders/<uuid:folder_id>/check-in")
def check_in(folder_id: UUID) -> ResponseReturnValue:
    """Just checking you are OK."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    check_ins.send_check_in(db(), visitor().person, folder)
    return _back_to(folder, "check-in")


def _promise_page(
    folder: Folder, *, form: ContactForm | None = None, changed: bool = False, refused: str = ""
) -> str:
    who = visitor()
    shown = overview(db(), who.keyring, folder)
    return render_template(
        "work/promise.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        shown=shown,
        names=names_of(db(), house(), shown.people),
        form=form or ContactForm(),
        is_slip=lambda contact: contacts.is_slip(contact, who.person.id),
        changed=changed,
        refused=refused,
        today=clock.today(),
    )


def _kind(pressed: str) -> ContactKind:
    try:
        return ContactKind(pressed)
    except ValueError:
        raise WordsRefused(_("Tap what it was: met, called, texted or tried.")) from None


def _day(form: ContactForm) -> date:
    # A day that was picked counts, whatever else is still ticked.
    if not form.validate():
        raise WordsRefused(_("Pick a day."))
    if form.day.data is not None:
        return form.day.data
    return clock.today() - timedelta(days=form.when.data == "yesterday")


def _back_to(folder: Folder, part: str = "") -> ResponseReturnValue:
    return redirect(url_for("work.kept_promise", folder_id=folder.id, _anchor=part or None), 303)
