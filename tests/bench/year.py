"""Server time of a folder with a year of life in it, and of a week across a full caseload."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from tests.bench.figures import Figure, median_ms
from tests.bench.server_time import new_world
from tests.page import Browser
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.contacts import log_contact
from youthvoice.agreement.models import ContactKind
from youthvoice.agreement.service import agree, propose
from youthvoice.answers.models import Audience, Choice
from youthvoice.answers.replies import mark_seen, post_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import post_answer
from youthvoice.diary.models import MeetingKind
from youthvoice.diary.service import add_meeting
from youthvoice.folders.models import Folder
from youthvoice.plan.models import Whose
from youthvoice.plan.service import Promised, write_aim, write_promise
from youthvoice.questions.instrument import instrument

_WORDS = "I want to know who decides, and when somebody will tell me about it. " * 6
_PROMISE = {"hours": "Monday to Friday", "stands_in": "Priya", "out_of_hours": "Call the team."}
_YOUNG_PEOPLE = 30


def measure_year(folder: Path) -> list[Figure]:
    """GET of the folder page and of its rooms: 200 answers, 60 promises, 150 contacts, 40 days."""
    world, sam = _staffed(folder, "year")
    otter = world.young(sam)
    with world.work() as session:
        _live(session, sam, otter, answers=200, promises=60, contacts=150, meetings=40)
    browser = world.browser(sam)
    took = {
        room: _median(browser, f"/work/folders/{otter.folder_id}{room}")
        for room in ("", "/plan", "/promise", "/diary")
    }
    rooms = ", ".join(f"{room[1:]} {ms:.0f}" for room, ms in took.items() if room)
    return [
        Figure("a folder with a year of life in it", f"{took['']:.0f} ms", "under 150 ms"),
        Figure("its rooms", f"{rooms} ms", "under 150 ms each"),
    ]


def measure_week(folder: Path) -> list[Figure]:
    """GET of what is due this week, and of the caseload, for 30 young people with such a year."""
    world, sam = _staffed(folder, "week")
    for number in range(_YOUNG_PEOPLE):
        young = world.young(sam, f"Otter {number}")
        with world.work() as session:
            _live(session, sam, young, answers=25, promises=20, contacts=150, meetings=10)
    browser = world.browser(sam)
    week = _median(browser, "/work/week")
    caseload = _median(browser, "/work/")
    return [
        Figure("what is due this week, 30 young people", f"{week:.0f} ms", "under 60 ms"),
        Figure("their caseload, with plans and promises", f"{caseload:.0f} ms"),
    ]


def _staffed(folder: Path, name: str) -> tuple[World, Staff]:
    world = new_world(folder, name)
    world.duty_lead()
    return world, world.staff("Sam")


def _live(
    session: Session,
    sam: Staff,
    young: Young,
    *,
    answers: int,
    promises: int,
    contacts: int,
    meetings: int,
) -> None:
    worker, person = session.get_one(Person, sam.id), session.get_one(Person, young.id)
    folder = session.get_one(Folder, young.folder_id)
    questions = instrument().questions
    for number in range(answers):
        question = questions[number % len(questions)]
        said = (Said(_WORDS, 2), Choice.SAID, Audience.WORKER)
        answer = post_answer(session, person, folder, question.id, *said)
        post_reply(session, worker, folder, answer.id, Said(_WORDS))
    for question in questions:
        mark_seen(session, worker, folder, question.id)
    with clock.days_ago(360):
        propose(session, worker, folder, 0, {ContactKind.MET: 7, ContactKind.TEXTED: 7}, _PROMISE)
        agree(session, person, folder, 1)
    for number in range(contacts):
        kind = (ContactKind.MET, ContactKind.TEXTED, ContactKind.CALLED)[number % 3]
        day = clock.today() - timedelta(days=number * 350 // contacts)
        log_contact(session, worker, folder, kind, day)
    for number in range(promises):
        if number % 10 == 0:
            aim = write_aim(session, person, folder, "Be at school again")
        promised = Promised(Whose.WORKER, "Sam", clock.today() + timedelta(days=number % 20))
        write_promise(session, worker, folder, aim.id, "Call the school", promised)
    for number in range(meetings):
        day = clock.today() + timedelta(days=number - meetings // 2)
        words = {"what": "Review at school", "place": "Hill School", "happens": _WORDS}
        add_meeting(session, worker, folder, MeetingKind.REVIEW, day, words, has_been=True)


def _median(browser: Browser, path: str) -> float:
    def get() -> None:
        answer = browser.client.get(path)
        assert answer.status_code == 200, answer.status_code

    return median_ms(get, runs=30)
