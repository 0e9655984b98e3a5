"""The plan through both doors: made by two, ticked, disputed, changed, and taken along."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.page import Browser, Page, form_values
from tests.security.stage import only_sqlite
from tests.world import World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.folders.models import Folder
from youthvoice.plan import service
from youthvoice.plan.models import Whose
from youthvoice.plan.service import Promised


class Plan:
    """A plan with one aim and one promise, and where its pages are."""

    def __init__(self, world: World, otter: Young, by_day: date) -> None:
        with world.work() as session:
            folder = session.get_one(Folder, otter.folder_id)
            assert folder.keyworker_id is not None
            sam = session.get_one(Person, folder.keyworker_id)
            self.aim = service.write_aim(session, sam, folder, "Be at school again").id
            promised = Promised(Whose.WORKER, "Sam", by_day)
            words = "Call the school"
            self.promise = service.write_promise(session, sam, folder, self.aim, words, promised).id
        self.work = f"/work/folders/{otter.folder_id}/plan"
        self.work_item = f"{self.work}/items/{self.promise}"
        self.item = f"/plan/items/{self.promise}"


@pytest.fixture
def plan(world: World, otter: Young) -> Plan:
    return Plan(world, otter, clock.today() + timedelta(days=3))


def in_days(number: int) -> str:
    return (clock.today() + timedelta(days=number)).isoformat()


def promise_fields(**other: str) -> dict[str, str]:
    return {"words": "Call the school", "whose": "worker", "by_day": in_days(3), **other}


# Made by two


def test_a_plan_is_made_by_two_people(otter: Young, young: Browser, worker: Browser) -> None:
    assert "There is no plan yet." in young.get("/plan").text
    page = young.submit(young.get("/plan/new"), "/plan/new", words="See my brother")
    assert page.path == "/plan"
    assert "See my brother" in page.text
    assert "You said it in these words." in page.text

    work = f"/work/folders/{otter.folder_id}/plan"
    page = worker.get(work)
    assert "Otter said it in these words." in page.text
    (link,) = [a for a in page.all("a") if (a.get("href") or "").endswith("/promises/new")]
    page = worker.get(link.get("href") or "")
    page = worker.submit(page, "/promises/new", **promise_fields(words="Ring his carers"))
    assert "Sam will do this:" in page.text

    text = young.get("/plan").text
    assert "Sam will do this: Ring his carers To come, by" in text
    assert "Something changed since you last looked." in text
    assert "Something changed since you last looked." not in young.get("/plan").text


def test_a_plan_without_the_young_persons_view_says_so_to_both(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    assert "You have not said what you think yet." in young.get("/plan").text
    assert "Otter has not said what they think of this plan." in worker.get(plan.work).text
    page = young.submit(young.get(plan.item), "/view", view="disagree", words="Let me call.")
    assert "Sam can see what you said." in page.text
    text = worker.get(plan.work).text
    assert "Otter has not said what they think of this plan." not in text
    assert "Otter does not agree, today." in text
    assert "Let me call." in worker.get(plan.work_item).text


# Refused, and nothing typed is lost


REFUSALS = [
    ({"whose": ""}, "Pick who will do it."),
    ({"whose": "other", "who": " "}, "Write the name of who will do it."),
    ({"by_day": ""}, "Pick a day by when."),
    ({"by_day": "2020-01-01"}, "That day is over."),
    ({"by_day": "2026-02-31"}, "There is no such day."),
    ({"by_day": "soon"}, "There is no such day."),
    ({"by_day": "9999-12-31"}, "That is more than two years away."),
    ({"words": " "}, "Write something here first."),
    ({"words": "x" * 5001}, "That is too long."),
]


@only_sqlite
def test_a_promise_that_cannot_be_is_refused_and_keeps_what_was_typed(
    plan: Plan, worker: Browser
) -> None:
    address = f"{plan.work}/items/{plan.aim}/promises/new"
    page = worker.get(address)
    for wrong, sentence in REFUSALS:
        typed = {**promise_fields(words="Bring me there", who="Aunt Jo"), **wrong}
        refused = worker.submit(page, address, status=422, **typed)
        assert sentence in refused.text
        kept = form_values(refused.form(address))
        for name in ("words", "who", "by_day"):
            assert kept[name].strip() == typed[name].strip(), name
    assert "Bring me there" not in worker.get(plan.work).text


@only_sqlite
def test_what_is_typed_on_each_page_of_the_plan_comes_back(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    places = [
        (young, "/plan/new", "/plan/new"),
        (young, plan.item, "/view"),
        (young, plan.item, "/happened"),
        (young, f"/plan/items/{plan.aim}/words", "/words"),
        (worker, f"{plan.work}/new", "/new"),
        (worker, f"{plan.work}/items/{plan.aim}/promises/new", "/promises/new"),
        (worker, f"{plan.work_item}/change", "/change"),
        (worker, f"{plan.work_item}/cannot", "/cannot"),
        (worker, plan.work_item, "/answer"),
        (worker, plan.work_item, "/end"),
    ]
    for browser, path, action in places:
        form = browser.get(path).form(action)
        data = {**form_values(form), "words": f"Half a thought for {action}"}
        assert browser.client.post(form.get("data-draft"), data=data).status_code == 200, action
    for browser, path, action in places:
        values = form_values(browser.get(path).form(action))
        assert values["words"] == f"Half a thought for {action}"


@only_sqlite
def test_sent_words_are_no_draft_any_more(plan: Plan, young: Browser) -> None:
    form = young.get(plan.item).form("/view")
    data = {**form_values(form), "words": "Half"}
    young.client.post("/draft", data=data)
    page = young.submit(young.get(plan.item), "/view", view="agree")
    assert "This is what you wrote before" not in page.text
    assert "Half" in page.text, "what was kept was sent with it"


@pytest.mark.parametrize(
    ("way", "sentence"), [("view", "one of the three"), ("happened", "yes or")]
)
def test_no_button_tapped_is_asked_again_with_the_words_kept(
    plan: Plan, young: Browser, way: str, sentence: str
) -> None:
    page = young.submit(young.get(plan.item), f"/{way}", status=422, words="My words")
    assert sentence in page.text
    assert form_values(page.form(f"/{way}"))["words"] == "My words"


# Kept or not


@only_sqlite
def test_ticking_done_is_one_button_on_the_plan(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    page = worker.submit(worker.get(plan.work), "/mark", state="done")
    assert page.path.startswith(plan.work + "#")
    assert "Done, says Sam, today." in page.text
    assert "Done, says Sam, today." in young.get("/plan").text
    assert "To come" in worker.submit(page, "/mark", state="to_come").text


def test_a_broken_promise_is_said_to_be_broken_beside_what_the_worker_says(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    worker.submit(worker.get(plan.work), "/mark", state="done")
    page = young.submit(young.get(plan.item), "/happened", happened="no", words="Nobody called.")
    for text in (page.text, worker.get(plan.work_item).text):
        assert "Done, says Sam" in text
        assert "This did not happen, today." in text
        assert "Nobody called." in text
    page = worker.get(f"{plan.work_item}/cannot")
    assert "Say what is in the way." in worker.submit(page, "/cannot", status=422, words="").text
    worker.submit(page, "/cannot", words="They do not pick up.")
    worker.submit(worker.get(plan.work_item), "/answer", words="I am sorry. I go there.")
    text = young.get(plan.item).text
    for words in ("Cannot, because:", "They do not pick up.", "I go there.", "Nobody called."):
        assert words in text


@only_sqlite
def test_a_promise_is_late_by_its_day_for_both(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    with clock.held_at(clock.now() - timedelta(days=9)):
        plan = Plan(world, otter, clock.today() + timedelta(days=2))
    for text in (young.get("/plan").text, worker.get(plan.work).text):
        assert "Late. It was for" in text


def test_what_ended_stays_readable_and_can_go_on(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    page = worker.submit(worker.get(plan.work_item), "/end", words="You called yourself.")
    assert "Ended today." in page.text
    page = young.get("/plan")
    assert "What has ended here" in page.text
    assert "Call the school" in page.text
    text = young.get(plan.item).text
    assert "You called yourself." in text
    assert "Say it in other words" not in text
    page = worker.submit(worker.get(plan.work_item), "/again")
    assert "This goes on." in page.text


# Two at once


def test_the_second_of_two_changes_gets_both_side_by_side(plan: Plan, worker: Browser) -> None:
    address = f"{plan.work_item}/change"
    page = worker.get(address)
    worker.submit(page, address, words="Write to the school")
    page = worker.submit(page, address, status=409, words="Text the school")
    assert "These words are new" in page.text
    assert "Write to the school" in page.text
    assert form_values(page.form(address))["words"] == "Text the school"
    page = worker.submit(page, address)
    assert "Text the school" in page.text
    assert "Write to the school" in page.text, "the earlier wording stays readable"


def test_an_aim_changed_at_both_doors_is_never_overwritten_silently(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    mine = young.get(f"/plan/items/{plan.aim}/words")
    worker.submit(
        worker.get(f"{plan.work}/items/{plan.aim}/change"), "/change", words="Be at a school"
    )
    page = young.submit(mine, "/words", status=409, words="Be at my old school")
    assert "Sam changed it while you had this page open." in page.text
    assert "Be at a school" in page.text
    page = young.submit(page, "/words")
    assert "Be at my old school" in page.text


def test_nobody_agrees_to_or_ticks_words_they_have_not_seen(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    mine, ticking = young.get(plan.item), worker.get(plan.work_item)
    worker.submit(worker.get(f"{plan.work_item}/change"), "/change", words="Text the school")
    page = young.submit(mine, "/view", status=409, view="agree", words="Good.")
    assert "Text the school" in page.text
    assert form_values(page.form("/view"))["words"] == "Good."
    assert "You agree" in young.submit(page, "/view", view="agree").text
    for action, fields in (
        ("/mark", {"state": "done"}),
        ("/answer", {"words": "I see."}),
        ("/end", {"words": "Over."}),
    ):
        page = worker.submit(ticking, action, status=409, **fields)
        assert "These words are new" in page.text
        assert fields.get("words", "") in page.html
    cannot = worker.get(f"{plan.work_item}/cannot")
    worker.submit(worker.get(f"{plan.work_item}/change"), "/change", words="Visit the school")
    page = worker.submit(cannot, "/cannot", status=409, words="Closed.")
    assert "Visit the school" in page.text
    assert form_values(page.form("/cannot"))["words"] == "Closed."


@only_sqlite
def test_what_was_typed_for_something_that_ended_meanwhile_comes_back(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    promising = worker.get(f"{plan.work}/items/{plan.aim}/promises/new")
    waiting = [
        (young, young.get(f"/plan/items/{plan.aim}/words"), "/words", {}),
        (worker, worker.get(f"{plan.work_item}/change"), "/change", {}),
        (worker, worker.get(f"{plan.work_item}/cannot"), "/cannot", {}),
        (worker, promising, "/promises/new", promise_fields()),
    ]
    worker.submit(worker.get(f"{plan.work}/items/{plan.aim}"), "/end")
    for browser, page, action, fields in waiting:
        answer = browser.submit(page, action, status=409, **{**fields, "words": "My last word"})
        assert "ended while you had" in answer.text, action
        assert form_values(answer.form(action))["words"] == "My last word", action


@only_sqlite
def test_whatever_page_of_a_plan_a_worker_opens_they_have_looked(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    pages = ["", "/new", f"/items/{plan.aim}/promises/new", f"/items/{plan.promise}"]
    for page in (*pages, f"/items/{plan.promise}/change", f"/items/{plan.promise}/cannot"):
        worker.get(plan.work + page)
    assert "Sam looked. 6 times." in young.get("/who-looked").text


# To keep


@only_sqlite
def test_the_copy_to_print_holds_the_plan_with_both_sides(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    worker.submit(worker.get(plan.work), "/mark", state="done")
    young.submit(young.get(plan.item), "/happened", happened="no", words="Nobody called.")
    young.submit(young.get(plan.item), "/view", view="not_sure", words="Maybe.")
    text = young.get("/plan/copy").text
    # "Yesterday" would be wrong by the time that it is read.
    day = f"{clock.today().day} {clock.today():%B %Y}"
    for words in (
        "Be at school again",
        "Call the school",
        f"Done, says Sam, {day}.",
        f"You say: this did not happen, {day}.",
        "Nobody called.",
        f"You are not sure, {day}.",
        "Maybe.",
    ):
        assert words in text, words


@only_sqlite
def test_markup_in_the_plan_shows_as_typed(young: Browser) -> None:
    page: Page = young.submit(young.get("/plan/new"), "/plan/new", words="<b>Bold</b> & true")
    assert "<b>Bold</b> & true" in page.text
    assert "<b>Bold" not in page.html
