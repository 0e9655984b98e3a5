"""Server time of the two requests that matter most: an answer coming in, and a full caseload."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from tests.bench.figures import Figure, bench_settings, median_ms
from tests.page import Browser, form_values
from tests.world import World, Young
from youthvoice import create_app
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Verdict
from youthvoice.answers.replies import mark_seen, post_reply
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.folders.models import Folder
from youthvoice.questions.instrument import instrument

_YOUNG_PEOPLE = 30
_ANSWERS_EACH = 25
_WORDS = "I want to know who decides, and when somebody will tell me about it. " * 6


def new_world(folder: Path, name: str) -> World:
    """A fresh migrated SQLite database with an application around it."""
    url = f"sqlite:///{folder / name}.sqlite"
    database = Database(url)
    migrate(database.engine)
    database.engine.dispose()
    return World(create_app(bench_settings(url)))


def measure_answer(folder: Path) -> list[Figure]:
    """POST of an answer by somebody signed in: session, sealing, journey, commit, redirect."""
    world = new_world(folder, "answer")
    world.duty_lead()
    sam = world.staff("Sam")
    browser = world.browser(world.young(sam))
    page = browser.get("/question/my-own")
    fields = form_values(page.form("/question/my-own"))
    fields |= {"words": _WORDS, "feeling": "2", "audience": "worker", "send": "worker"}

    def send() -> None:
        # A new id each time: the same form sent again would be taken once only.
        answer = browser.client.post("/question/my-own", data={**fields, "once": str(uuid4())})
        assert answer.status_code == 303, answer.status_code

    took = median_ms(send, runs=200)
    return [Figure("accept and seal an answer, server time", f"{took:.1f} ms", "under 10 ms")]


def measure_caseload(folder: Path) -> list[Figure]:
    """GET of a caseload of 30 young people with 25 answers each, half of them answered."""
    world = new_world(folder, "caseload")
    world.duty_lead()
    sam = world.staff("Sam")
    for number in range(_YOUNG_PEOPLE):
        _year_of_answers(world, sam.id, world.young(sam, f"Otter {number}"))
    browser = world.browser(sam)
    took = median_ms(lambda: _ok(browser, "/work/"), runs=60)
    folder_took = median_ms(lambda: _ok(browser, f"/work/folders/{_any_folder(world)}"), runs=30)
    return [
        Figure("caseload, 30 young people with 25 answers each", f"{took:.1f} ms", "under 60 ms"),
        Figure("one folder of it, 25 answers", f"{folder_took:.1f} ms"),
    ]


def _year_of_answers(world: World, worker_id: object, young: Young) -> None:
    questions = instrument().questions
    ids = [
        world.says(young, _WORDS, questions[n % len(questions)].id) for n in range(_ANSWERS_EACH)
    ]
    with world.work() as session:
        worker = session.get_one(Person, worker_id)
        folder = session.get_one(Folder, young.folder_id)
        person = session.get_one(Person, young.id)
        for number, answer_id in enumerate(ids[: _ANSWERS_EACH // 2]):
            mark_seen(session, worker, folder, questions[number].id)
            post_reply(session, worker, folder, answer_id, Said(_WORDS))
            judge_reply(session, person, folder, answer_id, Verdict.A_BIT, Said("more"))


def _any_folder(world: World) -> object:
    with world.work() as session:
        return session.query(Folder).first().id  # type: ignore[union-attr]


def _ok(browser: Browser, path: str) -> None:
    answer = browser.client.get(path)
    assert answer.status_code == 200, answer.status_code
