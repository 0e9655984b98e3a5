"""A young person says what is on their mind, and reads what comes back."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.answers import drafts, service, threads
from youthvoice.answers.forms import AnswerForm, VerdictForm
from youthvoice.answers.models import Answer, Audience, Choice, Verdict
from youthvoice.answers.said import Said
from youthvoice.answers.summary import saved_for_later
from youthvoice.counted.service import count_heard
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.folders.people import area_of, keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.moderation.service import can_take_words
from youthvoice.moderation.shared import shared_by
from youthvoice.people.service import name_to_ask
from youthvoice.questions.instrument import MY_OWN, OUR_OWN, RATHER, Question, instrument
from youthvoice.ways.parts import board
from youthvoice.ways.service import join_pieces, share_pieces
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import back_to, told_first
from youthvoice.web.files import file_to_keep
from youthvoice.web.forms import refuse
from youthvoice.web.languages import page_language
from youthvoice.web.letters import letter_in, pieces_in
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)

# What each button of the question page means; sending is decided by who may see it.
_LEFT = {"rather_not": Choice.RATHER_NOT, "another_time": Choice.ANOTHER_TIME}


@routes.get("/say")
def say() -> ResponseReturnValue:
    """The themes, in no forced order, and something of one's own."""
    begun = drafts.questions_begun(db(), visitor().person)
    later = saved_for_later(db(), _folder().id)
    return render_template(
        "young/say.html",
        themes=instrument().themes,
        my_own=MY_OWN,
        begun=[instrument().question(each) for each in begun],
        later=[instrument().question(each) for each in later if each not in begun],
    )


@routes.get("/say/<theme_id>")
def theme(theme_id: str) -> ResponseReturnValue:
    """The questions of one theme."""
    return render_template("young/theme.html", theme=instrument().theme(theme_id))


@routes.page("/question/<question_id>", draft="question:{question_id}", letter=True)
def question(question_id: str) -> ResponseReturnValue:
    """One question: what was said before, and room to say more."""
    asked = instrument().question(question_id)
    who = visitor()
    first = told_first(asked.id)
    if first is not None:
        return first
    if request.method == "POST":
        return _said(asked)
    begun = drafts.kept_draft(db(), who.person, who.key, drafts.question_subject(asked.id))
    form = AnswerForm(data={"words": begun.words or _to_whom(), **_picked(begun)})
    return _question_page(asked, form, begun=not begun.is_empty)


@routes.page("/before-you-write/<question_id>")
def before_words(question_id: str) -> ResponseReturnValue:
    """Before the first words ever: who reads this, when, and what cannot be kept secret."""
    asked = instrument().question(question_id)
    who = visitor()
    if request.method == "POST":
        who.person.told_on = who.person.told_on or clock.today()
        return redirect(back_to(url_for("young.question", question_id=asked.id)), 303)
    return render_template(
        "young/before_words.html",
        question=asked,
        to=request.args.get("back_to", ""),
        worker=keyworker_of(db(), house(), _folder()).name,
        area=area_of(db(), who.person),
    )


@routes.get("/said/<uuid:answer_id>")
def said(answer_id: UUID) -> ResponseReturnValue:
    """What happens now, and the doorstep question: is there anything else?"""
    return _doorstep(service.own_answer(db(), _folder(), answer_id))


@routes.get("/kept/<question_id>")
def kept(question_id: str) -> ResponseReturnValue:
    """Saved for later; and the doorstep question."""
    instrument().question(question_id)
    return _doorstep(None)


@routes.post("/answers/<uuid:answer_id>/share")
def share(answer_id: UUID) -> ResponseReturnValue:
    """Shares "just me" words with the worker."""
    folder = _folder()
    answer = service.share_answer(db(), folder, visitor().key, answer_id)
    share_pieces(db(), visitor().keyring, folder, answer.id)
    return redirect(url_for("young.said", answer_id=answer.id), 303)


@routes.page("/answers/<uuid:answer_id>/take-back")
def take_back(answer_id: UUID) -> ResponseReturnValue:
    """Asks once, then deletes "just me" words for good."""
    folder = _folder()
    answer = service.just_me_answer(db(), folder, answer_id)
    if request.method == "POST":
        service.take_back(db(), folder, answer_id)
        return redirect(url_for("young.question", question_id=answer.question_id), 303)
    return render_template("young/take_back.html", answer=answer)


@routes.post("/answers/<uuid:answer_id>/verdict", draft="verdict:{answer_id}", letter=True)
def judge(answer_id: UUID) -> ResponseReturnValue:
    """Does this answer it? Then the thread again, and the doorstep question."""
    folder = _folder()
    answer = service.own_answer(db(), folder, answer_id)
    form = VerdictForm(request.form)
    try:
        verdict = Verdict(form.verdict.data)
        words = letter_in(folder, "journey_steps") or Said.of(
            form.words.data or "", language=page_language().code
        )
        service.judge_reply(db(), visitor().person, folder, answer_id, verdict, words)
    except ValueError:
        refuse(form.verdict, _("Tap yes, a bit or no."))
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
    else:
        return redirect(url_for("young.said", answer_id=answer_id, judged=verdict.value), 303)
    asked = instrument().question(answer.question_id)
    return _question_page(asked, AnswerForm(), verdict_form=form, judging=answer_id), 422


