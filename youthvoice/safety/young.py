"""A young person reads their safety plan, changes it, and keeps a copy if they choose to."""

from __future__ import annotations

from functools import partial

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.folders.people import area_of, keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.paper import pdf_of
from youthvoice.safety import service
from youthvoice.safety.card import card_of
from youthvoice.safety.forms import SafetyForm, safety_fields, written
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.files import file_to_keep
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)

_SUBJECT = "safety:mine"


@routes.get("/safe")
def safe() -> ResponseReturnValue:
    """The plan, at once."""
    who = visitor()
    folder = own_folder(db(), who.person.id)
    plan = service.current_plan(db(), who.keyring, folder)
    return render_template(
        "young/safe.html",
        plan=plan,
        names=names_of(db(), house(), {plan.person_id} if plan else set()),
        worker=keyworker_of(db(), house(), folder).name,
        kept="kept" in request.args,
    )


@routes.page("/safe/change", draft=_SUBJECT)
def safe_change() -> ResponseReturnValue:
    """The whole plan to write in. What somebody else changed meanwhile stands beside it."""
    who, first = visitor(), told_first()
    if first is not None:
        return first
    folder = own_folder(db(), who.person.id)
    plan = service.current_plan(db(), who.keyring, folder)
    form, kept = form_for(SafetyForm, _SUBJECT, **safety_fields(plan))
    status, newer = 200, None
    if request.method == "POST":
        change = partial(service.change_plan, db(), who.person, who.keyring, folder)
        status = written(form, change)
    if status == 303:
        sent(_SUBJECT)
        return redirect(url_for("young.safe", kept=1), 303)
    if status == 409:
        newer = service.current_plan(db(), who.keyring, folder)
        form.version.data = str(newer.version if newer else 0)
    html = render_template(
        "young/safe_change.html",
        form=form,
        kept=kept,
        newer=newer,
        subject=_SUBJECT,
        names=names_of(db(), house(), {newer.person_id} if newer else set()),
        worker=keyworker_of(db(), house(), folder).name,
    )
    return html, status


@routes.get("/safe/earlier")
def safe_earlier() -> ResponseReturnValue:
    """What the plan said before."""
    who = visitor()
    folder = own_folder(db(), who.person.id)
    plans = service.earlier_plans(db(), who.keyring, folder)
    return render_template(
        "young/safe_earlier.html",
        plans=plans,
        names=names_of(db(), house(), {plan.person_id for plan in plans}),
    )


@routes.get("/safe/keep")
def safe_keep() -> ResponseReturnValue:
    """Before a copy is taken: who else could read it on this phone."""
    folder = own_folder(db(), visitor().person.id)
    plan = service.current_plan(db(), visitor().keyring, folder)
    return render_template("young/safe_keep.html", plan=plan)


@routes.get("/safe/copy")
def safe_copy() -> ResponseReturnValue:
    """The plan as a plain file that opens without a network. Its name tells nothing."""
    folder = own_folder(db(), visitor().person.id)
    plan = service.current_plan(db(), visitor().keyring, folder)
    html = render_template("young/safe_copy.html", plan=plan, today=clock.today())
    return file_to_keep(html, "text/html", "my-notes.html")


@routes.get("/safe/card")
def safe_card() -> ResponseReturnValue:
    """Whom to call and what helps, as small as a bank card: to look at and to print."""
    return render_template("young/safe_card.html", **_card())


@routes.get("/safe/card.pdf")
def safe_card_pdf() -> ResponseReturnValue:
    """The same on paper."""
    html = render_template("young/safe_card_pdf.html", **_card())
    return file_to_keep(pdf_of(html), "application/pdf", "my-card.pdf")


def _card() -> dict[str, object]:
    who = visitor()
    folder = own_folder(db(), who.person.id)
    worker = keyworker_of(db(), house(), folder).name
    card = card_of(db(), who.keyring, folder, worker)
    return {"card": card, "area": area_of(db(), who.person)}
