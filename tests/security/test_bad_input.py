"""Whatever is typed is kept as plain text or refused with what to change; and tells nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.page import Browser, Page, form_values
from tests.security.contents import contents
from tests.security.stage import QUESTION, form_token
from tests.world import PASSPHRASE, PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.attempts import FREE_TRIES
from youthvoice.crypto.one_time_codes import current_code

KEPT = {
    "markup": "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "an entity": "&lt;b&gt; &amp; &copy;",
    "template": "{{ 7*7 }} {% if x %} ${x} #{x}",
    "right to left": "\u202eevil\u202c مرحبا \u200f",
    "emoji": "👩🏽‍👩🏽‍👧🏽‍👦🏽🏳️‍🌈" * 100,
    "lines": "one\n\ntwo\tthree",
    "a line first": "\nbegins late",
    "quotes": "\"'`\\",
    "sql": "'); DROP TABLE answers; --",
    "json": '{"words": "x", "face": 9}\u2028\u2029',
    "zalgo": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "as long as can be": "é" * 5000,
}
CHANGED = {
    "nul": ("a\x00b", "ab"),
    "control": ("a\x07\x1b[31mb\x7f\x9f", "a[31mb"),
    "line ends": ("a\r\nb\rc", "a\nb\nc"),
    "spaces around": ("  \n a \n ", "a"),
}


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def say(browser: Browser, words: str, status: int = 200, **more: str) -> Page:
    page = browser.get(f"/question/{QUESTION}")
    fields = {"words": words, "audience": "worker", "send": "worker", **more}
    return browser.submit(page, f"/question/{QUESTION}", status=status, **fields)


def shown_words(page: Page) -> list[str]:
    """Words as the page shows them, spaces and all; without what the template puts round them."""
    return ["".join(each.itertext()) for each in page.all("div", class_="words")]


# Words


def test_words_are_kept_exactly_and_shown_as_plain_text(
    world: World, sam: Staff, otter: Young
) -> None:
    young = world.browser(otter)
    for words in KEPT.values():
        assert say(young, words).h1 == "Sent to Sam"
    for page in (
        young.get(f"/question/{QUESTION}"),
        young.get("/mine"),
        world.browser(sam).get(f"/work/folders/{otter.folder_id}/{QUESTION}"),
    ):
        assert [words.strip() for words in KEPT.values()] == shown_words(page)
        # The browser refuses scripts without an address; a picture would have come from a word.
        assert page.all("img") == []
    copy = Page(young.client.get("/mine/copy"), "/mine/copy")
    everything = "".join(copy.tree.itertext())
    for name, words in KEPT.items():
        assert all(line in everything for line in words.strip().splitlines()), name
    assert copy.all("script") == copy.all("img") == []


def test_what_no_page_can_show_is_left_out(world: World, otter: Young) -> None:
    young = world.browser(otter)
    for typed, _ in CHANGED.values():
        say(young, typed)
    kept = [kept for _, kept in CHANGED.values()]
    assert shown_words(young.get(f"/question/{QUESTION}")) == kept


def test_everybodys_words_have_their_own_direction(world: World, otter: Young) -> None:
    young = world.browser(otter)
    say(young, KEPT["right to left"])
    for words in young.get(f"/question/{QUESTION}").all("div", class_="words"):
        assert words.get("dir") == "auto"


def test_words_that_are_too_long_stay_in_the_form(world: World, otter: Young) -> None:
    young, before = world.browser(otter), contents(world.database)["answers"]
    for length in (5001, 100_000):
        page = say(young, "y" * length, 422, feeling="4")
        assert f"Take out about {length - 5000:,} letters" in page.text
        form = form_values(page.form(f"/question/{QUESTION}"))
        assert form["words"] == "y" * length
        assert (form["feeling"], form["audience"]) == ("4", "worker")
    assert contents(world.database)["answers"] == before


def test_nothing_said_is_refused_with_what_to_do(world: World, otter: Young) -> None:
    for words in ("", " \n\t ", "\x00\x07"):
        page = say(world.browser(otter), words, 422)
        assert "You have not said anything yet. Write something, or pick a face." in page.text


def test_a_face_that_there_is_not_is_no_face(world: World, otter: Young) -> None:
    young = world.browser(otter)
    for face in ("0", "6", "-1", "²", "٣", "1" * 5000, "nan", "1.5", "x"):
        assert say(young, "Words.", feeling=face).h1 == "Sent to Sam"
    assert young.get(f"/question/{QUESTION}").all("p", class_="chosen-face") == []


def test_a_question_that_there_is_not_is_not_found(world: World, sam: Staff, otter: Young) -> None:
    young, worker = world.browser(otter), world.browser(sam)
    for question in ("nothing", "who-i-am.99", "my-own%00", "%F0%9F%98%80", "x" * 5000):
        for path in (f"/question/{question}", f"/say/{question}", f"/kept/{question}"):
            assert young.client.get(path).status_code == 404, path
        path = f"/work/folders/{otter.folder_id}/{question}"
        assert worker.client.get(path).status_code == 404, path
    assert not [line for line in contents(world.database)["record_lines"] if "looked" in line]


def test_a_draft_about_nothing_there_is_is_not_kept(world: World, otter: Young) -> None:
    browser = world.browser(otter)
    fields = {"csrf_token": form_token(browser), "words": "Words."}
    for subject in ("", "question", "question:", "diary:x", "question:" + "x" * 99, "a'b"):
        response = browser.client.post("/draft", data={**fields, "subject": subject})
        assert response.status_code == 404, subject
    assert contents(world.database)["drafts"] == []


# A worker's words and days


@pytest.fixture
def thread(world: World, sam: Staff, otter: Young) -> tuple[Browser, Page]:
    world.says(otter, "Who decides?")
    worker = world.browser(sam)
    return worker, worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}")


def test_a_question_is_not_closed_without_words(thread: tuple[Browser, Page]) -> None:
    worker, page = thread
    for words in ("", " ", "\x00"):
        refused = worker.submit(page, "/reply", status=422, words=words)
        assert "A question cannot be closed without words." in refused.text
    assert "Waits for an answer" in worker.get("/work/").text


def test_a_reply_that_is_too_long_stays_in_the_form(thread: tuple[Browser, Page]) -> None:
    worker, page = thread
    for length in (5001, 100_000):
        refused = worker.submit(page, "/reply", status=422, words="y" * length)
        assert form_values(refused.form("/reply"))["words"] == "y" * length


def test_a_day_that_cannot_be_promised_is_refused(thread: tuple[Browser, Page]) -> None:
    worker, page = thread
    for day in ("", "yesterday", "2020-01-01", "2199-01-01", "0000-00-00", "\x00"):
        refused = worker.submit(page, "/by-day", status=422, by_day=day)
        assert refused.all("p", class_="field__error"), day


def test_more_than_any_page_sends_is_refused_before_it_is_read(world: World, otter: Young) -> None:
    browser = world.browser(otter)
    fields = {"csrf_token": form_token(browser), "words": "y" * 1_000_000}
    response = browser.client.post(f"/question/{QUESTION}", data=fields)
    assert (response.status_code, Page(response, "").h1) == (413, "That is too much at once")


# Names and labels


def test_a_label_is_one_line_of_plain_text(world: World, sam: Staff) -> None:
    worker = world.browser(sam)
    form = worker.get("/work/young-people/new")
    for typed, kept in (
        ("<b>Sam</b>", "<b>Sam</b>"),
        ("\u202eecila\u202c", "ecila"),
        ("a\x00\nb", "a b"),
        ("Zoë 🦦", "Zoë 🦦"),
    ):
        assert worker.submit(form, "/new", label=typed).h1 == f"An invitation for {kept}"


def test_a_label_that_cannot_be_kept_stays_in_the_form(world: World, sam: Staff) -> None:
    worker = world.browser(sam)
    form = form_values(worker.get("/work/young-people/new").form("/new"))
    for label in ("", "  ", "\u202e", "\x00", "x" * 41, "x" * 100_000):
        response = worker.client.post("/work/young-people/new", data={**form, "label": label})
        page = Page(response, "/work/young-people/new")
        assert page.all("div", role="alert"), label
        if len(label) > 40:
            assert form_values(page.form("/new"))["label"] == label
    assert contents(world.database)["folders"] == []


def test_what_an_administrator_writes_about_an_area_is_kept_as_plain_text(world: World) -> None:
    robin = world.browser(world.administrator())
    page = robin.get("/work/area")
    robin.submit(page, "/area", reading_hours="on Mo\x00ndays", help_note="Call\x00 <b>us</b>.")
    form = form_values(robin.get("/work/area").form("/area"))
    assert (form["reading_hours"], form["help_note"]) == ("on Mondays", "Call <b>us</b>.")


# Invitations and secrets tell nothing


def _join(browser: Browser, four: str) -> Page:
    page = browser.get("/join")
    data = {**form_values(page.form("/join")), "four": four}
    return Page(browser.client.post("/join", data=data), "/join")


def test_unknown_used_old_and_replaced_invitations_get_the_same_answer(
    world: World, sam: Staff
) -> None:
    folder = world.folder(sam)
    replaced = world.invitation(sam, folder)
    used = world.invitation(sam, folder)
    browser = world.browser()
    page = browser.submit(_join(browser, used), "/join", name="Otter")
    page = browser.submit(page, "/join", picked=PICTURES, go="1")
    browser.submit(page, "/join", again=PICTURES, go="1")
    old = world.invitation(sam, world.folder(sam))
    stranger = world.browser()
    answers = [_join(stranger, four) for four in ("able-baker-charlie-dog", replaced, used)]
    with clock.held_at(clock.now() + timedelta(hours=49)):
        answers.append(_join(stranger, old))
    sentence = "Those words did not work. Ask your worker for new ones."
    for answer in answers:
        assert (answer.status, answer.h1) == (422, "Your four words")
        assert sentence in answer.text
    assert len({answer.text for answer in answers}) == 1


def test_words_that_are_no_invitation_are_refused(world: World) -> None:
    browser = world.browser()
    for four in ("", " ", "-", "\x00", "<b>", "x" * 100_000, "é è ê ë", "owl"):
        page = _join(browser, four)
        assert page.h1 == "Your four words", four
        assert page.all("div", role="alert"), four


def test_an_address_with_made_up_words_shows_them_as_plain_text(world: World) -> None:
    browser = world.browser()
    for four in ("%00", "x" * 3000, "%3Cscript%3E", "%22%20onfocus=%22x", "owl-owl-owl-owl", "a/b"):
        response = browser.client.get(f"/join/{four}")
        assert response.status_code == (404 if "/" in four else 200), four
        Page(response, "/join/…")


def test_a_wrong_code_and_an_unknown_name_get_the_same_answer(world: World, otter: Young) -> None:
    browser = world.browser()
    answers = []
    for name in ("Otter", "Nobody", "sam"):
        page = browser.submit(browser.get("/sign-in"), "/sign-in", name=name)
        wrong = "sun sun sun owl owl kite"
        page = browser.submit(page, "/sign-in", status=422, picked=wrong, go="1")
        answers.append(page.text)
    assert "That did not work. Check the name and the code. Then try again." in answers[0]
    assert len(set(answers)) == 1


def test_at_work_a_wrong_part_and_an_unknown_name_get_the_same_answer(
    world: World, sam: Staff, otter: Young
) -> None:
    good = current_code(sam.totp_secret, clock.now())
    tries = [
        ("sam", PASSPHRASE, "000000" if good != "000000" else "111111"),
        ("sam", PASSPHRASE, ""),
        ("sam", "wrong wrong wrong", good),
        ("nobody", PASSPHRASE, good),
    ]
    answers = []
    for name, passphrase, code in tries:
        browser = world.browser()
        fields = {"name": name, "passphrase": passphrase, "code": code or "12 34"}
        page = browser.submit(browser.get("/work/sign-in"), "/sign-in", status=422, **fields)
        answers.append(page.text)
    assert "Name, passphrase and code do not match." in answers[0]
    assert len(set(answers)) == 1


def test_known_and_unknown_names_are_slowed_down_alike(world: World, otter: Young) -> None:
    browser, wrong = world.browser(), "sun sun sun owl owl kite"
    answers: dict[str, list[tuple[int, str]]] = {}
    with clock.held_at(clock.now()):
        for name in ("Otter", "Nobody"):
            for _ in range(FREE_TRIES + 3):
                data = {"csrf_token": form_token(browser), "name": name, "picked": wrong, "go": "1"}
                page = Page(browser.client.post("/sign-in", data=data), "/sign-in")
                answers.setdefault(name, []).append((page.status, page.text))
    assert answers["Otter"] == answers["Nobody"]
    assert [status for status, _ in answers["Otter"]][-2:] == [429, 429]
    assert "Wait 2 seconds. Then try again." in answers["Otter"][-1][1]


def test_who_was_slowed_down_still_gets_in_after_the_wait(world: World, otter: Young) -> None:
    browser, begun = world.browser(), clock.now()
    data = {"csrf_token": form_token(browser), "name": "Otter", "go": "1"}
    for minute in range(30):
        with clock.held_at(begun + timedelta(minutes=16 * minute)):
            wrong = {**data, "picked": "sun sun sun owl owl kite"}
            assert browser.client.post("/sign-in", data=wrong).status_code == 422
    with clock.held_at(begun + timedelta(minutes=16 * 30)):
        response = browser.client.post("/sign-in", data={**data, "picked": PICTURES})
    assert response.status_code == 303


def test_who_has_no_invitation_does_not_learn_which_names_are_taken(
    world: World, otter: Young
) -> None:
    browser = world.browser()
    token = form_token(browser)
    steps = ({}, {"picked": PICTURES}, {"picked": PICTURES, "go": "1"}, {"kind": "words"})
    answers: dict[str, list[tuple[int, str]]] = {}
    for name in ("Otter", "Nobody", "Sam"):
        for step in steps:
            data = {"csrf_token": token, "four": "able-baker-charlie-dog", "name": name, **step}
            page = Page(browser.client.post("/join", data=data), "/join")
            answers.setdefault(name, []).append((page.status, page.text))
    assert answers["Otter"] == answers["Nobody"] == answers["Sam"]


# Where a sign-in leads


ELSEWHERE = (
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "evil.example",
    "/\x00/evil.example",
    "///evil.example",
    "",
)


def test_a_young_persons_sign_in_never_leads_to_another_site(world: World, otter: Young) -> None:
    young = world.browser()
    data = {"csrf_token": form_token(young), "name": "Otter", "picked": PICTURES, "go": "1"}
    for address in ELSEWHERE:
        response = young.client.post("/sign-in", data={**data, "back_to": address})
        assert response.headers["Location"] == "/home", address
    response = young.client.post("/sign-in", data={**data, "back_to": "/mine"})
    assert response.headers["Location"] == "/mine"


def test_a_sign_in_at_work_never_leads_to_another_site(world: World, sam: Staff) -> None:
    worker, begun = world.browser(), clock.now()
    data = {"csrf_token": form_token(worker), "name": "sam", "passphrase": PASSPHRASE}
    for number, address in enumerate(ELSEWHERE):
        with clock.held_at(begun + timedelta(minutes=number)):
            code = current_code(sam.totp_secret, clock.now())
            fields = {**data, "code": code, "back_to": address}
            response = worker.client.post("/work/sign-in", data=fields)
        assert response.headers["Location"] == "/work/", address
