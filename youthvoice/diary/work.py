"""A worker keeps the diary with the young person, reads what they want said, writes decisions."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.diary import parts, service
from youthvoice.diary.forms import DecidedForm, MeetingForm, as_typed, part_as_typed
from youthvoice.diary.models import Meeting, Part
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.typed import begun_form, form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.page("/folders/<uuid:folder_id>/diary", draft="meeting:{folder_id}")
def folder_diary(folder_id: UUID) -> ResponseReturnValue:
    """What comes, what was, and a form for what is new."""
    folder, subject = _open(folder_id), f"meeting:{folder_id}"
    form, kept = form_for(MeetingForm, subject)
    if request.method == "GET" or not form.validate():
        return _diary_page(folder, form, kept=kept), 200 if request.method == "GET" else 422
    try:
        meeting = service.add_meeting(
            db(), visitor().person, folder, *form.meeting, has_been=form.has_been.data
        )
    except WordsRefused as refused:
        refuse(form.day, refused.reason)
        return _diary_page(folder, form), 422
    sent(subject)
    return _at(meeting)


@routes.page("/folders/<uuid:folder_id>/diary/<uuid:meeting_id>", draft="meeting:{meeting_id}")
def meeting(folder_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """One meeting: what the young person wants said first, then the worker's tools."""
    folder = _open(folder_id)
    found = service.own_meeting(db(), folder, meeting_id)
    if request.method == "GET":
        return _meeting_page(folder, found)
    form = MeetingForm(request.form)
    if not form.validate():
        return _meeting_page(folder, found, form=form), 422
    try:
        author = visitor().person
        service.change_meeting(db(), author, folder, meeting_id, form.seen, *form.meeting)
    except WordsRefused as refused:
        refuse(form.day, refused.reason)
        return _meeting_page(folder, found, form=form), 422
    except ChangedMeanwhile:
        return _meeting_page(folder, found, form=form, changed=True), 409
    sent(f"meeting:{meeting_id}")
    return _at(found)


@routes.post(
    "/folders/<uuid:folder_id>/diary/<uuid:meeting_id>/decided", draft="decided:{meeting_id}"
)
def write_decided(folder_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """What was decided, in plain words."""
    folder = _open(folder_id)
    found, form = service.own_meeting(db(), folder, meeting_id), DecidedForm(request.form)
    try:
        author, words = visitor().person, {"words": form.words.data or ""}
        parts.write_part(db(), author, folder, found, Part.DECIDED, form.seen, words)
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _meeting_page(folder, found, decided=form), 422
    except ChangedMeanwhile:
        return _meeting_page(folder, found, decided=form, changed=True), 409
    sent(f"decided:{meeting_id}")
    return _at(found)


@routes.post("/folders/<uuid:folder_id>/diary/<uuid:meeting_id>/off")
def call_off(folder_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """It will not happen; or it will after all."""
    folder, off = _open(folder_id), request.form.get("off") != "no"
    return _at(service.call_off(db(), visitor().person, folder, meeting_id, off=off))


def _diary_page(folder: Folder, form: MeetingForm, *, kept: bool = False) -> str:
    who, today = visitor(), clock.today()
    meetings = service.meetings_of(db(), who.keyring, folder)
    return render_template(
        "work/diary.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        coming=[each for each in meetings if each.facts.day >= today],
        been=[each for each in reversed(meetings) if each.facts.day < today],
        form=form,
        kept=kept,
    )


def _meeting_page(
    folder: Folder,
    found: Meeting,
    *,
    form: MeetingForm | None = None,
    decided: DecidedForm | None = None,
    changed: bool = False,
) -> str:
    who = visitor()
    said = parts.said_of(db(), who.keyring, found)
    opened = service.opened(who.keyring, found)
    kept = decided_kept = False
    if form is None:
        form, kept = begun_form(MeetingForm, f"meeting:{found.id}", **as_typed(opened))
    if decided is None:
        typed = part_as_typed(said, Part.DECIDED)
        decided, decided_kept = begun_form(DecidedForm, f"decided:{found.id}", **typed)
    # What was begun before somebody else changed it stands beside what is there now.
    changed |= kept and form.seen != found.version
    changed |= decided_kept and decided.seen != said.version(Part.DECIDED)
    people = {found.added_by, *(row.written_by for row in said.rows.values())}
    return render_template(
        "work/meeting.html",
        folder=folder,
        called=names_on(who.keyring, [folder])[folder.id],
        meeting=opened,
        said=said,
        form=form,
        kept=kept,
        decided=decided,
        decided_kept=decided_kept,
        changed=changed,
        names=names_of(db(), house(), people),
        today=clock.today(),
    )


def _open(folder_id: UUID) -> Folder:
    who = visitor()
    folder = folder_for(db(), who.keyring, folder_id)
    if request.method == "GET":
        note(db(), folder.id, who.person.id, Act.LOOKED)
    return folder


def _at(found: Meeting) -> ResponseReturnValue:
    return redirect(url_for("work.meeting", folder_id=found.folder_id, meeting_id=found.id), 303)
