"""A young person's diary: what comes, what I want said there, and whether I was heard."""

from __future__ import annotations

from uuid import UUID

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.diary import parts, service
from youthvoice.diary.calendar_file import calendar_file
from youthvoice.diary.forms import BeforeForm, MeetingForm, as_typed, part_as_typed
from youthvoice.diary.models import Meeting, Part
from youthvoice.diary.month import month_of
from youthvoice.errors import ChangedMeanwhile, WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.files import file_to_keep
from youthvoice.web.forms import refuse
from youthvoice.web.typed import begun_form, form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)

_NEW = "meeting:new"


@routes.get("/diary")
def my_diary() -> ResponseReturnValue:
    """What comes, soonest first, and what was."""
    today = clock.today()
    meetings = _meetings()
    return render_template(
        "young/diary.html",
        coming=[each for each in meetings if each.facts.day >= today],
        been=[each for each in reversed(meetings) if each.facts.day < today],
        today=today,
    )


@routes.get("/diary/<int(fixed_digits=4):year>-<int(fixed_digits=2):month>")
def diary_month(year: int, month: int) -> ResponseReturnValue:
    """The same month by month."""
    shown = month_of(year, month, _meetings())
    return render_template("young/diary_month.html", month=shown, today=clock.today())


@routes.page("/diary/new", draft=_NEW)
def new_meeting() -> ResponseReturnValue:
    """Something of their own for the diary."""
    if (first := told_first()) is not None:
        return first
    form, kept = form_for(MeetingForm, _NEW)
    if request.method == "GET" or not form.validate():
        return _new_page(form, kept=kept), 200 if request.method == "GET" else 422
    try:
        meeting = service.add_meeting(
            db(), visitor().person, _folder(), *form.meeting, has_been=form.has_been.data
        )
    except WordsRefused as refused:
        refuse(form.day, refused.reason)
        return _new_page(form), 422
    sent(_NEW)
    return _at(meeting.id)


@routes.page("/diary/<uuid:meeting_id>", draft="meeting:{meeting_id}")
def my_meeting(meeting_id: UUID) -> ResponseReturnValue:
    """One meeting: what it is, what I want said there, whether I was heard. My own I can change."""
    folder, who = _folder(), visitor()
    if request.method == "GET":
        return _meeting_page(service.own_meeting(db(), folder, meeting_id))
    meeting = service.changeable(db(), who.person, folder, meeting_id)
    form = MeetingForm(request.form)
    if not form.validate():
        return _meeting_page(meeting, form=form), 422
    try:
        service.change_meeting(db(), who.person, folder, meeting_id, form.seen, *form.meeting)
    except WordsRefused as refused:
        refuse(form.day, refused.reason)
        return _meeting_page(meeting, form=form), 422
    except ChangedMeanwhile:
        return _meeting_page(meeting, form=form, changed=True), 409
    sent(f"meeting:{meeting_id}")
    return _at(meeting_id)


@routes.post("/diary/<uuid:meeting_id>/before", draft="before:{meeting_id}")
def say_before(meeting_id: UUID) -> ResponseReturnValue:
    """Do I want to come, what do I want said, and who says it for me."""
    folder, form = _folder(), BeforeForm(request.form)
    meeting = service.own_meeting(db(), folder, meeting_id)
    try:
        if not form.validate():
            return _meeting_page(meeting, before=form), 422
        author = visitor().person
        parts.write_part(db(), author, folder, meeting, Part.BEFORE, form.seen, form.sealed)
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _meeting_page(meeting, before=form), 422
    except ChangedMeanwhile:
        return _meeting_page(meeting, before=form, changed=True), 409
    sent(f"before:{meeting_id}")
    return _at(meeting_id)


@routes.post("/diary/<uuid:meeting_id>/heard")
def say_heard(meeting_id: UUID) -> ResponseReturnValue:
    """Was I heard: one tap on a face. It can be changed."""
    folder = _folder()
    meeting = service.own_meeting(db(), folder, meeting_id)
    face = request.form.get("face", "")
    try:
        words = {"face": face if face in ("1", "2", "3", "4", "5") else ""}
        parts.write_part(db(), visitor().person, folder, meeting, Part.HEARD, None, words)
    except WordsRefused as refused:
        return _meeting_page(meeting, refused=refused.reason), 422
    return _at(meeting_id)


@routes.post("/diary/<uuid:meeting_id>/off")
def call_off_mine(meeting_id: UUID) -> ResponseReturnValue:
    """It will not happen; or it will after all."""
    off = request.form.get("off") != "no"
    service.call_off(db(), visitor().person, _folder(), meeting_id, off=off)
    return _at(meeting_id)


@routes.get("/diary/days.ics")
def days_file() -> ResponseReturnValue:
    """All that comes, for the calendar of a phone: no words and no place in it."""
    today = clock.today()
    return _file(
        [
            each
            for each in _meetings()
            if each.facts.day >= today and each.facts.called_off_on is None
        ]
    )


@routes.get("/diary/<uuid:meeting_id>/day.ics")
def day_file(meeting_id: UUID) -> ResponseReturnValue:
    """One meeting, for the calendar of a phone."""
    meeting = service.own_meeting(db(), _folder(), meeting_id)
    return _file([service.opened(visitor().keyring, meeting)])


def _file(meetings: list[service.Opened]) -> Response:
    return file_to_keep(calendar_file(meetings), "text/calendar", "days.ics")


def _new_page(form: MeetingForm, *, kept: bool = False) -> str:
    return render_template("young/new_meeting.html", form=form, kept=kept, subject=_NEW)


def _meeting_page(
    meeting: Meeting,
    *,
    form: MeetingForm | None = None,
    before: BeforeForm | None = None,
    changed: bool = False,
    refused: str = "",
) -> str:
    who = visitor()
    said = parts.said_of(db(), who.keyring, meeting)
    opened = service.opened(who.keyring, meeting)
    kept = before_kept = False
    if form is None:
        form, kept = begun_form(MeetingForm, f"meeting:{meeting.id}", **as_typed(opened))
    if before is None:
        typed = part_as_typed(said, Part.BEFORE)
        before, before_kept = begun_form(BeforeForm, f"before:{meeting.id}", **typed)
    # What was begun before somebody else changed it stands beside what is there now.
    changed |= kept and form.seen != meeting.version
    changed |= before_kept and before.seen != said.version(Part.BEFORE)
    people = {meeting.added_by, *(row.written_by for row in said.rows.values())}
    return render_template(
        "young/meeting.html",
        meeting=opened,
        said=said,
        form=form,
        kept=kept,
        before=before,
        before_kept=before_kept,
        changed=changed,
        refused=refused,
        names=names_of(db(), house(), people),
        worker=keyworker_of(db(), house(), _folder()).name,
        today=clock.today(),
    )


def _at(meeting_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("young.my_meeting", meeting_id=meeting_id), 303)


def _meetings() -> list[service.Opened]:
    return service.meetings_of(db(), visitor().keyring, _folder())


def _folder() -> Folder:
    return own_folder(db(), visitor().person.id)
