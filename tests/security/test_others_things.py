"""What is another's looks exactly like what does not exist, and "just me" is nobody else's."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

from tests.page import Browser
from tests.security.contents import contents
from tests.security.stage import QUESTION, Stage, form_token
from tests.world import World
from youthvoice.accounts.roles import Role
from youthvoice.answers.models import Audience

_TOKEN = re.compile(r'(name="(?:csrf_token|once)" value=)"[^"]*"')


class Asking:
    """One person's browser, asking for things that may or may not be there."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.token = browser, form_token(browser)

    def answer(self, method: str, path: str, **fields: str) -> tuple[int, str, list[str]]:
        """All that comes back: status, page, and headers without what differs each time."""
        data = {"csrf_token": self.token, **fields} if method == "POST" else None
        response = self.browser.client.open(path, method=method, data=data)
        headers = [f"{name}: {value}" for name, value in response.headers if name != "Set-Cookie"]
        page = _TOKEN.sub(r"\1", response.get_data(as_text=True))
        return response.status_code, page, sorted(headers)


YOUNG = [
    ("GET", "/said/{answer}", {}),
    ("POST", "/answers/{answer}/share", {}),
    ("GET", "/answers/{answer}/take-back", {}),
    ("POST", "/answers/{answer}/take-back", {}),
    ("POST", "/answers/{answer}/verdict", {"verdict": "no", "words": "Mine?"}),
]
MEETING = {"kind": "court", "day": "2030-01-01", "what": "Mine?"}
YOUNG_ROOMS = [
    ("POST", "/promise/contacts/{contact}", {"happened": "no"}),
    ("POST", "/promise/check-in/{check_in}", {"face": "1"}),
    ("GET", "/diary/{meeting}", {}),
    ("POST", "/diary/{meeting}", MEETING),
    ("POST", "/diary/{meeting}/before", {"words": "Mine?"}),
    ("POST", "/diary/{meeting}/heard", {"face": "1"}),
    ("POST", "/diary/{meeting}/off", {}),
    ("GET", "/diary/{meeting}/day.ics", {}),
]
WORK = [
    ("GET", "/work/folders/{folder}", {}),
    ("GET", f"/work/folders/{{folder}}/{QUESTION}", {}),
    ("GET", "/work/folders/{folder}/record", {}),
    ("GET", "/work/folders/{folder}/about", {}),
    ("GET", "/work/folders/{folder}/safety", {}),
    ("GET", "/work/folders/{folder}/safety/change", {}),
    ("POST", "/work/folders/{folder}/safety/change", {"helps": "Mine?", "version": "1"}),
    ("GET", "/work/folders/{folder}/people", {}),
    ("GET", "/work/folders/{folder}/people/new", {}),
    ("POST", "/work/folders/{folder}/people/new", {"name": "Mine"}),
    ("POST", "/work/folders/{folder}/invitation", {}),
    ("POST", "/work/folders/{folder}/in-touch", {}),
    ("POST", "/work/folders/{folder}/answers/{answer}/reply", {"words": "Mine?"}),
    ("POST", "/work/folders/{folder}/answers/{answer}/by-day", {"by_day": "2030-01-01"}),
]
OWN_FOLDER_OTHER_ANSWER = WORK[-2:]
MEMBER = [
    ("GET", "/work/folders/{folder}/people/{member}", {}),
    ("POST", "/work/folders/{folder}/people/{member}", {"name": "Mine", "version": "1"}),
    ("POST", "/work/folders/{folder}/people/{member}/end", {"ended_on": "2026-01-01"}),
]
YOUNG_PLAN = [
    ("GET", "/plan/items/{item}", {}),
    ("POST", "/plan/items/{item}/view", {"version": "1", "view": "agree"}),
    ("POST", "/plan/items/{item}/view", {"version": "9", "words": "Mine?"}),
    ("POST", "/plan/items/{item}/happened", {"version": "1", "happened": "no"}),
    ("GET", "/plan/items/{item}/words", {}),
    ("POST", "/plan/items/{item}/words", {"version": "1", "words": "Mine?"}),
]
_ITEM = "/work/folders/{folder}/plan/items/{item}"
_PROMISE = {"version": "1", "words": "Mine?", "whose": "young", "by_day": "2030-01-01"}
WORK_PLAN_ITEM = [
    ("GET", _ITEM, {}),
    ("GET", f"{_ITEM}/promises/new", {}),
    ("POST", f"{_ITEM}/promises/new", _PROMISE),
    ("GET", f"{_ITEM}/change", {}),
    ("POST", f"{_ITEM}/change", _PROMISE),
    ("POST", f"{_ITEM}/mark", {"version": "1", "state": "done"}),
    ("GET", f"{_ITEM}/cannot", {}),
    ("POST", f"{_ITEM}/cannot", {"version": "1", "words": "Mine?"}),
    ("POST", f"{_ITEM}/answer", {"version": "1", "words": "Mine?"}),
    ("POST", f"{_ITEM}/answer", {"version": "1", "words": ""}),
    ("POST", f"{_ITEM}/end", {"version": "1"}),
    ("POST", f"{_ITEM}/again", {}),
]
WORK_PLAN = [
    *WORK_PLAN_ITEM,
    ("GET", "/work/folders/{folder}/plan", {}),
    ("GET", "/work/folders/{folder}/plan/new", {}),
    ("POST", "/work/folders/{folder}/plan/new", {"words": "Mine?"}),
]
OWN_FOLDER_OTHER_ROOMS = [
    ("POST", "/work/folders/{folder}/contacts/{contact}/take-back", {}),
    ("GET", "/work/folders/{folder}/diary/{meeting}", {}),
    ("POST", "/work/folders/{folder}/diary/{meeting}", MEETING),
    ("POST", "/work/folders/{folder}/diary/{meeting}/decided", {"words": "Mine?"}),
    ("POST", "/work/folders/{folder}/diary/{meeting}/off", {}),
]
WORK_ROOMS = [
    ("GET", "/work/folders/{folder}/promise", {}),
    ("GET", "/work/folders/{folder}/promise/change", {}),
    ("POST", "/work/folders/{folder}/promise/change", {"meet_every": "7", "version": "1"}),
    ("POST", "/work/folders/{folder}/promise/agree", {"version": "1"}),
    ("POST", "/work/folders/{folder}/contacts", {"kind": "met", "when": "today"}),
    ("POST", "/work/folders/{folder}/check-in", {}),
    ("GET", "/work/folders/{folder}/diary", {}),
    ("POST", "/work/folders/{folder}/diary", MEETING),
    *OWN_FOLDER_OTHER_ROOMS,
]
STAFF = [
    ("POST", "/work/staff/{person}/switch-off", {}),
    ("POST", "/work/staff/{person}/invite-again", {}),
]


