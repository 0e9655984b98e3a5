"""A young person reads who was told what, says what they think, and what parents may know."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.sharing import service
from youthvoice.sharing.forms import ParentsForm
from youthvoice.sharing.models import View, Wish
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)
_PARENTS = "parents:new"


@routes.get("/who-knows")
def who_knows() -> ResponseReturnValue:
    """What was shared about me, with whom, and why."""
    return _page()


@routes.post("/who-knows/<uuid:sharing_id>", draft="sharing:{sharing_id}")
def view_sharing(sharing_id: UUID) -> ResponseReturnValue:
    """OK, not OK, or ask me first; with words, if they like."""
    pressed = request.form.get("view", "")
    if pressed not in set(View):
        raise NotFound
    folder = own_folder(db(), visitor().person.id)
    try:
        words = request.form.get("words", "")
        service.view_sharing(db(), folder, sharing_id, View(pressed), words)
    except WordsRefused as refused:
        return _page(refusal=refused.reason, at=sharing_id, typed=words), 422
    sent(f"sharing:{sharing_id}")
    return redirect(url_for("young.who_knows") + f"#s-{sharing_id}", 303)


@routes.page("/my-parents", draft=_PARENTS)
def my_parents() -> ResponseReturnValue:
    """What my parents are told, by subject, and what my worker answered."""
    if (first := told_first()) is not None:
        return first
    who = visitor()
    folder = own_folder(db(), who.person.id)
    form, kept = form_for(ParentsForm, _PARENTS)
    if request.method == "POST":
        try:
            if not form.validate():
                raise WordsRefused("")
            subject = form.subject.data or ""
            service.wish_for_parents(db(), folder, Wish(form.wish.data), subject)
        except WordsRefused as refused:
            if refused.reason:
                refuse(form.subject, refused.reason)
            return _parents_page(form), 422
        sent(_PARENTS)
        return redirect(url_for("young.my_parents"), 303)
    return _parents_page(form, kept=kept)


def _parents_page(form: ParentsForm, *, kept: bool = False) -> str:
    who = visitor()
    folder = own_folder(db(), who.person.id)
    subjects = service.parents_subjects(db(), who.keyring, folder)
    return render_template(
        "young/my_parents.html",
        form=form,
        kept=kept,
        subjects=subjects,
        worker=keyworker_of(db(), house(), folder).name,
        names=names_of(db(), house(), {s.row.answered_by for s in subjects if s.row.answered_by}),
        subject=_PARENTS,
    )


def _page(*, refusal: str = "", at: UUID | None = None, typed: str = "") -> str:
    who = visitor()
    folder = own_folder(db(), who.person.id)
    found = service.sharings(db(), who.keyring, folder)
    return render_template(
        "young/who_knows.html",
        sharings=found,
        names=names_of(db(), house(), {each.row.made_by for each in found}),
        worker=keyworker_of(db(), house(), folder).name or _("Your worker"),
        refusal=refusal,
        at=at,
        typed=typed,
    )
