"""Joining: four words, a made-up name, six pictures. Each step carries the ones before it."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.forms import InvitationForm, NewNameForm
from youthvoice.accounts.roles import Door
from youthvoice.errors import InvitationRefused, NameTaken, WordsRefused
from youthvoice.folders import invitations
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import come_in
from youthvoice.web.forms import refuse
from youthvoice.web.new_code import NewCode
from youthvoice.web.visit import db, house
from youthvoice.words import one_line, visible

routes = Routes(__name__, Door.PUBLIC)

# What only a later step than the name can bring.
_LATER_FIELDS = ("picked", "kind", "again")


@routes.page("/join")
def join() -> ResponseReturnValue:
    """One step for each thing that is still missing."""
    form = InvitationForm(request.form)
    if request.method == "GET" or not form.validate():
        return render_template("public/join_words.html", form=form, to_join=True)
    try:
        if "name" not in request.form:
            earlier = invitations.open_with_words(db(), house(), form.four.data or "").earlier_name
            return _name_page(NewNameForm(name=earlier), earlier)
        return _code_step()
    except InvitationRefused:
        refuse(form.four, _("Those words did not work. Ask your worker for new ones."))
        return render_template("public/join_words.html", form=form), 422


@routes.get("/join/<words>")
def join_by_qr(words: str) -> ResponseReturnValue:
    """The same, with the four words filled in. Nothing is used up by opening the address."""
    form = InvitationForm(four=visible(words)[:80])
    return render_template("public/join_words.html", form=form, by_qr=True)


def _code_step() -> ResponseReturnValue:
    names = NewNameForm(request.form)
    if not names.validate():
        return _name_page(names, ""), 422
    try:
        name = one_line(names.name.data or "", 30)
        if not any(field in request.form for field in _LATER_FIELDS):
            # Only whom the words let in may learn whether a name is taken.
            invited = invitations.open_with_words(db(), house(), request.form["four"])
            invitations.check_name(db(), house(), name, invited.folder)
        return _picked_step(name)
    except NameTaken:
        refuse(names.name, _("Someone has that name. Pick another one."))
    except WordsRefused as refused:
        refuse(names.name, refused.reason)
    return _name_page(names, ""), 422


def _picked_step(name: str) -> ResponseReturnValue:
    code, four = NewCode.of(request.form), request.form["four"]
    secret = code.chosen()
    if secret is None:
        page = render_template("public/join_code.html", four=four, name=name, **code.page_values())
        return page, code.status
    joined = invitations.join(db(), house(), four, name, code.kind, secret)
    return come_in(joined.person, joined.key, name, url_for("young.home", joined=1))


def _name_page(form: NewNameForm, earlier: str) -> str:
    return render_template(
        "public/join_name.html", form=form, four=request.form["four"], earlier=earlier
    )
