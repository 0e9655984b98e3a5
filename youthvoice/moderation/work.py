"""A participation worker reads words without a name, and decides what a report may say."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice import clock
from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import duty_leads, name_of
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.moderation import grants, service
from youthvoice.moderation.staff_forms import ModerateForm
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)

_DONE = frozenset({"published", "left_out", "let_in"})


@routes.get("/words")
def words() -> ResponseReturnValue:
    """How many words wait, and who waits for the key. The first who comes here makes it."""
    lost = grants.begin_key(db(), visitor().person)
    done = request.args.get("done", "")
    return _overview(done=done if done in _DONE else "", lost=lost)


@routes.get("/words/next")
def next_words() -> ResponseReturnValue:
    """On to words that wait, picked by chance."""
    held = _held()
    found = service.any_that_waits(db(), held) if held else None
    if found is None:
        return redirect(url_for("work.words"), 303)
    return redirect(url_for("work.moderate", words_id=found), 303)


@routes.page("/words/<uuid:words_id>")
def moderate(words_id: UUID) -> ResponseReturnValue:
    """One text: what was written, and what becomes of it."""
    held = _held()
    try:
        if held is None:
            raise NotFound
        found = service.open_words(db(), held, words_id)
        if request.method != "POST":
            return _page(found, ModerateForm(words=found.text or ""))
        return _decide(held, found)
    except NotFound:
        # Somebody else has decided; or it was never for this person. The two look the same.
        return _overview(done="gone"), 404


@routes.get("/words/published")
def published_words() -> ResponseReturnValue:
    """What reports may say, and the way to take out what should not be among it."""
    found = [
        {
            "id": each.id,
            "about": service.about_words(each.kind, each.about),
            "month": _first_of(each.month),
            "text": each.text,
        }
        for each in service.all_published(db(), visitor().person.area_id)
    ]
    return render_template("work/published_words.html", published=found)


@routes.post("/words/published/<uuid:published_id>/take-out")
def take_out_words(published_id: UUID) -> ResponseReturnValue:
    """No later report says it."""
    service.take_out(db(), visitor().person.area_id, published_id)
    return redirect(url_for("work.published_words"), 303)


@routes.post("/words/holders/<uuid:person_id>")
def let_in_to_words(person_id: UUID) -> ResponseReturnValue:
    """Gives a colleague the key, after checking in person who they are."""
    held = _held()
    if held is None:
        raise NotFound
    grants.let_in(db(), held, person_id)
    return redirect(url_for("work.words", done="let_in"), 303)


def _decide(held: grants.Held, found: service.OpenedWords) -> ResponseReturnValue:
    if request.form.get("send") == "leave_out":
        service.leave_out(db(), held, found.id)
        return redirect(url_for("work.words", done="left_out"), 303)
    form = ModerateForm(request.form)
    try:
        service.publish_words(db(), held, found.id, form.words.data or "")
    except WordsRefused as refused:
        refuse(form.words, refused.reason)
        return _page(found, form), 422
    return redirect(url_for("work.words", done="published"), 303)


def _held() -> grants.Held | None:
    who = visitor()
    return grants.held_key(db(), who.person, who.key)


def _overview(*, done: str = "", lost: int = 0) -> str:
    held, area_id = _held(), visitor().person.area_id
    waiting = grants.waiting_for_words(db(), area_id)
    return render_template(
        "work/words.html",
        held=held is not None,
        count=service.how_many_wait(db(), held) if held else 0,
        holders=[name_of(house(), each) for each in grants.holders(db(), area_id)],
        waiting=[{"id": each.id, "name": name_of(house(), each)} for each in waiting],
        from_day=_next_month(clock.today()),
        done=done,
        lost=lost,
    )


def _page(found: service.OpenedWords, form: ModerateForm) -> str:
    leads = duty_leads(db(), visitor().person.area_id)
    return render_template(
        "work/moderate.html",
        found=found,
        about=service.about_words(found.kind, found.about),
        month=_first_of(found.month),
        form=form,
        most=service.WORDS_LIMIT,
        leads=sorted(name_of(house(), each) for each in leads),
    )


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
