"""A young person says something, or not, to whom they choose; and nothing slips out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page, form_values
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.answers.models import Audience, Choice
from youthvoice.questions.instrument import instrument

QUESTION = "make-me-safe.4"
ADDRESS = f"/question/{QUESTION}"


def say(young: Browser, words: str, audience: str = "worker", **more: str) -> Page:
    fields = {"words": words, "audience": audience, "send": audience, **more}
    return young.submit(young.get(ADDRESS), ADDRESS, **fields)


def press(young: Browser, button: str, **more: str) -> Page:
    """One of the other buttons under the question."""
    return young.submit(young.get(ADDRESS), ADDRESS, send=button, **more)


def thread(worker: Browser, otter: Young) -> Page:
    return worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}")


# Before the first words


def test_before_the_first_words_ever_it_is_said_who_reads_them(world: World, sam: Staff) -> None:
    young = world.browser(world.young(sam, told=False))
    page = young.get(ADDRESS)
    assert page.h1 == "Before you write"
    for sentence in (
        "You choose each time. Just you, or Sam.",
        "Your worker reads this Monday to Friday, 9 to 5.",
        "You or someone else may get hurt? Then your worker may have to tell someone.",
    ):
        assert sentence in page.text
    page = young.submit(page, f"/before-you-write/{QUESTION}")
    assert page.path == ADDRESS
    assert young.get("/question/who-i-am.1").path == "/question/who-i-am.1", "it is said once"


def test_words_sent_past_that_page_are_not_taken(world: World, sam: Staff) -> None:
    otter = world.young(sam, told=False)
    young = world.browser(otter)
    fields = form_values(young.get(ADDRESS).form(f"/before-you-write/{QUESTION}"))
    fields |= {"words": "Too soon.", "audience": "worker", "send": "worker"}
    response = young.client.post(ADDRESS, data=fields)
    assert "/before-you-write/" in response.headers["Location"]
    assert (
        "Nothing has been sent yet."
        in world.browser(sam).get(f"/work/folders/{otter.folder_id}").text
    )


# To whom


SLIPS = [("worker", "just_me"), ("just_me", "worker"), ("", "worker"), ("worker", ""), ("x", "x")]


def test_the_choice_and_the_button_must_say_the_same(
    young: Browser, worker: Browser, otter: Young
) -> None:
    for audience, pressed in SLIPS:
        fields = {"words": "Keep this.", "feeling": "4", "audience": audience, "send": pressed}
        page = young.submit(young.get(ADDRESS), ADDRESS, status=422, **fields)
        assert "Pick who can see this first." in page.text
        form = form_values(page.form(ADDRESS))
        assert (form["words"], form["feeling"]) == ("Keep this.", "4")
    assert "Keep this." not in worker.get(f"/work/folders/{otter.folder_id}").text
    assert young.get("/mine").text.count("Keep this.") == 0


def test_no_audience_is_chosen_beforehand(young: Browser) -> None:
    assert "audience" not in form_values(young.get(ADDRESS).form(ADDRESS))


def test_just_me_words_can_be_shared_later(young: Browser, worker: Browser, otter: Young) -> None:
    page = say(young, "Maybe later.", "just_me")
    assert page.h1 == "Kept, just for you"
    page = young.get(ADDRESS)
    assert "Only you can read this." in page.text
    assert "Nothing was sent under this question." in thread(worker, otter).text
    assert young.submit(page, "/share").h1 == "Sent to Sam"
    assert "Maybe later." in thread(worker, otter).text
    assert "Sam can read this." in young.get(ADDRESS).text


def test_just_me_words_can_be_deleted_after_being_asked_once(young: Browser) -> None:
    say(young, "Not this.", "just_me")
    (link,) = [a for a in young.get(ADDRESS).all("a") if "/take-back" in (a.get("href") or "")]
    page = young.get(link.get("href") or "")
    assert page.h1 == "Delete this for good?"
    assert "Nobody can get it back. Not even you." in page.text
    page = young.submit(page, "/take-back")
    assert page.path == ADDRESS
    assert "Not this." not in young.get("/mine").text


def test_what_was_sent_cannot_be_deleted_or_shared_again(
    world: World, otter: Young, young: Browser
) -> None:
    answer = world.says(otter, "Sent.", QUESTION)
    assert young.client.get(f"/answers/{answer}/take-back").status_code == 404
    token = form_values(young.get(ADDRESS).form(ADDRESS))["csrf_token"]
    for way in ("take-back", "share"):
        response = young.client.post(f"/answers/{answer}/{way}", data={"csrf_token": token})
        assert response.status_code == 404
    assert "Sent." in young.get("/mine").text


# Without words


def test_a_face_alone_is_enough(young: Browser, worker: Browser, otter: Young) -> None:
    assert say(young, "", feeling="1").h1 == "Sent to Sam"
    assert "Very bad" in thread(worker, otter).text


def test_a_question_can_just_be_asked(young: Browser, worker: Browser, otter: Young) -> None:
    page = press(young, "ask")
    assert page.h1 == "Sent to Sam"
    assert "I want an answer to this." in thread(worker, otter).text
    assert "Waits for an answer" in worker.get("/work/").text


def test_another_time_waits_on_the_say_page_until_something_is_said(young: Browser) -> None:
    page = press(young, "another_time")
    assert page.h1 == "That is OK"
    assert "You said: another time" in young.get("/say").text
    say(young, "Now.", "just_me")
    assert "You said: another time" not in young.get("/say").text


def test_rather_not_tells_nobody_unless_it_is_to_be_told(
    young: Browser, worker: Browser, otter: Young
) -> None:
    page = press(young, "rather_not")
    assert page.h1 == "That is OK"
    assert "Nobody is told." in page.text
    assert "Nothing was sent under this question." in thread(worker, otter).text
    young.submit(page, "/share")
    assert "I do not want to say." in thread(worker, otter).text
    assert "Waits for an answer" not in thread(worker, otter).text, "nothing is owed for it"


def test_what_was_typed_stays_when_it_is_not_said_now(young: Browser) -> None:
    for button in ("rather_not", "another_time", "later"):
        words = f"Half a thought, and then {button}"
        press(young, button, words=words, feeling="2", audience="worker")
        assert "You began this" in young.get("/say").text
        page = young.get(ADDRESS)
        assert "This is what you wrote before. It is not sent yet." in page.text
        form = form_values(page.form(ADDRESS))
        assert (form["words"], form["feeling"]) == (words, "2")


def test_what_was_sent_is_no_draft_any_more(young: Browser) -> None:
    press(young, "later", words="Half a thought")
    say(young, "A whole thought")
    assert "You began this" not in young.get("/say").text
    assert form_values(young.get(ADDRESS).form(ADDRESS))["words"] == ""


def test_a_draft_emptied_again_is_gone(young: Browser) -> None:
    press(young, "later", words="Half a thought")
    press(young, "later", words="", feeling="")
    assert "You began this" not in young.get("/say").text


# At the end of every path


def test_every_path_ends_with_whether_there_is_anything_else(young: Browser) -> None:
    for way in ("worker", "just_me", "ask", "rather_not", "another_time", "later"):
        audience = way if way in ("worker", "just_me") else ""
        page = press(young, way, words="Words.", audience=audience)
        assert "Is there anything else?" in page.text, way
        fields = {"words": f"Yes, after {way}.", "audience": "worker", "send": "worker"}
        page = young.submit(page, "/question/my-own", **fields)
        assert page.h1 == "Sent to Sam"
        assert f"Yes, after {way}." in young.get("/question/my-own").text


def test_something_of_ones_own_cannot_just_be_asked(young: Browser) -> None:
    page = young.submit(young.get("/question/my-own"), "/my-own", status=422, send="ask")
    assert "You have not said anything yet." in page.text


# Again and again


def test_earlier_answers_stay_readable_as_a_thread(
    world: World, otter: Young, young: Browser
) -> None:
    for words in ("First.", "Second.", "Third."):
        say(young, words)
    page = young.get(ADDRESS)
    assert page.text.index("First.") < page.text.index("Second.") < page.text.index("Third.")


def test_all_questions_are_open_in_any_order(young: Browser) -> None:
    themes = instrument().themes
    for theme in reversed(themes):
        page = young.get(f"/say/{theme.id}")
        for question in theme.questions:
            assert question.plain in page.text
            asked = young.get(f"/question/{question.id}")
            assert asked.h1 == question.plain
            assert question.text in asked.text, "the framework's own words are a tap away"


# What came back


def test_no_puts_it_back_on_the_workers_list(
    world: World, sam: Staff, otter: Young, young: Browser, worker: Browser
) -> None:
    world.says(otter, "Who decides?", QUESTION)
    worker.submit(thread(worker, otter), "/reply", words="We do.")
    assert "Nothing owed" in worker.get("/work/").text
    page = young.submit(young.get(ADDRESS), "/verdict", verdict="no")
    assert "It is back on the list. Sam has to answer again." in page.text
    assert "No, this does not answer it." in thread(worker, otter).text
    assert "Waits for an answer" in worker.get("/work/").text


@pytest.mark.parametrize("verdict", ["yes", "a_bit"])
def test_yes_and_a_bit_owe_nothing_and_are_seen(
    world: World, otter: Young, young: Browser, worker: Browser, verdict: str
) -> None:
    world.says(otter, "Who decides?", QUESTION)
    worker.submit(thread(worker, otter), "/reply", words="We do.")
    young.submit(young.get(ADDRESS), "/verdict", verdict=verdict, words="Thanks.")
    assert "Said something new" in worker.get("/work/").text
    assert "Thanks." in thread(worker, otter).text
    assert "Nothing owed" in worker.get("/work/").text


def test_a_verdict_that_is_none_is_refused_with_the_words_kept(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    world.says(otter, "Who decides?", QUESTION)
    worker.submit(thread(worker, otter), "/reply", words="We do.")
    page = young.get(ADDRESS)
    for verdict in ("", "maybe"):
        refused = young.submit(page, "/verdict", status=422, verdict=verdict, words="But why?")
        assert "Tap yes, a bit or no." in refused.text
        assert form_values(refused.form("/verdict"))["words"] == "But why?"
    refused = young.submit(page, "/verdict", status=422, verdict="no", words="x" * 5001)
    assert form_values(refused.form("/verdict"))["words"] == "x" * 5001


def test_nothing_is_judged_before_somebody_replied(
    world: World, otter: Young, young: Browser
) -> None:
    answer = world.says(otter, "Who decides?", QUESTION)
    page = young.get(ADDRESS)
    assert "Does this answer it?" not in page.text
    fields = {**form_values(page.form(ADDRESS)), "verdict": "no"}
    assert young.client.post(f"/answers/{answer}/verdict", data=fields).status_code == 404


def test_the_journey_says_who_saw_it_and_by_when_they_answer(
    world: World, otter: Young, young: Browser, worker: Browser
) -> None:
    world.says(otter, "Who decides?", QUESTION)
    assert "Seen by Sam" in young.get(ADDRESS).text
    page = thread(worker, otter)
    assert "Sam saw it, today" in young.get(ADDRESS).text
    tomorrow = clock.today() + timedelta(days=1)
    worker.submit(page, "/by-day", by_day=tomorrow.isoformat())
    assert "Sam will answer by tomorrow" in young.get(ADDRESS).text
    with clock.held_at(clock.now() + timedelta(days=3)):
        late = world.browser(otter).get(ADDRESS)
    assert "That day is over. It is on top of the list." in late.text


def test_what_was_left_unsaid_by_choice_is_kept_apart_from_what_was_said(
    world: World, otter: Young, young: Browser
) -> None:
    world.says(otter, "", QUESTION, audience=Audience.JUST_ME, choice=Choice.RATHER_NOT)
    assert "I do not want to say." in young.get("/mine").text
