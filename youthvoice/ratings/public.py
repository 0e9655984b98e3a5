"""Rating a service: for anybody. Nothing here can know who that is; cookies do not reach it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.roles import Door
from youthvoice.errors import NotFound, RatingRefused
from youthvoice.ratings.dimensions import groups
from youthvoice.ratings.flow import Flow
from youthvoice.ratings.forms import LettersForm, RateForm
from youthvoice.ratings.service import (
    WISH_LIMIT,
    WORDS_LIMIT,
    Ticket,
    check,
    rate_openly,
    rate_with_card,
    rate_with_ticket,
)
from youthvoice.ratings.words import key_for_words, takes_words
from youthvoice.rounds.cards import (
    TooManyTries,
    card_pass,
    card_passed,
    card_scanned,
    card_typed,
    tidy_letters,
)
from youthvoice.rounds.models import Card, RoundService
from youthvoice.rounds.service import (
    keys_of,
    open_rounds,
    rated_now,
    services_in,
    shown_fingerprint,
    still_open,
)
from youthvoice.web.doors import Routes
from youthvoice.web.shared import db, house

routes = Routes(__name__, Door.PUBLIC, knows_nobody=True)
_FLOW = "youthvoice.open_ratings"


@routes.get("/rate")
def rate() -> ResponseReturnValue:
    """What can be rated now, and the fingerprint of each round's keys."""
    found = [(each, shown_fingerprint(each.services)) for each in open_rounds(db())]
    return render_template("public/rate.html", rounds=found)


@routes.get("/rate/keys/<uuid:round_id>")
def rating_keys(round_id: UUID) -> ResponseReturnValue:
    """The public keys of an open round, the same for everybody: phones compare theirs with them."""
    found = still_open(db(), round_id)
    words = key_for_words(db(), found.area_id)
    return {**keys_of(services_in(db(), round_id)), "words": words}


@routes.page("/rate/card")
def rate_card() -> ResponseReturnValue:
    """The letters of a card are typed here."""
    if request.method == "GET":
        return render_template("public/rate_card.html", form=LettersForm())
    form = LettersForm(request.form)
    letters = form.letters.data or ""
    try:
        card = card_typed(db(), house(), letters)
        reason = str(_("These letters are on no card we know. Look at them again."))
    except TooManyTries as wait:
        card, reason = None, wait.reason
    if card is None:
        form.letters.errors = [reason]
        return render_template("public/rate_card.html", form=form), 422
    rating = RateForm(data={"letters": tidy_letters(letters), "proof": card_pass(house(), letters)})
    return _form(_service(card.service_id), rating)


@routes.get("/rate/card/<token>")
def rate_with_scanned_card(token: str) -> ResponseReturnValue:
    """Where the QR code of a card leads."""
    card = card_scanned(db(), token)
    if card is None:
        form = LettersForm()
        form.letters.errors = [_("This card was used before, or its time is over.")]
        return render_template("public/rate_card.html", form=form), 404
    return _form(_service(card.service_id), RateForm(data={"card": token}))


@routes.page("/rate/<uuid:service_id>")
def rate_service(service_id: UUID) -> ResponseReturnValue:
    """The faces; then a look at what will be sent; then it is sent. Nothing is kept in between.

    Pages with scripts send to the next address instead, and never a cookie.
    """
    service = _service(service_id)
    if request.method == "GET":
        return _form(service, RateForm())
    form, step = RateForm(request.form), request.form.get("step")
    if step == "change":
        return _form(service, form)
    try:
        check(form.rated())
        if step == "send":
            _take(service_id, form)
            return redirect(url_for("public.rated", service_id=service_id), 303)
    except RatingRefused as refused:
        db().rollback()
        return _form(service, form, refused.reason), 422
    return render_template("public/rate_look.html", service=service, form=form, groups=groups())


@routes.post("/rate/<uuid:service_id>/send")
def send_rating(service_id: UUID) -> ResponseReturnValue:
    """The same for scripts, with a ticket, a card or neither: taken, or why not."""
    try:
        _take(service_id, RateForm(request.form))
    except RatingRefused as refused:
        db().rollback()
        return {"taken": False, "reason": refused.reason}, 422
    return {"taken": True}


@routes.get("/rate/<uuid:service_id>/thanks")
def rated(service_id: UUID) -> ResponseReturnValue:
    """Thanks, and where to look for what comes of it."""
    return render_template("public/rated.html", service=_service(service_id))


def _take(service_id: UUID, form: RateForm) -> None:
    rating = form.rated()
    if form.prepared.data:
        ticket = Ticket(form.prepared.data, form.signature.data or "")
        rate_with_ticket(db(), service_id, rating, ticket)
    elif form.has_card:
        rate_with_card(db(), service_id, rating, _card(form))
    else:
        found = rated_now(db(), service_id)
        if found is not None and found[0].allows_open:
            check(rating)
            _flow().let_in(found[0].id)
        rate_openly(db(), service_id, rating)


def _card(form: RateForm) -> Card | None:
    if form.card.data:
        return card_scanned(db(), form.card.data)
    return card_passed(db(), house(), form.letters.data or "", form.proof.data or "")


def _flow() -> Flow:
    return cast("Flow", current_app.extensions.setdefault(_FLOW, Flow()))


def _service(service_id: UUID) -> RoundService:
    found = rated_now(db(), service_id)
    if found is None:
        raise NotFound
    return found[1]


def _form(service: RoundService, form: RateForm, reason: str = "") -> str:
    found = still_open(db(), service.round_id)
    return render_template(
        "public/rate_service.html",
        service=service,
        form=form,
        groups=groups(),
        allows_open=found.allows_open,
        reason=reason,
        asks_for_words=takes_words(db(), found.area_id),
        words_limit=WORDS_LIMIT,
        wish_limit=WISH_LIMIT,
    )
