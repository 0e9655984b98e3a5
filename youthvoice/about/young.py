"""A young person tells about themselves, once, and chooses topic by topic who may read it."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.about import service
from youthvoice.about.forms import AboutForm, about_form
from youthvoice.about.service import Told
from youthvoice.about.topics import Topic, topics
from youthvoice.about.topics import topic as topic_with
from youthvoice.accounts.roles import Door
from youthvoice.answers.models import Audience
from youthvoice.errors import WordsRefused
from youthvoice.folders.models import Folder
from youthvoice.folders.people import keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import told_first
from youthvoice.web.forms import refuse
from youthvoice.web.typed import form_for, sent
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.get("/about-me")
def about_me() -> ResponseReturnValue:
    """The topics, each with what was said about it so far."""
    folder = own_folder(db(), visitor().person.id)
    return render_template(
        "young/about_me.html",
        topics=topics(),
        told=service.own_about(db(), visitor().keyring, folder),
        worker=keyworker_of(db(), house(), folder).name,
        done=request.args.get("done", ""),
    )


@routes.page("/about-me/<topic_id>", draft="about:{topic_id}")
def about_topic(topic_id: str) -> ResponseReturnValue:
    """One topic: room for words, and who may read them."""
    topic = topic_with(topic_id)
    first = told_first()
    if first is not None:
        return first
    folder = own_folder(db(), visitor().person.id)
    before = service.own_about(db(), visitor().keyring, folder).get(topic.id)
    form, kept = form_for(about_form(topic), _subject(topic), **_as_told(before))
    if request.method == "POST":
        done = _tell(folder, topic, form, before)
        if done:
            sent(_subject(topic))
            return redirect(url_for("young.about_me", done=done), 303)
    html = render_template(
        "young/about_topic.html",
        topic=topic,
        form=form,
        kept=kept,
        before=before,
        subject=_subject(topic),
        worker=keyworker_of(db(), house(), folder).name,
    )
    return html, 422 if request.method == "POST" else 200


def _tell(folder: Folder, topic: Topic, form: AboutForm, before: Told | None) -> str:
    """Keeps what was sent, and says in a word what has happened; nothing for what was refused."""
    audience, told = _audience(form), form.told(topic)
    if audience is None:
        refuse(form.audience, _("Pick who can see this first."))
        return ""
    try:
        service.put_about(db(), visitor().person, folder, topic, told, audience)
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return ""
    if not any(text.strip() for text in told.values()):
        return "gone"
    if audience is Audience.JUST_ME and before is not None and before.is_shared:
        return "taken_back"
    return audience.value


def _subject(topic: Topic) -> str:
    return f"about:{topic.id}"


def _as_told(before: Told | None) -> dict[str, object]:
    if before is None or not before.fields.readable:
        return {}
    return {**before.fields.words, "audience": before.audience.value}


def _audience(form: AboutForm) -> Audience | None:
    """Who may see it. The button must say the same as the choice: a slip must not share words."""
    chosen, pressed = form.audience.data, request.form.get("send", "")
    return Audience(chosen) if chosen == pressed and pressed in set(Audience) else None