@routes.get("/mine")
def mine() -> ResponseReturnValue:
    """Everything of mine on one page."""
    shared = shared_by(db(), visitor().person, visitor().key)
    return render_template("young/mine.html", **_everything(), shared=shared)


@routes.get("/mine/copy")
def copy() -> ResponseReturnValue:
    """The same as a plain file to keep. Its name tells nothing."""
    html = render_template("young/copy.html", **_everything())
    return file_to_keep(html, "text/html", "my-notes.html")


def _said(asked: Question) -> ResponseReturnValue:
    form = AnswerForm(request.form)
    who, folder = visitor(), _folder()
    pressed = request.form.get("send", "")
    subject = drafts.question_subject(asked.id)
    try:
        letter = letter_in(folder, "answers")
        strip = form.strip.data or " ".join(request.form.getlist("picture"))
        words = Said.of(form.words.data or "", form.feeling.data, page_language().code, strip)
        if pressed in _LEFT or pressed == "later":
            # Whatever was typed stays theirs, even when they decide not to say it now.
            drafts.keep_draft(db(), who.person, subject, words)
        if pressed == "later":
            return redirect(url_for("young.kept", question_id=asked.id), 303)
        choice = _LEFT.get(pressed) or (Choice.ASKED if pressed == "ask" else Choice.SAID)
        audience = _audience(form, pressed)
        if audience is None:
            refuse(form.audience, _("Pick who can see this first."))
            return _question_page(asked, form), 422
        answer = service.post_answer(
            db(), who.person, folder, asked.id, letter or words, choice, audience
        )
        if letter is not None:
            join_pieces(db(), who.keyring, folder, answer.id, pieces_in())
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _question_page(asked, form), 422
    if audience is Audience.WORKER:
        count_heard(db(), who.person, who.key)
    return redirect(url_for("young.said", answer_id=answer.id), 303)


def _picked(begun: Said) -> dict[str, str]:
    return {"feeling": str(begun.face or ""), "strip": " ".join(begun.pictures)}


def _to_whom() -> str:
    """How a question to somebody in the team begins. Raises NotFound for nobody of theirs."""
    to = request.args.get("to")
    if to is None:
        return ""
    try:
        member_id = UUID(to)
    except ValueError:
        raise NotFound from None
    name = name_to_ask(db(), visitor().keyring, _folder(), member_id)
    return f"{_('To %(name)s:', name=name)} "


def _doorstep(answer: Answer | None) -> str:
    who = visitor()
    begun = drafts.kept_draft(db(), who.person, who.key, drafts.question_subject(MY_OWN.id))
    return render_template(
        "young/said.html",
        answer=answer,
        worker=keyworker_of(db(), house(), _folder()).name,
        area=area_of(db(), who.person),
        form=AnswerForm(data={"words": begun.words, **_picked(begun)}),
    )


def _audience(form: AnswerForm, pressed: str) -> Audience | None:
    """Who may see it. The button must say the same as the choice: a slip must not send words."""
    if pressed == "ask":
        return Audience.WORKER
    if pressed in _LEFT:
        return Audience.JUST_ME
    chosen = form.audience.data
    return Audience(chosen) if chosen == pressed and pressed in set(Audience) else None


def _question_page(
    asked: Question,
    form: AnswerForm,
    *,
    begun: bool = False,
    verdict_form: VerdictForm | None = None,
    judging: UUID | None = None,
) -> str:
    folder = _folder()
    thread = threads.own_thread(db(), visitor().keyring, folder, asked)
    return render_template(
        "young/question.html",
        question=asked,
        theme=None if asked in OUR_OWN else instrument().theme(asked.theme_id),
        thread=thread,
        names=_staff_names([thread]),
        worker=keyworker_of(db(), house(), folder).name,
        form=form,
        kept=begun,
        verdict_form=verdict_form,
        new_verdict=_begun_verdict,
        today=clock.today(),
        judging=judging,
        subject=drafts.question_subject(asked.id),
        shared=shared_by(db(), visitor().person, visitor().key) if thread.answers else (),
        may_share=bool(thread.answers) and can_take_words(db(), folder.area_id),
        is_my_own=asked is MY_OWN,
        is_rather=asked is RATHER,
        board=board() if request.args.get("way") == "pictures" else (),
    )


def _begun_verdict(answer_id: UUID) -> VerdictForm:
    who, subject = visitor(), drafts.verdict_subject(answer_id)
    return VerdictForm(words=drafts.kept_draft(db(), who.person, who.key, subject).words)


def _everything() -> dict[str, object]:
    folder = _folder()
    found = threads.own_threads(db(), visitor().keyring, folder)
    return {
        "threads": found,
        "names": _staff_names(found),
        "worker": keyworker_of(db(), house(), folder).name,
        "today": clock.today(),
        "source": instrument().source,
    }


def _staff_names(found: list[threads.Thread]) -> dict[UUID, str]:
    people = {step.person_id for thread in found for a in thread.answers for step in a.steps}
    return names_of(db(), house(), people)


def _folder() -> Folder:
    return own_folder(db(), visitor().person.id)
