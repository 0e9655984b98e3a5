"""A worker writes the plan with the young person beside them, and ticks what is done."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.form_rules import status_of
from youthvoice.plan import service
from youthvoice.plan.forms import (
    AimForm,
    AnswerForm,
    CannotForm,
    EndForm,
    MarkForm,
    PromiseForm,
)
from youthvoice.plan.models import PromiseState
from youthvoice.plan.reading import Item, open_item, open_plan, remember_look
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)

_ITEM = "/folders/<uuid:folder_id>/plan/items/<uuid:item_id>"


@routes.get("/folders/<uuid:folder_id>/plan")
def plan(folder_id: UUID) -> ResponseReturnValue:
    """The plan, large enough for two to read on one phone."""
    who = visitor()
    folder = _folder(folder_id)
    found = open_plan(db(), who.keyring, folder, who.person)
    if found.has_news:
        remember_look(db(), folder, who.person, found)
    return render_template("work/plan.html", plan=found, **_about(folder, found.people))


@routes.page("/folders/<uuid:folder_id>/plan/new", draft="aim:{folder_id}")
def plan_aim(folder_id: UUID) -> ResponseReturnValue:
    """A new aim, typed as the young person says it."""
    folder = _folder(folder_id)
    subject = f"aim:{folder_id}"
    form, kept = form_for(AimForm, subject)
    if request.method == "POST":
        try:
            item = service.write_aim(db(), visitor().person, folder, form.words.data or "")
        except WordsRefused as refused:
            refuse(form.words, refused.reason)
        else:
            sent(subject)
            return _back_to(folder, item.id)
    page = render_template(
        "work/plan_words.html",
        item=None,
        form=form,
        kept=kept,
        subject=subject,
        action=url_for("work.plan_aim", folder_id=folder.id),
        **_about(folder, set()),
    )
    return page, 422 if form.errors else 200


@routes.page(f"{_ITEM}/promises/new", draft="promise:{item_id}")
def plan_promise(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """A new promise under an aim: who will do what, by which day."""
    folder = _folder(folder_id)
    aim = _opened(folder, item_id)
    _check_it_goes_on(aim)
    if aim.aim_id is not None:
        raise NotFound
    subject = f"promise:{item_id}"
    form, kept = form_for(PromiseForm, subject)
    status = 200
    if request.method == "POST":
        try:
            _check_day(form)
            promised, words = form.promised(_worker(folder)), form.words.data or ""
            item = service.write_promise(db(), visitor().person, folder, item_id, words, promised)
        except WordsRefused as refused:
            _refuse_promise(form, refused)
            status = 422
        except ChangedMeanwhile:
            status = 409
        else:
            sent(subject)
            return _back_to(folder, item.id)
    page = render_template(
        "work/plan_promise.html",
        aim=aim,
        item=None,
        form=form,
        kept=kept,
        subject=subject,
        action=url_for("work.plan_promise", folder_id=folder.id, item_id=item_id),
        **_about(folder, aim.people),
    )
    return page, status


@routes.get(_ITEM)
def plan_item(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """One aim or promise: what both sides said, how it was before, and what can be done."""
    folder = _folder(folder_id)
    item = _opened(folder, item_id)
    return _item_page(folder, item)


@routes.page(f"{_ITEM}/change", draft="plan-item:{item_id}")
def plan_change(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """An item in other words. A change made meanwhile is shown beside, never overwritten."""
    folder = _folder(folder_id)
    item = _opened(folder, item_id)
    _check_it_goes_on(item)
    subject = f"plan-item:{item_id}"
    form, kept = _change_form(item, subject)
    status, changed = 200, False
    if request.method == "POST":
        try:
            _change(folder, item, form)
        except ChangedMeanwhile:
            status, changed, item = 409, True, _opened(folder, item_id)
        except WordsRefused as refused:
            _refuse_promise(form, refused)
            status = 422
        else:
            sent(subject)
            return _back_to(folder, item_id)
    is_aim = item.aim_id is None
    page = render_template(
        "work/plan_words.html" if is_aim else "work/plan_promise.html",
        item=item,
        aim=item if item.aim_id is None else _opened(folder, item.aim_id),
        form=form,
        kept=kept,
        changed=changed,
        subject=subject,
        action=url_for("work.plan_change", folder_id=folder.id, item_id=item_id),
        **_about(folder, item.people),
    )
    return page, status


@routes.post(f"{_ITEM}/mark")
def plan_mark(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Done, or to come after all: one tap."""
    folder = _folder(folder_id)
    form = MarkForm(request.form)
    if form.picked is None:
        raise NotFound
    try:
        item = service.mark_promise(db(), visitor().person, folder, item_id, form.seen, form.picked)
    except ChangedMeanwhile:
        return _item_page(folder, _opened(folder, item_id), status=409)
    return _to_plan(folder, item.id)


