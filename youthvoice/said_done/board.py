"""The board writes what it heard and decided, and later what came of it."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.form_rules import status_of_form
from youthvoice.said_done import service
from youthvoice.said_done.service import Item
from youthvoice.said_done.staff_forms import CloseForm, SaidDoneForm, fields_of
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.BOARD)

_ITEM = "/said-done/<uuid:said_done_id>"


@routes.get("/said-done")
def said_done() -> ResponseReturnValue:
    """All of the area: what is late first, and said so."""
    found = service.items_of(db(), _area())
    return render_template("board/said_done.html", items=found, themes=_themes())


@routes.page("/said-done/new")
def write_said_done() -> ResponseReturnValue:
    """A new one. The address may say what it is about."""
    if request.method == "GET":
        return _form_page(SaidDoneForm(data={"about": request.args.get("about", "")}))
    form = SaidDoneForm(request.form)
    status = status_of_form(form, lambda: service.write(db(), _area(), form.told()))
    return _list() if status == 303 else (_form_page(form), status)


@routes.get(_ITEM)
def said_done_item(said_done_id: UUID) -> ResponseReturnValue:
    """One of them, with every state it was in before."""
    item = _item(said_done_id)
    return render_template(
        "board/said_done_item.html",
        item=item,
        earlier=service.earlier(db(), item),
        themes=_themes(),
    )


@routes.page(f"{_ITEM}/change")
def change_said_done(said_done_id: UUID) -> ResponseReturnValue:
    """The same in other words, while it is open."""
    item = _item(said_done_id)
    if request.method == "GET":
        is_open = item.now.outcome is None
        return _form_page(SaidDoneForm(data=fields_of(item)), item) if is_open else _to(item)
    form = SaidDoneForm(request.form)
    status = status_of_form(
        form, lambda: service.change(db(), _area(), item.id, form.seen, form.told())
    )
    if status == 409:
        item = _item(said_done_id)
        form.version.data = str(item.now.version)
    page = (_form_page(form, item, newer=status == 409), status)
    return _to(item) if status == 303 else page


@routes.page(f"{_ITEM}/close")
def close_said_done(said_done_id: UUID) -> ResponseReturnValue:
    """What came of it. Without words it stays open."""
    item = _item(said_done_id)
    form = CloseForm(request.form)
    if request.method == "GET":
        form.version.data = str(item.now.version)
        return _close_page(form, item) if item.now.outcome is None else _to(item)
    words = form.words.data or ""
    status = status_of_form(
        form,
        lambda: service.close(db(), _area(), item.id, form.seen, form.picked, words),
    )
    if status == 409:
        item = _item(said_done_id)
        form.version.data = str(item.now.version)
    page = (_close_page(form, item, newer=status == 409), status)
    return _to(item) if status == 303 else page


@routes.post(f"{_ITEM}/again")
def open_said_done_again(said_done_id: UUID) -> ResponseReturnValue:
    """It goes on after all."""
    seen = CloseForm(request.form).seen
    service.open_again(db(), _area(), said_done_id, seen)
    return _to(_item(said_done_id))


def _area() -> UUID:
    return visitor().person.area_id


def _item(said_done_id: UUID) -> Item:
    return service.item_of(db(), _area(), said_done_id)


def _themes() -> dict[str, str]:
    return dict(service.subjects(db(), _area())[0])


def _list() -> ResponseReturnValue:
    return redirect(url_for("board.said_done"), 303)


def _to(item: Item) -> ResponseReturnValue:
    return redirect(url_for("board.said_done_item", said_done_id=item.id), 303)


def _form_page(form: SaidDoneForm, item: Item | None = None, *, newer: bool = False) -> str:
    form.offer(*service.subjects(db(), _area()))
    return render_template(
        "board/said_done_form.html", form=form, item=item, newer=newer, themes=_themes()
    )


def _close_page(form: CloseForm, item: Item, *, newer: bool = False) -> str:
    return render_template(
        "board/said_done_close.html", form=form, item=item, newer=newer, themes=_themes()
    )
