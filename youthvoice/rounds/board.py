"""The board opens and closes rounds, makes cards, and reads results once a round has closed."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.errors import ChangedMeanwhile, NotFound, RoundRefused, WordsRefused
from youthvoice.reports import wording
from youthvoice.rounds.cards import make_cards
from youthvoice.rounds.closing import close_round
from youthvoice.rounds.models import Round
from youthvoice.rounds.results import results_of
from youthvoice.rounds.service import (
    begin_round,
    open_round_in,
    round_of,
    rounds_of,
    services_in,
    shown_fingerprint,
)
from youthvoice.rounds.staff_forms import CardsForm, RoundForm
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse
from youthvoice.web.qr import qr_code
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.BOARD)


@routes.get("/rounds")
def rounds() -> ResponseReturnValue:
    """Every round of the area."""
    area_id = visitor().person.area_id
    return render_template(
        "board/rounds.html",
        rounds=rounds_of(db(), area_id),
        is_open=open_round_in(db(), area_id) is not None,
    )


@routes.page("/rounds/new")
def begin() -> ResponseReturnValue:
    """Opens a round."""
    if request.method == "GET":
        return render_template("board/new_round.html", form=RoundForm())
    form, area_id = RoundForm(request.form), visitor().person.area_id
    try:
        begun = begin_round(
            db(), house(), area_id, form.name.data or "", allows_open=bool(form.allows_open.data)
        )
    except (RoundRefused, WordsRefused) as refused:
        db().rollback()
        refuse(form.name, refused.reason)
        return render_template("board/new_round.html", form=form), 422
    return redirect(url_for("board.one_round", round_id=begun.id), 303)


@routes.get("/rounds/<uuid:round_id>")
def one_round(round_id: UUID) -> ResponseReturnValue:
    """An open round with its cards, or what came out of a closed one."""
    found = round_of(db(), visitor().person.area_id, round_id)
    if found.closed_on is None:
        return _open(found, CardsForm())
    return render_template(
        "board/results.html", round=found, results=results_of(db(), found), say=wording
    )


@routes.page("/rounds/<uuid:round_id>/close")
def close(round_id: UUID) -> ResponseReturnValue:
    """What closing does, and the button that does it."""
    area_id = visitor().person.area_id
    found = round_of(db(), area_id, round_id)
    there = redirect(url_for("board.one_round", round_id=round_id), 303)
    if request.method == "POST":
        try:
            close_round(db(), area_id, round_id)
        except ChangedMeanwhile:
            # Somebody else was first, and what was wanted is done.
            return there
        return there
    return there if found.closed_on else render_template("board/close_round.html", round=found)


@routes.post("/rounds/<uuid:round_id>/cards")
def cards(round_id: UUID) -> ResponseReturnValue:
    """New cards, on the one page that ever shows them."""
    area_id = visitor().person.area_id
    found = round_of(db(), area_id, round_id)
    form = CardsForm(request.form)
    services = {each.service_id: each for each in services_in(db(), found.id)}
    if form.picked() not in services:
        raise NotFound
    try:
        made = make_cards(db(), house(), area_id, form.picked(), form.wanted())
    except RoundRefused as refused:
        refuse(form.count, refused.reason)
        return _open(found, form), 422
    drawn = [
        (qr_code(url_for("public.rate_with_scanned_card", token=each.token, _external=True)), each)
        for each in made
    ]
    return render_template(
        "board/cards.html",
        round=found,
        service=services[form.picked()],
        cards=drawn,
        host=request.host,
        path=url_for("public.rate_card"),
    )


def _open(found: Round, form: CardsForm) -> str:
    services = sorted(services_in(db(), found.id), key=lambda each: each.name.casefold())
    form.offer(services)
    return render_template(
        "board/round.html",
        round=found,
        services=services,
        form=form,
        fingerprint=shown_fingerprint(services),
    )
