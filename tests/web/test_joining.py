"""A young person comes in with four words, picks a name and a code, and may lose the code."""

from __future__ import annotations

import pytest

from tests.page import Browser, Page, form_values
from tests.world import PICTURES, Staff, World, Young
from youthvoice.answers.models import Audience

SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.fixture
def four(world: World, sam: Staff) -> str:
    return world.invitation(sam, world.folder(sam))


def at_code(browser: Browser, four: str, name: str = "Otter") -> Page:
    """The page where the code is chosen."""
    page = browser.submit(browser.get(f"/join/{four}"), "/join")
    return browser.submit(page, "/join", name=name)


def tap(browser: Browser, page: Page, pictures: str) -> Page:
    """Presses pictures one by one, as without JavaScript: each press is a form."""
    for picture in pictures.split():
        page = browser.submit(page, "/join", pick=picture)
    return page


def can_go_on(page: Page) -> bool:
    """Whether the button after the six pictures is to be seen."""
    (ready,) = page.all("div", class_="ready")
    return ready.get("hidden") is None


def test_four_words_lead_in_step_by_step(world: World, four: str) -> None:
    browser = world.browser()
    page = browser.get("/")
    assert "I have four words" in page.text
    page = browser.submit(browser.get("/join"), "/join", four=four)
    assert page.h1 == "What shall we call you?"
    page = browser.submit(page, "/join", name="Otter")
    assert page.h1 == "Pick six pictures"
    page = tap(browser, page, PICTURES)
    assert can_go_on(page)
    page = browser.submit(page, "/join", go="1")
    assert page.h1 == "Pick them once more"
    page = tap(browser, page, PICTURES)
    page = browser.submit(page, "/join", go="1")
    assert page.h1 == "Hi Otter."
    assert "You are in." in page.text
    assert "You are in." not in browser.get("/home").text


def test_the_four_words_may_be_typed_as_they_were_said(world: World, four: str) -> None:
    browser = world.browser()
    typed = "  " + four.replace("-", ", ").upper() + " "
    page = browser.submit(browser.get("/join"), "/join", four=typed)
    assert page.h1 == "What shall we call you?"


def test_the_qr_codes_address_fills_the_words_in_and_uses_nothing_up(
    world: World, four: str
) -> None:
    for _ in range(2):
        page = world.browser().get(f"/join/{four}")
        assert form_values(page.form("/join"))["four"] == four
    assert at_code(world.browser(), four).h1 == "Pick six pictures"


def test_each_press_of_the_pad_shows_what_was_picked_and_can_be_undone(
    world: World, four: str
) -> None:
    browser = world.browser()
    page = tap(browser, at_code(browser, four), "owl kite")
    assert "2 of 6" in page.text
    assert [svg.get("aria-label") for svg in page.all(SVG, role="img")] == ["owl", "kite"]
    assert not can_go_on(page)
    page = browser.submit(page, "/join", undo="1")
    assert "1 of 6" in page.text
    page = tap(browser, page, "cake boat sun drum owl kite cake")
    assert "6 of 6" in page.text, "a seventh press changes nothing"


def test_a_second_picking_that_differs_begins_the_code_anew(world: World, four: str) -> None:
    browser = world.browser()
    page = browser.submit(at_code(browser, four), "/join", picked=PICTURES, go="1")
    page = browser.submit(page, "/join", status=422, again="owl owl kite kite sun sun", go="1")
    assert "Those were not the same. Pick your six pictures again." in page.text
    assert page.h1 == "Pick six pictures"
    assert "0 of 6" in page.text
    page = browser.submit(page, "/join", picked=PICTURES, go="1")
    assert browser.submit(page, "/join", again=PICTURES, go="1").h1 == "Hi Otter."


def test_a_code_that_is_easy_to_guess_is_refused_with_what_to_change(
    world: World, four: str
) -> None:
    browser = world.browser()
    page = at_code(browser, four)
    for picked, sentence in (
        ("owl kite", "Pick six pictures."),
        ("owl owl owl owl owl kite", "Pick at least three different pictures."),
    ):
        refused = browser.submit(page, "/join", status=422, picked=picked, go="1")
        assert sentence in refused.text


