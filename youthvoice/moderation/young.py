"""A young person lets people who run services read words of theirs, without a name."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.answers.service import own_answer
from youthvoice.answers.threads import OpenedAnswer, own_thread
from youthvoice.errors import NoOneToRead, NotFound, WordsRefused
from youthvoice.folders.service import own_folder
from youthvoice.moderation.forms import ShareWordsForm
from youthvoice.moderation.service import WORDS_LIMIT, can_take_words
from youthvoice.moderation.shared import look_at_sharing, share_words, shareable
from youthvoice.questions.instrument import instrument
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


# It keeps no draft: a draft has a subject, and that would tell which answer somebody shares.
@routes.page("/answers/<uuid:answer_id>/without-my-name")
def without_my_name(answer_id: UUID) -> ResponseReturnValue:
    """What would go, who reads it and when; and the copy to change and send."""
    answer = _answer(answer_id)
    if request.method != "POST":
        who = visitor()
        is_shared = answer.id in look_at_sharing(db(), who.person, who.key)
        return _page(answer, ShareWordsForm(words=answer.words.said.words), is_shared=is_shared)
    return _send(answer, ShareWordsForm(request.form))


def _send(answer: OpenedAnswer, form: ShareWordsForm) -> ResponseReturnValue:
    who, theme = visitor(), instrument().question(answer.question_id).theme_id
    try:
        share_words(db(), who.person, who.key, answer.id, theme, form.words.data or "")
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _page(answer, form), 422
    except NoOneToRead:
        return _page(answer, form), 422
    # No redirect: a form that leads on is remembered with its address until its session ends.
    return render_template("young/shared_words.html", answer=answer)


def _page(answer: OpenedAnswer, form: ShareWordsForm, *, is_shared: bool = False) -> str:
    return render_template(
        "young/share_words.html",
        answer=answer,
        form=form,
        is_shared=is_shared,
        can_take=can_take_words(db(), visitor().person.area_id),
        most=WORDS_LIMIT,
    )


def _answer(answer_id: UUID) -> OpenedAnswer:
    """An own answer with words in it. Raises NotFound for any other, as for none."""
    who = visitor()
    folder = own_folder(db(), who.person.id)
    asked = instrument().question(own_answer(db(), folder, answer_id).question_id)
    thread = own_thread(db(), who.keyring, folder, asked)
    found = [each for each in thread.answers if each.id == answer_id and shareable(each)]
    if not found:
        raise NotFound
    return found[0]
