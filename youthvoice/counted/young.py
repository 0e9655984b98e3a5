"""A young person says who they are, for counts that carry no name."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.counted.dimensions import DIMENSIONS
from youthvoice.counted.forms import CountedForm
from youthvoice.counted.service import own_facts, put_own_facts
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.page("/me/for-counts")
def for_counts() -> ResponseReturnValue:
    """Five things, each of them free to leave out."""
    who = visitor()
    if request.method == "POST":
        put_own_facts(db(), who.person, who.key, CountedForm(request.form).told())
        return redirect(url_for("young.for_counts", saved=1), 303)
    return render_template(
        "young/for_counts.html",
        form=CountedForm(data=own_facts(db(), who.person, who.key).words),
        dimensions=DIMENSIONS,
        saved="saved" in request.args,
    )