def check_alike(
    world: World,
    asking: Asking,
    requests: list[tuple[str, str, dict[str, str]]],
    anothers: dict[str, UUID],
    nobodys: dict[str, UUID],
) -> None:
    before = contents(world.database)
    for method, path, fields in requests:
        real = asking.answer(method, path.format(**anothers), **fields)
        unreal = asking.answer(method, path.format(**nobodys), **fields)
        assert real == unreal, f"{method} {path}"
        assert real[0] == 404, f"{method} {path}"
    assert contents(world.database) == before


def test_anothers_answer_looks_to_a_young_person_like_none(stage: Stage) -> None:
    fox = Asking(stage.world.browser(stage.world.young(stage.sam, "Fox")))
    for answer in (stage.just_me, stage.sent, stage.replied):
        check_alike(stage.world, fox, YOUNG, {"answer": answer}, {"answer": uuid4()})


def test_anothers_folder_looks_to_a_worker_like_none(stage: Stage) -> None:
    lena = Asking(stage.world.browser(stage.world.staff("Lena")))
    anothers = {"folder": stage.otter.folder_id, "answer": stage.sent}
    check_alike(stage.world, lena, WORK, anothers, {"folder": uuid4(), "answer": uuid4()})


def test_anothers_answer_in_a_folder_of_mine_looks_like_none(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    fox = stage.world.young(lena, "Fox")
    asking = Asking(stage.world.browser(lena))
    anothers = {"folder": fox.folder_id, "answer": stage.sent}
    nobodys = {"folder": fox.folder_id, "answer": uuid4()}
    check_alike(stage.world, asking, OWN_FOLDER_OTHER_ANSWER, anothers, nobodys)


def test_anothers_team_member_looks_like_none(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    fox = stage.world.young(lena, "Fox")
    asking = Asking(stage.world.browser(lena))
    for folder in (fox.folder_id, stage.otter.folder_id):
        anothers = {"folder": folder, "member": stage.member}
        check_alike(stage.world, asking, MEMBER, anothers, {"folder": folder, "member": uuid4()})
    young = Asking(stage.world.browser(fox))
    to: list[tuple[str, str, dict[str, str]]] = [("GET", "/question/my-own?to={member}", {})]
    check_alike(stage.world, young, to, {"member": stage.member}, {"member": uuid4()})


def test_anothers_plan_looks_to_everybody_like_none(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    fox = stage.world.young(lena, "Fox")
    young, worker = Asking(stage.world.browser(fox)), Asking(stage.world.browser(lena))
    for item in (stage.aim, stage.promise, stage.over):
        none = {"folder": uuid4(), "item": uuid4()}
        theirs = {"folder": stage.otter.folder_id, "item": item}
        check_alike(stage.world, young, YOUNG_PLAN, {"item": item}, none)
        check_alike(stage.world, worker, WORK_PLAN, theirs, none)
        own = {"folder": fox.folder_id}
        anothers, nobodys = {**own, "item": item}, {**own, "item": uuid4()}
        check_alike(stage.world, worker, WORK_PLAN_ITEM, anothers, nobodys)


def test_anothers_promise_and_diary_look_to_a_young_person_like_none(stage: Stage) -> None:
    fox = Asking(stage.world.browser(stage.world.young(stage.sam, "Fox")))
    check_alike(stage.world, fox, YOUNG_ROOMS, _rooms(stage), _nowhere())


def test_the_rooms_of_anothers_folder_look_to_a_worker_like_none(stage: Stage) -> None:
    lena = Asking(stage.world.browser(stage.world.staff("Lena")))
    anothers = {"folder": stage.otter.folder_id, **_rooms(stage)}
    check_alike(stage.world, lena, WORK_ROOMS, anothers, {"folder": uuid4(), **_nowhere()})


def test_anothers_rows_in_a_folder_of_mine_look_like_none(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    own = {"folder": stage.world.young(lena, "Fox").folder_id}
    asking = Asking(stage.world.browser(lena))
    anothers, nobodys = {**own, **_rooms(stage)}, {**own, **_nowhere()}
    check_alike(stage.world, asking, OWN_FOLDER_OTHER_ROOMS, anothers, nobodys)


def _rooms(stage: Stage) -> dict[str, UUID]:
    return {"contact": stage.contact, "check_in": stage.check_in, "meeting": stage.meeting}


def _nowhere() -> dict[str, UUID]:
    return {"contact": uuid4(), "check_in": uuid4(), "meeting": uuid4()}


def test_a_just_me_answer_looks_to_its_own_worker_like_none(stage: Stage) -> None:
    sam = Asking(stage.world.browser(stage.sam))
    own = {"folder": stage.otter.folder_id, "answer": stage.just_me}
    nobodys = {"folder": stage.otter.folder_id, "answer": uuid4()}
    check_alike(stage.world, sam, OWN_FOLDER_OTHER_ANSWER, own, nobodys)


def test_just_me_words_are_on_no_page_of_a_worker(stage: Stage) -> None:
    stage.world.says(stage.otter, "Zugvogel", "make-me-safe.4", audience=Audience.JUST_ME)
    for who in (stage.sam, stage.lead):
        browser = stage.world.browser(who)
        for address in stage.addresses():
            if address.endpoint.startswith("work.") and "GET" in address.methods:
                assert "Only mine" not in browser.client.get(address.path).text, address.path
        for question in (QUESTION, "make-me-safe.4"):
            page = browser.get(f"/work/folders/{stage.otter.folder_id}/{question}")
            assert "Zugvogel" not in page.html
            assert str(stage.just_me) not in page.html


def test_a_just_me_question_leaves_no_trace_on_the_workers_pages(world: World) -> None:
    world.duty_lead()
    sam = world.staff("Sam")
    otter = world.young(sam)
    browser = world.browser(sam)
    before = [browser.get(path).text for path in ("/work/", f"/work/folders/{otter.folder_id}")]
    world.says(otter, "Only mine.", audience=Audience.JUST_ME)
    after = [browser.get(path).text for path in ("/work/", f"/work/folders/{otter.folder_id}")]
    assert after == before


def test_a_young_person_or_anothers_staff_looks_to_an_administrator_like_nobody(
    stage: Stage,
) -> None:
    elsewhere = World(stage.world.app, "Hillside").staff("Theirs")
    robin = Asking(stage.world.browser(stage.people[Role.ADMINISTRATOR]))
    for person in (stage.otter.id, elsewhere.id):
        check_alike(stage.world, robin, STAFF, {"person": person}, {"person": uuid4()})


def test_keys_are_given_to_nobody_who_does_not_wait_for_them(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    requests: list[tuple[str, str, dict[str, str]]] = [("POST", "/work/keys/{person}", {})]
    for giver in (stage.sam, stage.lead):
        asking = Asking(stage.world.browser(giver))
        for person in (lena.id, stage.otter.id, stage.people[Role.ADMINISTRATOR].id):
            check_alike(stage.world, asking, requests, {"person": person}, {"person": uuid4()})


def test_a_draft_belongs_to_its_writer(stage: Stage) -> None:
    fox = stage.world.browser(stage.world.young(stage.sam, "Fox"))
    otter = stage.world.browser(stage.otter)
    asking = Asking(otter)
    asking.answer("POST", "/draft", subject=f"question:{QUESTION}", words="Half a thought")
    assert "Half a thought" in otter.get(f"/question/{QUESTION}").text
    assert "Half a thought" not in fox.get(f"/question/{QUESTION}").text
    worker = stage.world.browser(stage.sam)
    assert "Half a thought" not in worker.get(f"/work/folders/{stage.otter.folder_id}").text
