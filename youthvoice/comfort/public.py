"""Leave now, help now, and what we can and cannot see: for anybody, signed in or not."""

from __future__ import annotations

from dataclasses import asdict, replace

from flask import Response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from youthvoice.about.topics import topics
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import names_of
from youthvoice.comfort.forms import LooksForm
from youthvoice.comfort.help_calls import last_call
from youthvoice.comfort.looks import Look
from youthvoice.comfort.statement import last_checked
from youthvoice.diary.models import MeetingKind
from youthvoice.errors import NotFound
from youthvoice.folders.people import area_of, keyworker_of
from youthvoice.folders.service import own_folder
from youthvoice.people.service import ROLES
from youthvoice.pictures import shown_anywhere
from youthvoice.questions.instrument import OUR_OWN, instrument
from youthvoice.ratings.dimensions import groups
from youthvoice.web.cookies import (
    keep_look,
    keep_own_phone_name,
    keep_pictures,
    look_text,
    own_pictures,
)
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import as_response, back_to, forget_here
from youthvoice.web.looking import look_here
from youthvoice.web.text import published
from youthvoice.web.visit import db, house, shared, visitor_or_none
from youthvoice.wellbeing.scales import SCALES

routes = Routes(__name__, Door.PUBLIC)


@routes.get("/leave")
def leave() -> ResponseReturnValue:
    """Ends every session of this browser, clears what it kept, and shows a harmless site.

    A plain link, so that it needs no script, no token and no form. Storage is left alone: what
    waits there is sealed, and would be lost.
    """
    response: Response = as_response(redirect(shared().settings.leave_to, 303))
    if look_text() or own_pictures().instead:
        # These say nothing of anybody, and were chosen once: the rest goes by name.
        keep_own_phone_name(response, "")
        session.clear()
        forget_here(response, "cache")
    else:
        forget_here(response, "cache", "cookies")
    return response


@routes.get("/help")
def help_now() -> ResponseReturnValue:
    """Who to call, and the button that tells the worker."""
    who = visitor_or_none()
    if who is None:
        return render_template("public/help.html", call=None, worker="", area=None, note="")
    folder = own_folder(db(), who.person.id)
    area = area_of(db(), who.person)
    call = last_call(db(), folder.id)
    people = {each for each in (call.seen_by, call.ended_by) if each} if call else set()
    return render_template(
        "public/help.html",
        call=call,
        names=names_of(db(), house(), people),
        worker=keyworker_of(db(), house(), folder).name,
        area=area,
        note=published(area.help_note),
    )


@routes.page("/how-it-looks")
def how_it_looks() -> ResponseReturnValue:
    """Colours, letters and when to lock, for this phone and whoever holds it."""
    if request.method == "GET":
        look = look_here()
        form = LooksForm(data={**asdict(look), "called": look.name})
        return render_template("public/how_it_looks.html", form=form, saved="saved" in request.args)
    answer = as_response(redirect(url_for("public.how_it_looks", saved=1), 303))
    chosen, usual = LooksForm(request.form).look, look_here().by_area
    # Who leaves the name as it is wants whatever their area calls it, next year too.
    keep_look(answer, replace(chosen, called="" if chosen.called == usual else chosen.called).text)
    return answer


@routes.get("/pictures")
def all_pictures() -> ResponseReturnValue:
    """Every picture with what it stands for; each leads to where another can take its place."""
    return render_template(
        "public/pictures.html",
        words=shown_anywhere(),
        own=own_pictures(),
        instrument=instrument(),
        our_own=OUR_OWN,
        topics=topics(),
        scales=SCALES,
        groups=groups(),
        kinds=MeetingKind,
        roles=ROLES,
        saved="saved" in request.args,
    )


@routes.page("/pictures/<picture>")
def change_picture(picture: str) -> ResponseReturnValue:
    """Another picture in the place of this one, on this phone only; picking itself undoes it."""
    words = shown_anywhere()
    picked = request.form.get("pick", "")
    if picture not in words or (request.method == "POST" and picked not in words):
        raise NotFound
    if request.method == "GET":
        return render_template(
            "public/change_picture.html", name=picture, words=words, own=own_pictures()
        )
    answer = as_response(redirect(url_for("public.all_pictures", saved=1), 303))
    keep_pictures(answer, own_pictures().put(picture, picked).text)
    return answer


@routes.post("/language")
def choose_language() -> ResponseReturnValue:
    """Keeps a language on this phone, as how pages look is kept, and goes back to the page."""
    answer = as_response(redirect(back_to(url_for("public.welcome")), 303))
    look = replace(Look.of(look_text()), language=request.form.get("language", ""))
    keep_look(answer, Look.of(look.text).text)
    return answer


@routes.get("/what-we-see")
def what_we_see() -> ResponseReturnValue:
    """What we can and cannot see, in plain words; the operator's view too."""
    return render_template("public/what_we_see.html")


@routes.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """Who these pages work for, what does not work yet, and whom to tell."""
    return render_template("public/accessibility.html", checked=last_checked())
