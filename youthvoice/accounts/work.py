"""Staff: signing in, enrolling, their account, and the administrator's pages."""

from __future__ import annotations

from types import MappingProxyType
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts import staff as people
from youthvoice.accounts.keyholders import end_sessions
from youthvoice.accounts.models import Area, StaffInvitation
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.staff_forms import (
    AreaForm,
    EnrolForm,
    InviteStaffForm,
    TeamForm,
)
from youthvoice.accounts.teams import IN_TEAMS, put_in_team, teams_of
from youthvoice.comfort.looks import known_name
from youthvoice.crypto.one_time_codes import is_secret, new_secret, provisioning_address
from youthvoice.crypto.tokens import Token
from youthvoice.errors import (
    InvitationRefused,
    LastDutyLead,
    LastToRead,
    NameTaken,
    NotFound,
    WordsRefused,
)
from youthvoice.folders.invitations import end_invitations_by
from youthvoice.moderation.grants import check_not_last, only_reader, waiting_for_words
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import come_in, go_out
from youthvoice.web.forms import refuse, submitted
from youthvoice.web.qr import qr_code
from youthvoice.web.staff_sign_in import account_at, sign_in_at
from youthvoice.web.visit import db, house, shared, visitor

routes = Routes(__name__, Door.WORK)
_ISSUER = "YouthVoice"
_LANDING = MappingProxyType(
    {
        Role.KEYWORKER: "work.caseload",
        Role.DUTY_LEAD: "work.duty",
        Role.TEAM_MANAGER: "work.team",
        Role.ADMINISTRATOR: "work.staff",
        Role.PARTICIPATION_WORKER: "work.words",
        Role.BOARD_ANALYST: "board.services",
    }
)


