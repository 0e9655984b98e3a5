"""A worker writes down what was shared, and answers what parents may know."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.sharing import service
from youthvoice.sharing.forms import BecauseForm, SharingForm
from youthvoice.sharing.models import Kept, Told
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.page("/folders/<uuid:folder_id>/sharing", draft="sharing:{folder_id}")
def sharing(folder_id: UUID) -> ResponseReturnValue:
    """What was shared so far, what parents may know, and a form for what was shared now."""
    who = visitor()
    opened = folder_for(db(), who.keyring, folder_id)
    subject = f"sharing:{folder_id}"
    form, kept = form_for(SharingForm, subject, shared_on=clock.today())
    if request.method != "POST":
        note(db(), opened.id, who.person.id, Act.LOOKED)
        return _page(opened, form, kept=kept)
    try:
        if not form.validate():
            raise WordsRefused("")
        service.write_sharing(db(), who.person, opened, _shared(form))
    except WordsRefused as refused:
        if refused.reason:
            refuse(form.what, refused.reason)
        return _page(opened, form), 422
    sent(subject)
    return _back(opened)


@routes.post("/folders/<uuid:folder_id>/parents/<uuid:subject_id>", draft="parents:{subject_id}")
def answer_wish(folder_id: UUID, subject_id: UUID) -> ResponseReturnValue:
    """Agreed, or why it cannot be kept."""
    who = visitor()
    opened = folder_for(db(), who.keyring, folder_id)
    pressed = request.form.get("send", "")
    if pressed not in set(Kept):
        raise NotFound
    form = BecauseForm(request.form)
    try:
        because = form.because.data or ""
        service.answer_wish(
            db(), who.keyring, who.person, opened, subject_id, Kept(pressed), because
        )
    except WordsRefused as refused:
        refuse(form.because, refused.reason)
        blank = SharingForm(shared_on=clock.today())
        return _page(opened, blank, because=form, at=subject_id), 422
    sent(f"parents:{subject_id}")
    return _back(opened)


def _shared(form: SharingForm) -> service.Shared:
    return service.Shared(
        what=form.what.data or "",
        with_whom=form.with_whom.data or "",
        why=form.why.data or "",
        shared_on=form.shared_on.data or clock.today(),
        told=Told(form.told.data),
        untold_because=form.untold_because.data or "",
    )


def _page(
    opened: Folder,
    form: SharingForm,
    *,
    kept: bool = False,
    because: BecauseForm | None = None,
    at: UUID | None = None,
) -> str:
    who = visitor()
    found = service.sharings(db(), who.keyring, opened)
    return render_template(
        "work/sharing.html",
        folder=opened,
        called=names_on(who.keyring, [opened])[opened.id],
        form=form,
        kept=kept,
        sharings=found,
        subjects=service.parents_subjects(db(), who.keyring, opened),
        names=names_of(db(), house(), {each.row.made_by for each in found}),
        because=because,
        new_because=BecauseForm,
        at=at,
        subject=f"sharing:{opened.id}",
        today=clock.today(),
    )


def _back(opened: Folder) -> ResponseReturnValue:
    return redirect(url_for("work.sharing", folder_id=opened.id), 303)