@routes.page(f"{_ITEM}/cannot", draft="plan-cannot:{item_id}")
def plan_cannot(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Cannot, because…: never without words."""
    folder = _folder(folder_id)
    item = _opened(folder, item_id)
    _check_it_goes_on(item)
    if item.aim_id is None:
        raise NotFound
    subject = f"plan-cannot:{item_id}"
    form, kept = form_for(CannotForm, subject, version=str(item.version))
    status = 200
    if request.method == "POST":
        cannot, words = PromiseState.CANNOT, form.words.data or ""
        mark = partial(service.mark_promise, db(), visitor().person, folder, item_id)
        status = status_of(form.words, partial(mark, form.seen, cannot, words))
    if status == 303:
        sent(subject)
        return _to_plan(folder, item_id)
    if status == 409:
        item = _opened(folder, item_id)
    page = render_template(
        "work/plan_cannot.html",
        item=item,
        form=form,
        kept=kept,
        changed=status == 409,
        subject=subject,
        **_about(folder, item.people),
    )
    return page, status


@routes.post(f"{_ITEM}/answer", draft="plan-reply:{item_id}")
def plan_answer(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Answers what the young person said to it."""
    folder = _folder(folder_id)
    service.plan_item(db(), folder, item_id)
    form = AnswerForm(request.form)
    answer = partial(service.answer_item, db(), visitor().person, folder, item_id)
    status = status_of(form.words, partial(answer, form.seen, form.words.data or ""))
    if status != 303:
        return _item_page(folder, _opened(folder, item_id), answer_form=form, status=status)
    sent(f"plan-reply:{item_id}")
    return _back_to(folder, item_id)


@routes.post(f"{_ITEM}/end", draft="plan-end:{item_id}")
def plan_end(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Ends an item from today; it stays readable."""
    folder = _folder(folder_id)
    service.plan_item(db(), folder, item_id)
    form = EndForm(request.form)
    end = partial(service.end_item, db(), visitor().person, folder, item_id)
    status = status_of(form.words, partial(end, form.seen, form.words.data or ""))
    if status != 303:
        return _item_page(folder, _opened(folder, item_id), end_form=form, status=status)
    sent(f"plan-end:{item_id}")
    return _to_plan(folder, item_id)


@routes.post(f"{_ITEM}/again")
def plan_again(folder_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """An ended item goes on."""
    folder = _folder(folder_id)
    item = service.take_up_again(db(), visitor().person, folder, item_id)
    return _back_to(folder, item.id)


def _item_page(
    folder: Folder,
    item: Item,
    *,
    answer_form: AnswerForm | None = None,
    end_form: EndForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    kept = False
    if request.method == "GET":
        answer_form, kept = form_for(AnswerForm, f"plan-reply:{item.id}")
        end_form, _end_kept = form_for(EndForm, f"plan-end:{item.id}")
    page = render_template(
        "work/plan_item.html",
        item=item,
        aim=_opened(folder, item.aim_id) if item.aim_id else None,
        answer_form=answer_form or AnswerForm(),
        end_form=end_form or EndForm(),
        problem_form=answer_form if answer_form and answer_form.errors else end_form,
        kept=kept,
        changed=status == 409,
        **_about(folder, item.people),
    )
    return page, status


def _change_form(item: Item, subject: str) -> tuple[AimForm | PromiseForm, bool]:
    now, version = item.now, str(item.version)
    words = now.fields["words"]
    if item.aim_id is None:
        return form_for(AimForm, subject, words=words, version=version)
    return form_for(
        PromiseForm,
        subject,
        words=words,
        version=version,
        whose=now.whose.value if now.whose else None,
        who=now.fields["who"] if now.whose == "other" else "",
        by_day=now.by_day,
    )


def _change(folder: Folder, item: Item, form: AimForm | PromiseForm) -> None:
    promised = None
    if isinstance(form, PromiseForm):
        _check_day(form)
        promised = form.promised(_worker(folder))
    words, version = form.words.data or "", form.seen
    service.change_item(db(), visitor().person, folder, item.id, version, words, promised)


def _check_it_goes_on(item: Item) -> None:
    """Nothing is begun for what has ended. What was typed before it ended comes back instead."""
    if item.ended_on is not None and request.method == "GET":
        raise NotFound


def _check_day(form: PromiseForm) -> None:
    if form.has_impossible_day:
        raise service.DayRefused(_("There is no such day. Pick another one."))


def _refuse_promise(form: Form, refused: WordsRefused) -> None:
    """Says it beside the field that it is about."""
    if not isinstance(form, PromiseForm):
        refuse(form["words"], refused.reason)
    elif isinstance(refused, service.DayRefused):
        form.by_day.errors = [refused.reason]
    elif isinstance(refused, service.PersonRefused):
        refuse(form.who if form.whose.data == "other" else form.whose, refused.reason)
    else:
        refuse(form.words, refused.reason)


def _about(folder: Folder, people: set[UUID]) -> dict[str, object]:
    """What every page about this folder shows. That somebody looked is written down."""
    note(db(), folder.id, visitor().person.id, Act.LOOKED)
    return {
        "folder": folder,
        "called": names_on(visitor().keyring, [folder])[folder.id],
        "names": names_of(db(), house(), people),
        "worker": _worker(folder),
        "today": clock.today(),
    }


def _worker(folder: Folder) -> str:
    """Who "the worker" of a promise is: the keyworker, or whoever writes while there is none."""
    return keyworker_of(db(), house(), folder).name or visitor().name


def _opened(folder: Folder, item_id: UUID) -> Item:
    who = visitor()
    return open_item(db(), who.keyring, folder, who.person, item_id)


def _folder(folder_id: UUID) -> Folder:
    return folder_for(db(), visitor().keyring, folder_id)


def _back_to(folder: Folder, item_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("work.plan_item", folder_id=folder.id, item_id=item_id), 303)


def _to_plan(folder: Folder, item_id: UUID) -> ResponseReturnValue:
    address = url_for("work.plan", folder_id=folder.id, _anchor=f"i-{item_id}")
    return redirect(address, 303)
