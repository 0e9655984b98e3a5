"""A worker keeps the list of who is in a young person's team."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.people import service
from youthvoice.people.forms import EndForm, MemberForm, member_fields
from youthvoice.pictures import pictures
from youthvoice.web.doors import Routes
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/people")
def people(folder_id: UUID) -> ResponseReturnValue:
    """The team as the young person sees it, with the ways to change it."""
    folder = _open(folder_id)
    return render_template(
        "work/people.html", team=service.team_of(db(), visitor().keyring, folder), **_whose(folder)
    )


@routes.page("/folders/<uuid:folder_id>/people/new", draft="member:new.{folder_id}")
def add_member(folder_id: UUID) -> ResponseReturnValue:
    """Somebody new in the team."""
    folder, subject = _open(folder_id), f"member:new.{folder_id}"
    form, kept = form_for(MemberForm, subject)
    status = 200
    if request.method == "POST":
        status = 422
        if form.validate():
            told, leads = form.told(), form.leads.data
            service.add_member(db(), visitor().person, folder, told, leads=leads)
            sent(subject)
            return _back_to(folder)
    html = render_template(
        "work/add_member.html",
        form=form,
        kept=kept,
        subject=subject,
        pictures=_pictures(),
        **_whose(folder),
    )
    return html, status


@routes.page("/folders/<uuid:folder_id>/people/<uuid:member_id>", draft="member:{member_id}")
def change_member(folder_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Somebody in the team: what to change, and the day they leave."""
    folder, subject = _open(folder_id), f"member:{member_id}"
    member = service.member_of(db(), visitor().keyring, folder, member_id)
    form, kept = form_for(MemberForm, subject, **member_fields(member))
    status = 200
    if request.method == "POST":
        status = _changed(folder, member_id, form)
    if status == 303:
        sent(subject)
        return _back_to(folder)
    return _member_page(folder, member_id, form, kept=kept, newer=status == 409), status


@routes.post("/folders/<uuid:folder_id>/people/<uuid:member_id>/end")
def end_member(folder_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """Somebody left the team; they stay on the list with the day."""
    folder = folder_for(db(), visitor().keyring, folder_id)
    member = service.member_of(db(), visitor().keyring, folder, member_id)
    form = EndForm(request.form)
    try:
        if not form.validate() or form.ended_on.data is None:
            raise WordsRefused(_("Pick a day."))
        service.end_member(db(), visitor().person, folder, member_id, form.ended_on.data)
    except WordsRefused as refused:
        form.ended_on.errors = [refused.reason]
        kept = MemberForm(data=member_fields(member))
        return _member_page(folder, member_id, kept, end_form=form), 422
    return _back_to(folder)


def _open(folder_id: UUID) -> Folder:
    folder = folder_for(db(), visitor().keyring, folder_id)
    if request.method == "GET":
        note(db(), folder.id, visitor().person.id, Act.LOOKED)
    return folder


def _whose(folder: Folder) -> dict[str, object]:
    return {"folder": folder, "called": names_on(visitor().keyring, [folder])[folder.id]}


def _changed(folder: Folder, member_id: UUID, form: MemberForm) -> int:
    """The status of the page that follows: 303 changed, 422 look again, 409 somebody else did."""
    if not form.validate():
        return 422
    told, seen, leads = form.told(), form.seen, form.leads.data
    try:
        service.change_member(db(), visitor().person, folder, member_id, told, seen, leads=leads)
    except ChangedMeanwhile:
        return 409
    return 303


def _member_page(
    folder: Folder,
    member_id: UUID,
    form: MemberForm,
    *,
    kept: bool = False,
    newer: bool = False,
    end_form: EndForm | None = None,
) -> str:
    member = service.member_of(db(), visitor().keyring, folder, member_id)
    if newer:
        form.version.data = str(member.version)
    return render_template(
        "work/change_member.html",
        member=member,
        form=form,
        kept=kept,
        newer=newer,
        end_form=end_form or EndForm(ended_on=clock.today()),
        subject=f"member:{member_id}",
        pictures=_pictures(),
        today=clock.today(),
        **_whose(folder),
    )


def _pictures() -> list[dict[str, str]]:
    words = pictures()
    drawn = [
        {"value": each, "text": words[each].word, "picture": each} for each in service.PICTURES
    ]
    return [{"value": "", "text": _("Their first letter")}, *drawn]


def _back_to(folder: Folder) -> ResponseReturnValue:
    return redirect(url_for("work.people", folder_id=folder.id), 303)
