"""A young person reads what their worker promised, agrees or changes it, and says what happened."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.agreement import check_ins, contacts, service
from youthvoice.agreement.forms import AgreementForm, as_typed, written
from youthvoice.agreement.overview import overview
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.letters import letter_in
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)

_SUBJECT = "agreement:mine"


@routes.get("/promise")
def my_promise() -> ResponseReturnValue:
    """What is agreed, whether it was kept, and what waits for a word from them."""
    return _promise_page()


@routes.page("/promise/change", draft=_SUBJECT)
def change_promise() -> ResponseReturnValue:
    """Asks for a promise, or for another one. The worker has to agree."""
    folder, who = _folder(), visitor()
    if (first := told_first()) is not None:
        return first
    promise = service.promise_of(db(), who.keyring, folder)
    form, kept = form_for(AgreementForm, _SUBJECT, **as_typed(promise))
    status = 200
    if request.method == "POST":
        status = written(form, partial(service.propose, db(), who.person, folder))
    if status == 303:
        sent(_SUBJECT)
        return redirect(url_for("young.my_promise"), 303)
    if status == 409:
        # What was read above may be how it was before the other change.
        promise = service.promise_of(db(), who.keyring, folder)
    newer = status == 409 or (kept and form.seen != promise.version)
    return render_template(
        "young/change_promise.html",
        form=form,
        kept=kept,
        subject=_SUBJECT,
        promise=promise,
        beside=promise.now if newer else None,
        worker=keyworker_of(db(), house(), folder).name,
    ), status


@routes.post("/promise/agree")
def agree_promise() -> ResponseReturnValue:
    """Yes to what the worker wrote, unless it has changed since it was read."""
    try:
        version = request.form.get("version", 0, type=int)
        service.agree(db(), visitor().person, _folder(), version)
    except ChangedMeanwhile:
        return _promise_page(changed=True), 409
    return redirect(url_for("young.my_promise"), 303)


@routes.post("/promise/contacts/<uuid:contact_id>")
def say_contact(contact_id: UUID) -> ResponseReturnValue:
    """Yes, this happened; or no."""
    said = request.form.get("happened")
    contact = contacts.own_contact(db(), _folder(), contact_id)
    if said in ("yes", "no"):
        contacts.say_happened(db(), _folder(), contact.id, happened=said == "yes")
    return redirect(url_for("young.my_promise", _anchor=f"c-{contact_id}"), 303)


@routes.post("/promise/check-in/<uuid:check_in_id>", letter=True)
def answer_check_in(check_in_id: UUID) -> ResponseReturnValue:
    """I am like this: one tap on a face."""
    try:
        folder, face = _folder(), request.form.get("face", "")
        said = letter_in(folder, "check_ins", check_in_id) or face
        check_ins.answer_check_in(db(), folder, check_in_id, said)
    except WordsRefused as refused:
        return _promise_page(refused=refused.reason), 422
    return redirect(url_for("young.my_promise"), 303)


def _promise_page(*, changed: bool = False, refused: str = "") -> str:
    folder = _folder()
    shown = overview(db(), visitor().keyring, folder)
    return render_template(
        "young/promise.html",
        shown=shown,
        names=names_of(db(), house(), shown.people),
        worker=keyworker_of(db(), house(), folder).name,
        changed=changed,
        refused=refused,
    )


def _folder() -> Folder:
    return own_folder(db(), visitor().person.id)
