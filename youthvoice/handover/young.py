"""A young person is told before their worker changes, and says what the new one should know."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.leaves import read_leaf
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.handover import service
from youthvoice.handover.forms import ForWorkerForm
from youthvoice.handover.models import State, WorkerChange
from youthvoice.handover.worker_pages import worker_page
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)
_SUBJECT = "for-worker:new"


@routes.page("/new-worker", draft=_SUBJECT)
def new_worker() -> ResponseReturnValue:
    """Who comes, from when, what they say of themselves; and room for words to them."""
    who = visitor()
    folder = own_folder(db(), who.person.id)
    change = _change(folder.id)
    # Reading this is being told.
    service.was_told(db(), change)
    form, kept = form_for(
        ForWorkerForm, _SUBJECT, words=read_leaf(who.keyring, change)["for_worker"]
    )
    if request.method == "POST":
        try:
            service.say_to_new_worker(db(), who.keyring, folder, change, form.words.data or "")
        except WordsRefused as refused:
            refuse(form.words, refused.reason)
            return _page(change, form), 422
        sent(_SUBJECT)
        return redirect(url_for("young.new_worker", kept=1), 303)
    return _page(change, form, kept=kept)


@routes.get("/my-worker")
def my_worker() -> ResponseReturnValue:
    """Who my worker is, what they say of themselves, and who steps in for them now."""
    folder = own_folder(db(), visitor().person.id)
    keyworker = keyworker_of(db(), house(), folder)
    covers = [each for each in service.covers_now(db(), folder.id) if not each.untold]
    return render_template(
        "young/my_worker.html",
        worker=keyworker.name,
        about=worker_page(db(), house(), keyworker.id) if keyworker.id else "",
        covers=covers,
        names=names_of(db(), house(), {each.to_id for each in covers}),
        words={each.id: read_leaf(visitor().keyring, each) for each in covers},
    )


def _change(folder_id: UUID) -> WorkerChange:
    """The change they are told of, or the last one that came: words to the worker stay welcome."""
    change = service.told_change(db(), folder_id) or service.latest_change(db(), folder_id)
    if change is None:
        raise NotFound
    return change


def _page(change: WorkerChange, form: ForWorkerForm, *, kept: bool = False) -> str:
    who = visitor()
    folder = own_folder(db(), who.person.id)
    said = read_leaf(who.keyring, change)
    return render_template(
        "young/new_worker.html",
        change=change,
        is_done=change.state is State.DONE,
        said=said,
        name=names_of(db(), house(), {change.to_id})[change.to_id],
        now=keyworker_of(db(), house(), folder).name,
        about=worker_page(db(), house(), change.to_id),
        form=form,
        kept=kept,
        saved="kept" in request.args,
        subject=_SUBJECT,
    )
