"""The small card for a pocket: whom to call, and what a safety plan says."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.people.service import team_of
from youthvoice.safety.service import Call, current_plan


@dataclass(frozen=True)
class Card:
    """`calls` in the order the young person chose, then whoever in the team has a number.

    `worker` is empty where one of the numbers is the worker's already.
    """

    calls: tuple[Call, ...]
    worker: str
    team: tuple[Call, ...]
    helps: str
    missing: str


def card_of(session: Session, keyring: Keyring, folder: Folder, worker: str) -> Card:
    """What stands on this young person's card now. `worker` is what their worker is called."""
    plan = current_plan(session, keyring, folder)
    calls = plan.calls if plan else ()
    known = {_digits(each.number) for each in calls}
    team = tuple(
        Call(each.name, each.fields["number"])
        for each in team_of(session, keyring, folder)
        if each.ended_on is None and _digits(each.fields["number"]) not in {"", *known}
    )
    return Card(
        calls=calls,
        worker="" if worker in {each.name for each in (*calls, *team)} else worker,
        team=team,
        helps=plan.fields["helps"] if plan else "",
        missing=plan.fields["missing"] if plan else "",
    )


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
