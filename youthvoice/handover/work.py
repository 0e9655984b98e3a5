"""A worker hands over, lets somebody step in, and writes what young people read about them."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.leaves import read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.handover import service
from youthvoice.handover.models import Kind
from youthvoice.handover.staff_forms import ChangeForm, WorkerPageForm
from youthvoice.handover.worker_pages import put_worker_page, worker_page
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)
_PAGE = "worker-page:mine"


@routes.page("/folders/<uuid:folder_id>/hand-over", draft="hand-over:{folder_id}")
def change_worker(folder_id: UUID) -> ResponseReturnValue:
    """Tells that the worker will change, or lets somebody step in while the worker is away."""
    opened = _open(folder_id)
    form, kept = form_for(ChangeForm, f"hand-over:{folder_id}", kind=Kind.HAND_OVER.value)
    people = service.colleagues(db(), house(), opened)
    form.to.choices = [SelectChoice(str(each.id), each.name) for each in people]
    if request.method != "POST":
        note(db(), opened.id, visitor().person.id, Act.LOOKED)
        return _page(opened, form, kept=kept)
    if not form.validate():
        return _page(opened, form), 422
    try:
        service.tell_change(db(), visitor().keyring, visitor().person, opened, _plan(form))
    except WordsRefused as refused:
        refuse(form.day, refused.reason)
        return _page(opened, form), 422
    sent(f"hand-over:{folder_id}")
    return _back(opened)


@routes.post("/folders/<uuid:folder_id>/hand-over/<uuid:change_id>/told")
def told_of_change(folder_id: UUID, change_id: UUID) -> ResponseReturnValue:
    """The worker has told the young person themselves."""
    opened = _open(folder_id)
    service.was_told(db(), service.change_in(db(), opened, change_id))
    note(db(), opened.id, visitor().person.id, Act.TOLD_CHANGE)
    return _back(opened)


@routes.post("/folders/<uuid:folder_id>/hand-over/<uuid:change_id>/done")
def hand_over(folder_id: UUID, change_id: UUID) -> ResponseReturnValue:
    """Hands the folder over. Whoever handed it over may not be able to open it any more."""
    opened, who = _open(folder_id), visitor()
    try:
        service.hand_over(db(), who.keyring, who.person, opened, change_id)
    except WordsRefused as refused:
        db().rollback()
        form, kept = ChangeForm(kind=Kind.HAND_OVER.value), False
        form.to.choices = []
        return _page(_open(folder_id), form, kept=kept, refusal=refused.reason), 422
    if not who.keyring.holds(opened.id):
        return redirect(url_for("work.caseload"), 303)
    return redirect(url_for("work.folder", folder_id=opened.id), 303)


@routes.post("/folders/<uuid:folder_id>/hand-over/<uuid:change_id>/off")
def call_off_change(folder_id: UUID, change_id: UUID) -> ResponseReturnValue:
    """A change that will not come, or a cover that ends today."""
    opened, who = _open(folder_id), visitor()
    service.call_off(db(), who.keyring, who.person, opened, change_id)
    return _back(opened)


@routes.page("/account/about-me", draft=_PAGE)
def own_page() -> ResponseReturnValue:
    """What young people read about this worker."""
    who = visitor()
    form, kept = form_for(WorkerPageForm, _PAGE, words=worker_page(db(), house(), who.person.id))
    saved = False
    if request.method == "POST":
        try:
            put_worker_page(db(), house(), who.person, form.words.data or "")
        except WordsRefused as refused:
            refuse(form.words, refused.reason)
            return render_template("work/own_page.html", form=form), 422
        sent(_PAGE)
        saved = True
    return render_template("work/own_page.html", form=form, kept=kept, saved=saved)


def _open(folder_id: UUID) -> Folder:
    """The folder, for its keyworker or a duty lead; whoever only steps in hands nothing on."""
    who = visitor()
    opened = folder_for(db(), who.keyring, folder_id)
    if opened.keyworker_id != who.person.id and not who.person.holds_duty:
        raise NotFound
    service.end_covers_that_are_over(db(), who.keyring, opened)
    return opened


def _plan(form: ChangeForm) -> service.Plan:
    is_unsafe = form.told.data == "unsafe"
    return service.Plan(
        kind=Kind(form.kind.data),
        to_id=UUID(form.to.data),
        day=form.day.data or clock.today(),
        words=form.words.data or "",
        told_in_person=form.told.data == "person",
        untold_because=(form.because.data or "") if is_unsafe else "",
    )


def _page(opened: Folder, form: ChangeForm, *, kept: bool = False, refusal: str = "") -> str:
    who = visitor()
    coming, covers = service.coming_change(db(), opened.id), service.covers_now(db(), opened.id)
    people = {each.to_id for each in [*covers, *([coming] if coming else [])]}
    return render_template(
        "work/change_worker.html",
        folder=opened,
        called=names_on(who.keyring, [opened])[opened.id],
        form=form,
        kept=kept,
        refusal=refusal,
        coming=coming,
        said=read_leaf(who.keyring, coming) if coming else None,
        covers=covers,
        names=names_of(db(), house(), people),
        subject=f"hand-over:{opened.id}",
        today=clock.today(),
    )


def _back(opened: Folder) -> ResponseReturnValue:
    return redirect(url_for("work.change_worker", folder_id=opened.id), 303)
