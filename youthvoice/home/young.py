"""A young person's first page: hello, what is new in every room, and the way to each."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.agreement.check_ins import open_check_in
from youthvoice.agreement.service import proposal_waiting
from youthvoice.answers.summary import replies_waiting
from youthvoice.comfort.help_calls import open_call
from youthvoice.diary.service import next_meeting
from youthvoice.folders.service import own_folder
from youthvoice.handover.service import told_change
from youthvoice.plan.marks import new_in_plan
from youthvoice.questions.instrument import instrument
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.get("/home")
def home() -> ResponseReturnValue:
    """Hello, what is new, and the way to say something."""
    folder = own_folder(db(), visitor().person.id)
    waiting = replies_waiting(db(), folder.id)
    call, change = open_call(db(), folder.id), told_change(db(), folder.id)
    check_in = open_check_in(db(), folder.id)
    people = {each.person_id for each in waiting}
    people |= {call.seen_by} if call and call.seen_by else set()
    people |= {change.to_id} if change else set()
    people |= {check_in.sent_by} if check_in else set()
    return render_template(
        "young/home.html",
        waiting=waiting,
        call=call,
        change=change,
        check_in=check_in,
        proposal=proposal_waiting(db(), folder.id),
        plan_news=new_in_plan(db(), folder, visitor().person),
        meeting=next_meeting(db(), folder.id),
        names=names_of(db(), house(), people),
        joined="joined" in request.args,
        plain={each.question_id: instrument().question(each.question_id) for each in waiting},
    )
