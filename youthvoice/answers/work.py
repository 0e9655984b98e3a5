"""A worker reads a thread, replies, and says by when they will."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.answers import drafts, replies, threads
from youthvoice.answers.forms import PromiseForm, ReplyForm
from youthvoice.answers.said import Said
from youthvoice.comfort.help_calls import see_call
from youthvoice.errors import WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import folder_for, names_on
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/folders/<uuid:folder_id>/<question_id>")
def thread(folder_id: UUID, question_id: str) -> ResponseReturnValue:
    """One thread, with its theme's Protecting the child prompts; whoever opens it has seen it."""
    opened = _open(folder_id)
    instrument().question(question_id)
    replies.mark_seen(db(), visitor().person, opened, question_id)
    return _thread_page(opened, question_id)


@routes.post("/folders/<uuid:folder_id>/answers/<uuid:answer_id>/reply", draft="reply:{answer_id}")
def reply(folder_id: UUID, answer_id: UUID) -> ResponseReturnValue:
    """Answers; without words nothing is closed."""
    opened = folder_for(db(), visitor().keyring, folder_id)
    answer = replies.sent_answer(db(), opened, answer_id)
    form = ReplyForm(request.form)
    try:
        words = Said.of(form.words.data or "")
        replies.post_reply(db(), visitor().person, opened, answer_id, words)
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _thread_page(opened, answer.question_id, reply_form=form, at=answer_id), 422
    return _back_to(opened, answer.question_id)


@routes.post("/folders/<uuid:folder_id>/answers/<uuid:answer_id>/by-day")
def promise(folder_id: UUID, answer_id: UUID) -> ResponseReturnValue:
    """I have seen this, I will answer by that day."""
    opened = folder_for(db(), visitor().keyring, folder_id)
    answer = replies.sent_answer(db(), opened, answer_id)
    form = PromiseForm(request.form)
    try:
        if not form.validate() or form.by_day.data is None:
            raise WordsRefused(_("Pick a day."))
        replies.promise_reply(db(), visitor().person, opened, answer_id, form.by_day.data)
    except WordsRefused as refused:
        form.by_day.errors = [refused.reason]
        return _thread_page(opened, answer.question_id, promise_form=form, at=answer_id), 422
    return _back_to(opened, answer.question_id)


def _open(folder_id: UUID) -> Folder:
    who = visitor()
    opened = folder_for(db(), who.keyring, folder_id)
    note(db(), opened.id, who.person.id, Act.LOOKED)
    see_call(db(), opened.id, who.person.id)
    return opened


def _thread_page(
    opened: Folder,
    question_id: str,
    *,
    reply_form: ReplyForm | None = None,
    promise_form: PromiseForm | None = None,
    at: UUID | None = None,
) -> str:
    who = visitor()
    asked = instrument().question(question_id)
    found = threads.sent_thread(db(), who.keyring, opened, asked)
    people = {step.person_id for answer in found.answers for step in answer.steps}
    kept = {
        answer.id: drafts.kept_draft(
            db(), who.person, who.key, drafts.reply_subject(answer.id)
        ).words
        for answer in found.answers
        if answer.reply_owed_since is not None
    }
    return render_template(
        "work/thread.html",
        folder=opened,
        called=names_on(who.keyring, [opened])[opened.id],
        thread=found,
        theme=None if asked in OUR_OWN else instrument().theme(asked.theme_id),
        names=names_of(db(), house(), people),
        kept=kept,
        reply_form=reply_form,
        promise_form=promise_form,
        at=at,
        new_reply=lambda words: ReplyForm(words=words),
        new_promise=PromiseForm,
        today=clock.today(),
    )


def _back_to(opened: Folder, question_id: str) -> ResponseReturnValue:
    return redirect(url_for("work.thread", folder_id=opened.id, question_id=question_id), 303)
