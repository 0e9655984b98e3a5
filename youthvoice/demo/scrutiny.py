"""What the board of the made-up area heard, decided and did, and how it sees itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.assessment.models import Standing
from youthvoice.assessment.service import Told as Account
from youthvoice.assessment.service import assessed, say
from youthvoice.said_done import service as said_done
from youthvoice.said_done.models import Outcome
from youthvoice.said_done.service import Told

_HEARD = (
    # What was heard, decided, by whom; written so many days ago, for a day so many days from now.
    (
        "You tell your story again and again. It hurts each time.",
        "One worker writes it down with you. The others read it first.",
        "Social care and the police",
        (80, -20, "theme:make-me-safe"),
    ),
    (
        "The bus home stops at six. So you leave early.",
        "We ask the bus firm for a later bus. Until then we pay for a taxi.",
        "The travel team of the town",
        (45, -4, "theme:my-own"),
    ),
    (
        "You do not know who is in the room at a meeting.",
        "You get a sheet with faces and names, two days before.",
        "All who run meetings",
        (12, 33, "theme:who-i-am"),
    ),
)
_DONE = "It is so now. We asked 14 of you. Most of you tell it once now."

_FIRST = {
    1: (Standing.PARTLY, "Police and social care count. Health does not yet."),
    2: (Standing.MET, "Business plan, page 4."),
    4: (Standing.PARTLY, "A draft is with the sub-group."),
    5: (Standing.NOT_MET, ""),
    11: (Standing.MET, "Minutes of the sub-group, every second month."),
}
_LATER = {
    4: (Standing.MET, "Signed by the board. It is on the public site."),
    5: (Standing.PARTLY, "Six young people read the draft. Two pages changed."),
    7: (Standing.MET, "Training list: 212 people in five agencies."),
    9: (Standing.MET, "Posters and lessons in all nine schools."),
    12: (Standing.PARTLY, "Named in police, health and social care. Not in housing."),
}


def tell_board(session: Session, area_id: UUID) -> None:
    """Three answers to what was heard (done, late, to come), and half of a self-assessment."""
    for at, (heard, decided, who, (written, due, about)) in enumerate(_HEARD):
        by_day = clock.today() + timedelta(days=due)
        with clock.days_ago(written):
            told = Told(about, heard, decided, who, by_day)
            item_id = said_done.write(session, area_id, told)
        if at == 0:
            with clock.days_ago(25):
                said_done.close(session, area_id, item_id, 1, Outcome.DONE, _DONE)
    for days, said in ((90, _FIRST), (10, _LATER)):
        with clock.days_ago(days):
            for number, (standing, evidence) in said.items():
                _account(session, area_id, number, standing, evidence)


def _account(
    session: Session, area_id: UUID, number: int, standing: Standing, evidence: str
) -> None:
    is_met = standing is Standing.MET
    step = "" if is_met else "Bring it to the next meeting of the sub-group."
    day = None if is_met else clock.today() + timedelta(days=60)
    told = Account(standing, evidence, "The exploitation sub-group", step, day)
    say(session, area_id, number, assessed(session, area_id, number).version, told)
