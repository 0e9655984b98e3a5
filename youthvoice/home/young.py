"""A young person's first page: hello, what is new in every room, and the way to each."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.alerts.service import see_news
from youthvoice.answers.summary import replies_waiting
from youthvoice.comfort.help_calls import open_call
from youthvoice.folders.service import own_folder
from youthvoice.home.news import new_for, news_of
from youthvoice.questions.instrument import instrument
from youthvoice.web.doors import Routes
from youthvoice.web.shelf import shelf_of
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.get("/home")
def home() -> ResponseReturnValue:
    """Hello, what is new, and the way to say something."""
    folder = own_folder(db(), visitor().person.id)
    waiting = replies_waiting(db(), folder.id)
    call, news = open_call(db(), folder.id), news_of(db(), visitor().keyring, folder)
    if news.alert:
        see_news(house(), news.alert, new_for(db(), visitor().person))
    people = {each.person_id for each in waiting}
    people |= {call.seen_by} if call and call.seen_by else set()
    people |= {news.change.to_id} if news.change else set()
    people |= {news.check_in.sent_by} if news.check_in else set()
    people |= {news.how.asked_by} if news.how else set()
    return render_template(
        "young/home.html",
        waiting=waiting,
        call=call,
        news=news,
        names=names_of(db(), house(), people),
        joined="joined" in request.args,
        shelf=shelf_of(visitor()),
        plain={each.question_id: instrument().question(each.question_id) for each in waiting},
    )
