"""A young person says how things are, and looks back on how they were."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.answers.models import Audience
from youthvoice.errors import WordsRefused
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor
from youthvoice.wellbeing import service
from youthvoice.wellbeing.forms import HowForm
from youthvoice.wellbeing.scales import SCALES

routes = Routes(__name__, Door.YOUNG)

_SUBJECT = "how:mine"


@routes.page("/how", draft=_SUBJECT)
def how() -> ResponseReturnValue:
    """Six short sentences, a face for each, and how it was before."""
    if (first := told_first()) is not None:
        return first
    form, kept = form_for(HowForm, _SUBJECT)
    if request.method == "POST" and _said(form):
        sent(_SUBJECT)
        return redirect(url_for("young.how", said=1), 303)
    return _page(form, kept=kept), 422 if request.method == "POST" else 200


def _said(form: HowForm) -> bool:
    who = visitor()
    audience, pressed = form.audience.data, request.form.get("send", "")
    # The button must say the same as the choice: a slip must not share anything.
    if audience != pressed or pressed not in set(Audience):
        refuse(form.audience, _("Pick who can see this first."))
        return False
    folder, told, to = own_folder(db(), who.person.id), form.told(), Audience(pressed)
    counted = bool(form.counted.data)
    try:
        service.say_how(db(), who.keyring, who.person, folder, told, to, counted=counted)
    except WordsRefused as refused:
        refuse(form[SCALES[0].id], refused.reason)
        return False
    return True


def _page(form: HowForm, *, kept: bool) -> str:
    who = visitor()
    folder = own_folder(db(), who.person.id)
    ask = service.open_ask(db(), folder.id)
    return render_template(
        "young/how.html",
        form=form,
        kept=kept,
        subject=_SUBJECT,
        scales=SCALES,
        history=service.own_history(db(), who.keyring, folder),
        ask=ask,
        names=names_of(db(), house(), {ask.asked_by} if ask else set()),
        worker=keyworker_of(db(), house(), folder).name,
        said="said" in request.args,
    )
