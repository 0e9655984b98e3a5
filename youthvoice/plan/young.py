"""A young person reads the plan, says what they think of it, and takes a copy."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.form_rules import status_of
from youthvoice.paper import pdf_of
from youthvoice.plan import service
from youthvoice.plan.forms import AimForm, HappenedForm, ViewForm
from youthvoice.plan.reading import Item, Plan, open_item, open_plan, remember_look
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.files import file_to_keep
from youthvoice.web.forms import refuse
from youthvoice.web.letters import letter_in
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)

_NEW_AIM = "aim:mine"


@routes.get("/plan")
def plan() -> ResponseReturnValue:
    """My plan: one aim a card, its promises under it, and what is new since the last look."""
    who, folder = visitor(), _folder()
    found = open_plan(db(), who.keyring, folder, who.person)
    if found.has_news:
        remember_look(db(), folder, who.person, found)
    return render_template("young/plan.html", **_about(found))


@routes.page("/plan/new", draft=_NEW_AIM)
def plan_new() -> ResponseReturnValue:
    """An aim in my own words."""
    if (first := told_first()) is not None:
        return first
    form, kept = form_for(AimForm, _NEW_AIM)
    if request.method == "POST":
        try:
            service.write_aim(db(), visitor().person, _folder(), form.words.data or "")
        except WordsRefused as refused:
            refuse(form.words, refused.reason)
        else:
            sent(_NEW_AIM)
            return redirect(url_for("young.plan"), 303)
    page = render_template(
        "young/plan_words.html",
        item=None,
        form=form,
        kept=kept,
        subject=_NEW_AIM,
        action=url_for("young.plan_new"),
        worker=_worker(),
    )
    return page, 422 if form.errors else 200


@routes.get("/plan/items/<uuid:item_id>")
def plan_item(item_id: UUID) -> ResponseReturnValue:
    """One aim or promise: what both sides say to it, and how it was before."""
    return _item_page(_opened(item_id))


@routes.post("/plan/items/<uuid:item_id>/view", draft="plan-view:{item_id}", letter=True)
def plan_view(item_id: UUID) -> ResponseReturnValue:
    """OK, not sure, or not OK; with words or without."""
    form = ViewForm(request.form)
    who, folder = visitor(), _folder()
    service.plan_item(db(), folder, item_id)
    if form.picked is None:
        refuse(form.view, _("Tap one of the three."))
        return _item_page(_opened(item_id), view_form=form, status=422)
    view = partial(service.give_view, db(), who.person, folder, item_id)
    words = letter_in(folder, "plan_steps") or form.words.data or ""
    status = status_of(form.words, partial(view, form.seen, form.picked, words))
    if status != 303:
        return _item_page(_opened(item_id), view_form=form, status=status)
    sent(f"plan-view:{item_id}")
    return redirect(url_for("young.plan_item", item_id=item_id, said=1), 303)


@routes.post("/plan/items/<uuid:item_id>/happened", draft="plan-happened:{item_id}", letter=True)
def plan_happened(item_id: UUID) -> ResponseReturnValue:
    """This happened, or it did not, whatever anybody has ticked."""
    form = HappenedForm(request.form)
    who, folder = visitor(), _folder()
    service.plan_item(db(), folder, item_id)
    if form.happened.data not in ("yes", "no"):
        refuse(form.happened, _("Tap yes or no."))
        return _item_page(_opened(item_id), happened_form=form, status=422)
    say = partial(service.say_happened, db(), who.person, folder, item_id)
    words = letter_in(folder, "plan_steps") or form.words.data or ""
    happened = form.happened.data == "yes"
    status = status_of(form.words, partial(say, form.seen, words, happened=happened))
    if status != 303:
        return _item_page(_opened(item_id), happened_form=form, status=status)
    sent(f"plan-happened:{item_id}")
    return redirect(url_for("young.plan_item", item_id=item_id, said=1), 303)


@routes.page("/plan/items/<uuid:item_id>/words", draft="plan-item:{item_id}")
def plan_words(item_id: UUID) -> ResponseReturnValue:
    """An aim in other words: the young person's own. The ones before stay."""
    item, folder = _opened(item_id), _folder()
    if item.aim_id is not None or (item.ended_on is not None and request.method == "GET"):
        raise NotFound
    subject = f"plan-item:{item_id}"
    now = item.now.fields["words"]
    form, kept = form_for(AimForm, subject, words=now, version=str(item.version))
    status = 200
    if request.method == "POST":
        change = partial(service.change_item, db(), visitor().person, folder, item_id)
        status = status_of(form.words, partial(change, form.seen, form.words.data or "", None))
    if status == 303:
        sent(subject)
        return redirect(url_for("young.plan_item", item_id=item_id), 303)
    if status == 409:
        item = _opened(item_id)
    page = render_template(
        "young/plan_words.html",
        item=item,
        form=form,
        kept=kept,
        changed=status == 409,
        subject=subject,
        action=url_for("young.plan_words", item_id=item_id),
        worker=_worker(),
        names=names_of(db(), house(), item.people),
    )
    return page, status


@routes.get("/plan/copy")
def plan_copy() -> ResponseReturnValue:
    """The plan to print, and the ways to take it along."""
    return render_template("young/plan_copy.html", **_now())


@routes.get("/plan/copy.pdf")
def plan_copy_pdf() -> ResponseReturnValue:
    """The same on paper. Its name and title tell nothing."""
    html = render_template("young/plan_copy_pdf.html", **_now())
    return file_to_keep(pdf_of(html), "application/pdf", "my-notes.pdf")


def _item_page(
    item: Item,
    *,
    view_form: ViewForm | None = None,
    happened_form: HappenedForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    aim = _opened(item.aim_id) if item.aim_id else None
    kept = False
    if request.method == "GET":
        view_form, view_kept = form_for(ViewForm, f"plan-view:{item.id}")
        happened_form, happened_kept = form_for(HappenedForm, f"plan-happened:{item.id}")
        kept = view_kept or happened_kept
    page = render_template(
        "young/plan_item.html",
        item=item,
        aim=aim,
        view_form=view_form or ViewForm(),
        happened_form=happened_form or HappenedForm(),
        problem_form=view_form if view_form and view_form.errors else happened_form,
        kept=kept,
        changed=status == 409,
        said="said" in request.args,
        names=names_of(db(), house(), item.people),
        worker=_worker(),
        today=clock.today(),
    )
    return page, status


def _about(found: Plan) -> dict[str, object]:
    return {
        "plan": found,
        "names": names_of(db(), house(), found.people),
        "worker": _worker(),
        "today": clock.today(),
    }


def _now() -> dict[str, object]:
    who = visitor()
    return _about(open_plan(db(), who.keyring, _folder(), who.person))


def _opened(item_id: UUID) -> Item:
    who = visitor()
    return open_item(db(), who.keyring, _folder(), who.person, item_id)


def _worker() -> str:
    return keyworker_of(db(), house(), _folder()).name


def _folder() -> Folder:
    return own_folder(db(), visitor().person.id)
