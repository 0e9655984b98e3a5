"""The worker's list and the duty lead's, and the first page of a folder."""

from __future__ import annotations

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.about.service import shared_about
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import name_of, names_of
from youthvoice.agreement.forms import ContactForm
from youthvoice.answers.threads import sent_threads
from youthvoice.caseload.service import area_list, caseload_of, rows_of
from youthvoice.caseload.team import team_list
from youthvoice.caseload.week import due_this_week
from youthvoice.comfort.help_calls import open_call, see_call
from youthvoice.folders.grants import waiting_for_keys
from youthvoice.folders.invitations import open_invitation
from youthvoice.folders.models import Act
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.handover.service import end_covers_that_are_over, words_for_worker
from youthvoice.sharing.models import Wish
from youthvoice.sharing.service import parents_subjects
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/")
def caseload() -> ResponseReturnValue:
    """Each young person once, most owed first."""
    who = visitor()
    return render_template(
        "work/caseload.html",
        rows=caseload_of(db(), who.keyring, who.person),
        waiting=_waiting_for_keys(),
    )


@routes.get("/week")
def week() -> ResponseReturnValue:
    """What is due until Sunday, day by day."""
    who = visitor()
    due = due_this_week(db(), who.keyring, who.person)
    return render_template("work/week.html", due=due, today=clock.today())


@routes.get("/folders/<uuid:folder_id>")
def folder(folder_id: UUID) -> ResponseReturnValue:
    """One young person: who they are, what they need now, and every room of their folder.

    Opening it is written down.
    """
    who = visitor()
    opened = folder_for(db(), who.keyring, folder_id)
    note(db(), opened.id, who.person.id, Act.LOOKED)
    see_call(db(), opened.id, who.person.id)
    may_change = opened.keyworker_id == who.person.id or who.person.holds_duty
    if may_change:
        end_covers_that_are_over(db(), who.keyring, opened)
    return render_template(
        "work/folder.html",
        folder=opened,
        called=names_on(who.keyring, [opened])[opened.id],
        told=shared_about(db(), who.keyring, opened),
        threads=sent_threads(db(), who.keyring, opened),
        call=open_call(db(), opened.id),
        row=rows_of(db(), who.keyring, [opened])[0],
        parents=[
            each
            for each in parents_subjects(db(), who.keyring, opened)
            if each.row.wish is Wish.NOT_MY_PARENTS
        ],
        invitation=open_invitation(db(), opened.id),
        for_worker=words_for_worker(db(), who.keyring, opened),
        may_change=may_change,
        contact=ContactForm(),
        today=clock.today(),
    )


@routes.get("/duty")
def duty() -> ResponseReturnValue:
    """Everybody of the area: who needs help now, who has no keyworker, and what waits."""
    who = visitor()
    rows = area_list(db(), who.keyring, who.person)
    keyworkers = names_of(db(), house(), {row.keyworker_id for row in rows if row.keyworker_id})
    return render_template(
        "work/duty.html", rows=rows, keyworkers=keyworkers, waiting=_waiting_for_keys()
    )


@routes.get("/team")
def team() -> ResponseReturnValue:
    """What waits, by keyworker: numbers only, for who manages the team."""
    rows = team_list(db(), visitor().person.area_id)
    names = names_of(db(), house(), {row.keyworker_id for row in rows if row.keyworker_id})
    return render_template("work/team.html", rows=rows, names=names)


def _waiting_for_keys() -> list[dict[str, object]]:
    return [
        {
            "id": each.person.id,
            "name": name_of(house(), each.person),
            "role": each.person.role.words,
            "folders": len(each.folder_ids),
        }
        for each in waiting_for_keys(db(), visitor().person)
    ]