@routes.page("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Name, passphrase and code together; a wrong one of the three is not named."""
    return sign_in_at(Door.WORK, _LANDING)


@routes.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Ends this browser's session."""
    return go_out(Door.WORK, url_for("work.sign_in"))


@routes.post("/sign-out-everywhere")
def sign_out_everywhere() -> ResponseReturnValue:
    """Ends every browser's session."""
    end_sessions(db(), visitor().person)
    return go_out(Door.WORK, url_for("work.sign_in"))


@routes.page("/enrol/<token>")
def enrol(token: str) -> ResponseReturnValue:
    """Passphrase and phone for a new member of staff, or for one who lost theirs."""
    try:
        invitation = people.find_invitation(db(), Token.from_text(token))
        form = EnrolForm(request.form)
        typed = request.form.get("totp", "")
        secret = typed if is_secret(typed) else new_secret()
        if request.method != "POST" or not form.validate():
            return _enrol_page(form, invitation, secret)
        if form.passphrase.data != form.again.data:
            refuse(form.again, _("The two were not the same. Type both again."))
            return _enrol_page(form, invitation, secret), 422
        unlocked = people.enrol(
            db(),
            house(),
            Token.from_text(token),
            form.name.data or "",
            form.passphrase.data or "",
            secret,
            form.code.data or "",
        )
    except InvitationRefused:
        return render_template("work/invitation_refused.html"), 422
    except NameTaken:
        refuse(form.name, _("Somebody signs in with that name. Choose another."))
        return _enrol_page(form, invitation, secret), 422
    except WordsRefused as refused:
        refuse(form.passphrase, refused.reason)
        return _enrol_page(form, invitation, secret), 422
    name = people.name_of(house(), unlocked.person)
    return come_in(unlocked.person, unlocked.key, name, url_for(_LANDING[unlocked.person.role]))


@routes.page("/account")
def account() -> ResponseReturnValue:
    """Who is signed in, another passphrase, and the way out everywhere."""
    return account_at(Door.WORK)


@routes.page("/staff")
def staff() -> ResponseReturnValue:
    """Everybody who works here, and an invitation for somebody new."""
    form = submitted(InviteStaffForm)
    if form is None or not form.validate():
        return _staff_page(form or InviteStaffForm())
    try:
        _, token = people.invite_staff(
            db(), house(), visitor().person.area_id, form.name.data or "", Role(form.role.data)
        )
    except WordsRefused as refused:
        refuse(form.name, refused.reason)
        return _staff_page(form), 422
    return _staff_page(InviteStaffForm(), invited=form.name.data or "", token=token)


@routes.post("/staff/<uuid:person_id>/invite-again")
def invite_staff_again(person_id: UUID) -> ResponseReturnValue:
    """A new invitation for somebody who lost their passphrase."""
    invitation, token = people.invite_again(db(), house(), visitor().person.area_id, person_id)
    name = people.invited_name(house(), invitation)
    return _staff_page(InviteStaffForm(), invited=name, token=token)


@routes.post("/staff/<uuid:person_id>/switch-off")
def switch_off(person_id: UUID) -> ResponseReturnValue:
    """Ends somebody's key. The duty lead still reaches every folder they held."""
    if person_id == visitor().person.id:
        # Nobody might be left who could let them in again.
        raise NotFound
    try:
        check_not_last(db(), visitor().person.area_id, person_id)
        people.switch_off(db(), visitor().person.area_id, person_id)
        end_invitations_by(db(), person_id)
    except LastDutyLead:
        sentence = _("This is the only duty lead. Invite another one first.")
        return _staff_page(InviteStaffForm(), refusal=sentence), 422
    except LastToRead:
        sentence = _(
            "Words wait that only this person can read. Invite another participation worker first. "
            "Once the two have met, this one can be switched off."
        )
        return _staff_page(InviteStaffForm(), refusal=sentence), 422
    return redirect(url_for("work.staff"), 303)


@routes.post("/staff/<uuid:person_id>/team")
def put_in_a_team(person_id: UUID) -> ResponseReturnValue:
    """Says which team a worker is in, by its name."""
    form = TeamForm(request.form)
    try:
        put_in_team(db(), visitor().person.area_id, person_id, (form.team.data or "").strip())
    except WordsRefused as refused:
        return _staff_page(InviteStaffForm(), refusal=refused.reason), 422
    return redirect(url_for("work.staff"), 303)


@routes.page("/area")
def area() -> ResponseReturnValue:
    """What young people are told about when their words are read."""
    here = db().get_one(Area, visitor().person.area_id)
    form = submitted(AreaForm)
    if form is None or not form.validate():
        if form is None:
            form = AreaForm(obj=here)
            form.called.data = known_name(here.called)
        return render_template("work/area.html", form=form, area=here)
    here.reading_hours = form.reading_hours.data or ""
    here.help_note = form.help_note.data or ""
    here.called = known_name(form.called.data)
    db().commit()
    shared().area_names.forget()
    return render_template("work/area.html", form=form, area=here, saved=True)


def _staff_page(
    form: InviteStaffForm, invited: str = "", token: Token | None = None, refusal: str = ""
) -> str:
    link = url_for("work.enrol", token=token.text, _external=True) if token else ""
    area_id = visitor().person.area_id
    return render_template(
        "work/staff.html",
        form=form,
        members=people.staff_list(db(), house(), area_id),
        only_reader=only_reader(db(), area_id),
        waits_for_words={each.id for each in waiting_for_words(db(), area_id)},
        teams=teams_of(db(), area_id),
        in_teams=IN_TEAMS,
        me=visitor().person.id,
        invited=invited,
        link=link,
        qr=qr_code(link) if link else "",
        refusal=refusal,
    )


def _enrol_page(form: EnrolForm, invitation: StaffInvitation, secret: str) -> str:
    name = people.invited_name(house(), invitation)
    address = provisioning_address(secret, name, _ISSUER)
    return render_template(
        "work/enrol.html",
        form=form,
        invited=name,
        role=invitation.role,
        secret=secret,
        qr=qr_code(address),
    )
