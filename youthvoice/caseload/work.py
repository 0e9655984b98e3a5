"""The worker's list, and the duty lead's."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.staff import name_of, names_of
from youthvoice.caseload.service import area_list, caseload_of
from youthvoice.caseload.team import team_list
from youthvoice.folders.grants import waiting_for_keys
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/")
def caseload() -> ResponseReturnValue:
    """Each young person once, most owed first."""
    who = visitor()
    return render_template(
        "work/caseload.html",
        rows=caseload_of(db(), who.keyring, who.person),
        waiting=_waiting_for_keys(),
    )


@routes.get("/duty")
def duty() -> ResponseReturnValue:
    """Everybody of the area: who needs help now, who has no keyworker, and what waits."""
    who = visitor()
    rows = area_list(db(), who.keyring, who.person)
    keyworkers = names_of(db(), house(), {row.keyworker_id for row in rows if row.keyworker_id})
    return render_template(
        "work/duty.html", rows=rows, keyworkers=keyworkers, waiting=_waiting_for_keys()
    )


@routes.get("/team")
def team() -> ResponseReturnValue:
    """What waits, by keyworker: numbers only, for who manages the team."""
    rows = team_list(db(), visitor().person.area_id)
    names = names_of(db(), house(), {row.keyworker_id for row in rows if row.keyworker_id})
    return render_template("work/team.html", rows=rows, names=names)


def _waiting_for_keys() -> list[dict[str, object]]:
    return [
        {
            "id": each.person.id,
            "name": name_of(house(), each.person),
            "role": each.person.role.words,
            "folders": len(each.folder_ids),
        }
        for each in waiting_for_keys(db(), visitor().person)
    ]
