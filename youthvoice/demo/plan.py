"""The plan of one made-up young person: promises kept, late, broken and taken back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan import service
from youthvoice.plan.models import PromiseState, View, Whose
from youthvoice.plan.service import Promised


def make_plan(session: Session, young: Person, folder: Folder, worker: Person) -> None:
    """Two aims, one in the young person's own words, and what became of what was promised."""
    by_worker, by_young = (session, worker, folder), (session, young, folder)

    with clock.days_ago(12):
        brother = service.write_aim(*by_young, "See my brother more")
        school = service.write_aim(*by_worker, "Be back at school, in a class where I know someone")
        ring = service.write_promise(*by_worker, brother.id, "Ring his carers", _sam(4))
        drive = service.write_promise(*by_worker, brother.id, "Drive you there", _sam(14))
        call = service.write_promise(*by_worker, school.id, "Call Ms Hill at the school", _sam(9))
        jo = Promised(Whose.OTHER, "Aunt Jo", clock.today() + timedelta(days=16))
        service.write_promise(*by_worker, brother.id, "Take you there on Sunday", jo)
        mine = Promised(Whose.YOUNG, "", clock.today() + timedelta(days=20))
        service.write_promise(*by_worker, school.id, "Try it for one week", mine)
    with clock.days_ago(9):
        service.mark_promise(*by_worker, ring.id, 1, PromiseState.DONE)
        service.say_happened(*by_young, ring.id, 1, "", happened=True)
        service.give_view(*by_young, school.id, 1, View.AGREE, "")
        service.give_view(*by_young, call.id, 1, View.NOT_SURE, "I would like to be there.")
    with clock.days_ago(4):
        because = "My car is broken. I asked Aunt Jo."
        service.mark_promise(*by_worker, drive.id, 1, PromiseState.CANNOT, because)
        service.mark_promise(*by_worker, call.id, 1, PromiseState.DONE)
    with clock.days_ago(1):
        service.say_happened(*by_young, call.id, 1, "She says nobody called.", happened=False)


def _sam(days: int) -> Promised:
    return Promised(Whose.WORKER, "Sam", clock.today() + timedelta(days=days))
