"""Tell me when there is something new: on this phone, when a young person wants it."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.roles import Door
from youthvoice.alerts.forms import AlertsForm
from youthvoice.alerts.models import Alert
from youthvoice.alerts.push import is_push_service
from youthvoice.alerts.service import alert_of, change_times, public_key, switch_off, switch_on
from youthvoice.home.news import new_for
from youthvoice.web.doors import Routes
from youthvoice.web.forms import refuse, submitted
from youthvoice.web.visit import db, house, shared, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.page("/alerts")
def alerts() -> ResponseReturnValue:
    """Whether messages come, when, and what they show to whom; off until somebody wants them."""
    alert = alert_of(db(), visitor().person.id)
    form = submitted(AlertsForm)
    if form is None:
        form = AlertsForm()
        if alert is not None:
            form.parts.data = [part.value for part in alert.parts]
            form.days.data = alert.days.value
        return _page(form, alert)
    if form.validate() and _take(form, alert):
        return redirect(url_for("young.alerts", saved=1), 303)
    return _page(form, alert), 422


@routes.post("/alerts/off")
def alerts_off() -> ResponseReturnValue:
    """No messages any more."""
    switch_off(db(), visitor().person.id)
    return redirect(url_for("young.alerts"), 303)


def _take(form: AlertsForm, alert: Alert | None) -> bool:
    person, endpoint = visitor().person, form.endpoint.data or ""
    settings = shared().settings
    if alert is not None and not endpoint:
        change_times(alert, form.when)
        return True
    if not settings.alerts_contact or not is_push_service(endpoint, settings.push_services):
        refuse(form.parts, _("This phone cannot get messages from us."))
        return False
    switch_on(db(), house(), person, form.when, endpoint, new_for(db(), person))
    return True


def _page(form: AlertsForm, alert: Alert | None) -> str:
    offered = bool(shared().settings.alerts_contact)
    return render_template(
        "young/alerts.html",
        form=form,
        alert=alert,
        key=public_key(db(), house(), visitor().area_id) if offered else "",
        saved="saved" in request.args,
    )
