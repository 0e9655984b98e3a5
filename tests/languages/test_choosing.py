"""Which language a page is in: as it was chosen, else as the phone speaks; and who learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from babel.support import NullTranslations
from flask import Flask

from tests.one_app import one_app
from tests.page import Browser, json_of
from tests.security.stage import only_sqlite
from tests.world import World
from youthvoice import clock
from youthvoice.config import Settings
from youthvoice.languages import checked
from youthvoice.languages.known import LANGUAGES, TRANSLATED
from youthvoice.web import languages as web
from youthvoice.web.languages import date_words, exact_day, month_words

pytestmark = only_sqlite


@pytest.fixture
def world(settings: Settings) -> Iterator[World]:
    with one_app(settings, calm=True) as app:
        yield World(app)


def spoken(browser: Browser, path: str, brought: str = "") -> tuple[str | None, str | None]:
    """The language and direction of a page, for a phone that speaks what is brought."""
    headers = {"Accept-Language": brought} if brought else None
    html = browser.client.get(path, headers=headers).get_data(as_text=True)
    start = html[html.index("<html") : html.index("<head>")]
    said = dict(part.split("=", 1) for part in start.strip(" \n>").split() if "=" in part)
    return said["lang"].strip('">'), said["dir"].strip('">')


@pytest.mark.parametrize(
    ("brought", "lang", "direction"),
    [
        ("", "en-GB", "ltr"),
        ("fr-FR,fr;q=0.9", "en-GB", "ltr"),
        ("en-US,en;q=0.9,pl;q=0.8", "en-GB", "ltr"),
        ("pl-PL,pl;q=0.9,en;q=0.7", "pl", "ltr"),
        ("fr,ur;q=0.8,en;q=0.2", "ur", "rtl"),
        ("ar-SY", "ar", "rtl"),
        ("cy", "cy", "ltr"),
    ],
)
def test_a_page_speaks_what_the_phone_speaks(
    world: World, brought: str, lang: str, direction: str
) -> None:
    assert spoken(world.browser(), "/", brought) == (lang, direction)


def test_a_choice_without_an_account_goes_before_what_the_phone_speaks(world: World) -> None:
    stranger = world.browser()
    page = stranger.get("/join")
    buttons = {each.get("value"): each for each in page.all("button", name="language")}
    assert list(buttons) == list(LANGUAGES)
    for code, button in buttons.items():
        language = LANGUAGES[code]
        assert (button.text, button.get("lang")) == (language.own, language.tag)
        assert button.get("dir") == language.direction
    page = stranger.submit(page, "/language", language="ro")
    assert page.path.endswith("/join")
    assert spoken(stranger, "/help", "pl") == ("ro", "ltr")
    # Staff read English, whatever this phone keeps.
    assert spoken(stranger, "/work/sign-in", "pl")[0] == "en-GB"
    assert spoken(stranger, "/work/nowhere", "pl")[0] == "en-GB"
    # One page in English for once, and the choice still holds.
    assert spoken(stranger, "/help?lang=en") == ("en-GB", "ltr")
    assert spoken(stranger, "/help") == ("ro", "ltr")


def test_a_language_is_chosen_beside_how_pages_look_and_keeps_it(world: World) -> None:
    stranger = world.browser()
    stranger.submit(stranger.get("/how-it-looks"), "/how-it-looks", colours="dark", language="cy")
    stranger.submit(stranger.get("/"), "/language", language="ar")
    root = stranger.get("/").tree
    assert (root.get("class"), root.get("lang"), root.get("dir")) == ("dark", "ar", "rtl")
    stranger.submit(stranger.get("/"), "/language", language="nonsense")
    assert stranger.get("/").tree.get("lang") == "en-GB"


def test_pages_that_know_nobody_go_by_their_address_alone(world: World) -> None:
    stranger = world.browser()
    stranger.submit(stranger.get("/"), "/language", language="ar")
    assert spoken(stranger, "/rate", "pl") == ("en-GB", "ltr")
    assert spoken(stranger, "/rate?lang=ar", "pl") == ("ar", "rtl")
    links = [each.get("href") for each in stranger.get("/rate?lang=ar").all("a")]
    assert "/rate/card?lang=ar" in links or "/rate/card" not in links
    # What leads there from a page that knows the choice carries it.
    with world.app.test_request_context("/services?lang=ur"):
        assert web.url_for("public.rate") == "/rate?lang=ur"
        assert web.url_for("public.help_now") == "/help"
    with world.app.test_request_context("/services"):
        assert web.url_for("public.rate") == "/rate"


def test_a_page_says_that_a_machine_translated_it_until_a_speaker_has_checked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "A machine translated these words."
    monkeypatch.setattr(web, "sentences_in", lambda _: NullTranslations())
    stranger = world.browser()
    marks = {code: {"checked_by": "draft"} for code in TRANSLATED}
    marks["pl"] = {"checked_by": "Ewa, 3 May 2026"}
    monkeypatch.setattr(
        checked, "_marks", lambda: {code: each["checked_by"] for code, each in marks.items()}
    )
    assert line not in stranger.get("/help").text
    assert line not in stranger.get("/help?lang=pl").text
    page = stranger.get("/rate?lang=ro")
    assert line in page.text
    assert "?lang=en" in [each.get("href") for each in page.all("a")]


def test_pages_kept_on_a_phone_are_in_the_language_of_the_page_that_kept_them(
    world: World,
) -> None:
    stranger = world.browser()
    stranger.submit(stranger.get("/"), "/language", language="ur")
    (body,) = stranger.get("/").all("body")
    assert body.get("data-worker") == "/keep.js?lang=ur"
    # Browsers bring no cookie for it, so its address says all.
    kept = world.browser().client.get("/keep.js?lang=ur").get_data(as_text=True).partition("\n")[0]
    assert '"asked": "?lang=ur"' in kept
    assert "fonts/arabic-400" in kept
    english = world.browser().client.get("/keep.js").get_data(as_text=True).partition("\n")[0]
    assert '"asked": ""' in english
    assert "arabic" not in english
    told = json_of(world.browser().client.get("/manifest.webmanifest?lang=ur"))
    assert (told["lang"], told["dir"]) == ("ur", "rtl")


def test_a_worker_sees_which_language_was_written_in_and_only_beside_the_words(
    world: World,
) -> None:
    sam = (
        world.staff(
            "Sam",
        )
        if world.duty_lead()
        else None
    )
    otter = world.young(sam)
    young = world.browser(otter)
    young.client.set_cookie("__Host-look", "------pl", secure=True, path="/")
    token = young.get("/help?lang=en").all("input", name="csrf_token")[0].get("value")
    for words, face in (("Kto decyduje?", ""), ("", "3")):
        young.client.post(
            "/question/who-i-am.1",
            data={"csrf_token": token, "words": words, "feeling": face}
            | {"audience": "worker", "send": "worker"},
            headers={"Sec-Fetch-Site": "same-origin"},
        )
    page = world.browser(sam).get(f"/work/folders/{otter.folder_id}/who-i-am.1")
    assert page.text.count("Written in Polish.") == 1
    (words_,) = [each for each in page.all("div", class_="words") if each.get("lang")]
    assert (words_.text, words_.get("lang"), words_.get("dir")) == ("Kto decyduje?", "pl", "auto")


@pytest.mark.parametrize(
    ("code", "day", "exact", "month"),
    [
        ("en", "Sunday 3 May", "3 May 2026", "May"),
        ("cy", "Dydd Sul 3 Mai", "3 Mai 2026", "Mai"),
        ("pl", "niedziela, 3 maja", "3 maja 2026", "maj"),
        ("ro", "duminică, 3 mai", "3 mai 2026", "mai"),
        ("ur", "اتوار، 3 مئی", "3 مئی 2026", "مئی"),
        ("ar", "الأحد، 3 مايو", "3 مايو 2026", "مايو"),
    ],
)
def test_days_and_months_are_said_as_its_speakers_say_them(
    world: World, code: str, day: str, exact: str, month: str
) -> None:
    app: Flask = world.app
    third = date(2026, 5, 3)
    with app.test_request_context(f"/help?lang={code}"), clock.held_at(clock.now().replace(2026)):
        assert (date_words(third), exact_day(third), month_words(third)) == (day, exact, month)