def test_secret_words_can_take_the_place_of_pictures(world: World, four: str) -> None:
    browser = world.browser()
    page = at_code(browser, four)
    forms = [form for form in page.all("form") if not form.findall(".//input[@name='picked']")]
    (other,) = [form for form in forms if (form.get("action") or "") == "/join"]
    response = browser.client.post("/join", data={**form_values(other), "kind": "words"})
    page = Page(response, "/join")
    assert page.h1 == "Your secret words"
    page = browser.submit(page, "/join", status=422, secret_words="too short", go="1")
    assert "Use three different words or more." in page.text
    page = browser.submit(page, "/join", secret_words="marble otter sleigh", go="1")
    assert page.h1 == "Hi Otter."
    again = world.browser()
    page = again.submit(again.get("/sign-in"), "/sign-in", name="otter")
    words = {"kind": "words", "secret_words": "Marble  OTTER sleigh", "go": "1"}
    assert again.submit(page, "/sign-in", **words).h1 == "Hi Otter."


def test_a_name_that_somebody_has_is_refused_kindly(world: World, sam: Staff, four: str) -> None:
    world.young(sam, "Fox")
    browser = world.browser()
    page = browser.submit(browser.get(f"/join/{four}"), "/join")
    for name in ("Fox", "fox", " FOX ", "Fo\u200dx", "Sam"):
        page = browser.submit(page, "/join", status=422, name=name)
        assert "Someone has that name. Pick another one." in page.text
    assert browser.submit(page, "/join", name="Vixen").h1 == "Pick six pictures"


def test_a_name_taken_meanwhile_is_refused_at_the_last_step(
    world: World, sam: Staff, four: str
) -> None:
    browser = world.browser()
    page = browser.submit(at_code(browser, four, "Fox"), "/join", picked=PICTURES, go="1")
    world.young(sam, "Fox")
    page = browser.submit(page, "/join", status=422, again=PICTURES, go="1")
    assert "Someone has that name. Pick another one." in page.text


def test_an_invitation_is_shown_once_and_good_once(
    world: World, sam: Staff, worker: Browser
) -> None:
    page = worker.submit(worker.get("/work/young-people/new"), "/new", label="J. from school")
    (words,) = page.all("p", class_="four-words")
    four = (words.text or "").strip()
    assert page.h1 == "An invitation for J. from school"
    assert page.all(SVG, class_="qr")
    (row,) = [a for a in worker.get("/work/").all("a") if "worklist__row" in (a.get("class") or "")]
    folder = worker.get(row.get("href") or "")
    assert "One is open until" in folder.text
    for word in (four, four.replace(" ", "-")):
        assert word not in folder.html
    browser = world.browser()
    page = at_code(browser, four.replace(" ", "-"))
    page = browser.submit(page, "/join", picked=PICTURES, go="1")
    browser.submit(page, "/join", again=PICTURES, go="1")
    late = world.browser()
    page = late.submit(late.get("/join"), "/join", status=422, four=four)
    assert "Those words did not work." in page.text


def test_a_new_invitation_ends_the_one_before(world: World, sam: Staff, worker: Browser) -> None:
    folder = world.folder(sam)
    before = world.invitation(sam, folder)
    worker.submit(worker.get(f"/work/folders/{folder}"), "/invitation")
    browser = world.browser()
    browser.submit(browser.get("/join"), "/join", status=422, four=before)


def test_a_lost_code_is_mended_by_the_worker_and_what_was_sent_stays_readable(
    world: World, otter: Young, worker: Browser
) -> None:
    world.says(otter, "Sent words.")
    world.says(otter, "Only my words.", audience=Audience.JUST_ME)
    page = worker.submit(worker.get(f"/work/folders/{otter.folder_id}"), "/invitation")
    assert "What they kept for just themselves stays locked for ever" in page.text
    (words,) = page.all("p", class_="four-words")
    browser = world.browser()
    page = browser.submit(browser.get("/join"), "/join", four=words.text or "")
    assert "You were Otter before." in page.text
    assert form_values(page.form("/join"))["name"] == "Otter"
    page = browser.submit(page, "/join")
    page = browser.submit(page, "/join", picked="sun drum owl kite cake boat", go="1")
    page = browser.submit(page, "/join", again="sun drum owl kite cake boat", go="1")
    assert page.h1 == "Hi Otter."
    mine = browser.get("/mine")
    assert "Sent words." in mine.text
    assert "Only my words." not in mine.text
    assert "You locked this with your old code. It cannot be opened any more." in mine.text


def test_an_area_without_a_duty_lead_makes_no_folder(world: World) -> None:
    browser = world.browser(world.staff("Sam"))
    page = browser.submit(browser.get("/work/young-people/new"), "/new", status=422, label="J.")
    assert "Your area has no duty lead yet." in page.text
