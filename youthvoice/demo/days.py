"""The days of one made-up young person: what was agreed, what was kept, and what comes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement import service as agreement
from youthvoice.agreement.check_ins import send_check_in
from youthvoice.agreement.contacts import log_contact, say_happened
from youthvoice.agreement.models import ContactKind
from youthvoice.diary.models import MeetingKind, Part
from youthvoice.diary.parts import write_part
from youthvoice.diary.service import add_meeting
from youthvoice.folders.models import Folder
from youthvoice.sharing.models import Told, View, Wish
from youthvoice.sharing.service import Shared, view_sharing, wish_for_parents, write_sharing

_PROMISE = {
    "answer_time": "On the same day, until six in the evening.",
    "hours": "Monday to Friday, 9 to 6.",
    "stands_in": "Priya",
    "stands_in_number": "01632 960 111",
    "out_of_hours": "Call the team on 01632 960 999.",
}
_MET = (54, 47, 40, 33, 19, 12, 5)
_REVIEW = {
    "what": "Review",
    "called": "We look at how things are going.",
    "time": "16:00",
    "place": "The blue room at the centre. You can sit by the door.",
    "who": "Sam, your aunt, Ms Hill from school. And you, if you like.",
    "happens": "Everybody says what has changed. You can say what you want, or Sam says it.",
}


def live_through(session: Session, young: Person, folder: Folder, worker: Person) -> None:
    """Two months: meetings kept, one missed, one that did not happen, and what comes next."""
    _keep_promises(session, young, folder, worker)
    _keep_diary(session, young, folder, worker)
    with clock.days_ago(6):
        shared = Shared(
            "That you need a quiet room for the exam.",
            "Ms Hill, your teacher",
            "So that the exam is fair.",
            clock.today(),
            Told.BEFORE,
        )
        row = write_sharing(session, worker, folder, shared)
        wish_for_parents(session, folder, Wish.NOT_MY_PARENTS, "Who my friends are")
    with clock.days_ago(5):
        view_sharing(session, folder, row.id, View.OK, "")


def _keep_promises(session: Session, young: Person, folder: Folder, worker: Person) -> None:
    with clock.days_ago(60):
        agreement.propose(
            session, worker, folder, 0, {ContactKind.MET: 7, ContactKind.TEXTED: 14}, _PROMISE
        )
        agreement.agree(session, young, folder, 1)
    for days in _MET:
        with clock.days_ago(days):
            log_contact(session, worker, folder, ContactKind.MET, clock.today())
    for days in (50, 36, 22, 8):
        with clock.days_ago(days):
            texted = log_contact(session, worker, folder, ContactKind.TEXTED, clock.today())
    with clock.days_ago(7):
        say_happened(session, folder, texted.id, happened=False)
    send_check_in(session, worker, folder)


def _keep_diary(session: Session, young: Person, folder: Folder, worker: Person) -> None:
    today = clock.today()
    with clock.days_ago(10):
        review = add_meeting(
            session, worker, folder, MeetingKind.REVIEW, today + timedelta(days=6), _REVIEW
        )
        write_part(
            session,
            young,
            folder,
            review,
            Part.BEFORE,
            None,
            {"coming": "not_sure", "words": "I want to stay at my aunt's."},
        )
        add_meeting(
            session,
            young,
            folder,
            MeetingKind.OTHER,
            today + timedelta(days=2),
            {"what": "Football"},
        )
