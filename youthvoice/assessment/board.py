"""The board looks at itself: the 15 requirements, its score beside 2013, and how it moved."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.assessment import service
from youthvoice.assessment.guidance import guidance, national
from youthvoice.assessment.service import Assessed
from youthvoice.assessment.staff_forms import STANDINGS, RequirementForm, fields_of
from youthvoice.form_rules import status_of_form
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.BOARD)


@routes.get("/assessment")
def assessment() -> ResponseReturnValue:
    """All 15 with how each stands, the score beside the boards of 2013, and its history."""
    all_of_them = service.assess(db(), visitor().person.area_id)
    return render_template(
        "board/assessment.html",
        all_of_them=all_of_them,
        score=service.score_of(all_of_them),
        scores=service.scores(all_of_them),
        guidance=guidance(),
        national=national(),
        standings=STANDINGS,
    )


@routes.page("/assessment/<int:requirement>")
def requirement(requirement: int) -> ResponseReturnValue:
    """One requirement: what is said of it, to change, and what was said before."""
    area_id = visitor().person.area_id
    found = service.assessed(db(), area_id, requirement)
    if request.method == "GET":
        return _page(RequirementForm(data=fields_of(found)), found)
    form = RequirementForm(request.form)
    status = status_of_form(
        form, lambda: service.say(db(), area_id, requirement, form.seen, form.told())
    )
    if status == 303:
        return redirect(url_for("board.assessment"), 303)
    if status == 409:
        found = service.assessed(db(), area_id, requirement)
        form.version.data = str(found.version)
    return _page(form, found, newer=status == 409), status


def _page(form: RequirementForm, found: Assessed, *, newer: bool = False) -> str:
    return render_template(
        "board/requirement.html",
        form=form,
        found=found,
        newer=newer,
        guidance=guidance(),
        standings=STANDINGS,
    )
