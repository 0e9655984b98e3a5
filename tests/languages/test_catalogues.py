"""The gate on catalogues, tried on small made-up ones; and what happens where one is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from youthvoice.languages import catalogue
from youthvoice.languages.check import wrong_in
from youthvoice.languages.files import po_file, read, update, written
from youthvoice.languages.known import LANGUAGES, TRANSLATED
from youthvoice.languages.sentences import faults, texts

PLAIN, NAMED = "Skip to the page", "Hi <b>%(name)s</b>."
COUNTED = ("%(num)s day", "%(num)s days")


def sources(*more: str) -> Catalog:
    found = Catalog(charset="utf-8", fuzzy=False)
    for sentence in (PLAIN, NAMED, COUNTED, *more):
        found.add(sentence)
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Catalogues that are all whole."""
    update(sources(), tmp_path)
    for code in TRANSLATED:
        whole = read(po_file(code, tmp_path), LANGUAGES[code].locale)
        for message in whole:
            if message.id:
                forms = tuple(f"{code} {texts(message.id)[-1]}" for _ in range(whole.num_plurals))
                message.string = forms if message.pluralizable else forms[0]
        po_file(code, tmp_path).write_text(written(whole), "utf-8")
    return tmp_path


def say(place: Path, sentence: object, said: object, *, fuzzy: bool = False) -> list[str]:
    """What is wrong once the Polish for a sentence is this."""
    polish = read(po_file("pl", place), "pl")
    message = next(each for each in polish if each.id == sentence)
    message.string = said
    if fuzzy:
        message.flags.add("fuzzy")
    po_file("pl", place).write_text(written(polish), "utf-8")
    return list(wrong_in(sources(), place))


def test_whole_catalogues_pass(place: Path) -> None:
    assert list(wrong_in(sources(), place)) == []


def test_a_new_sentence_fails_until_every_language_has_it(place: Path) -> None:
    stale = list(wrong_in(sources("New."), place))
    assert "young.pot is not what the sources say. Run `make messages`." in stale
    assert "pl: “New.” is missing. Run `make messages`." in stale
    update(sources("New."), place)
    found = list(wrong_in(sources("New."), place))
    assert found == [f"{code}: “New.” is not translated." for code in TRANSLATED]


def test_a_sentence_that_is_gone_fails_until_it_is_dropped(place: Path) -> None:
    fewer = Catalog(charset="utf-8", fuzzy=False)
    fewer.add(PLAIN)
    assert "ar: “Hi <b>%(name)s</b>.” is said nowhere. Run `make messages`." in list(
        wrong_in(fewer, place)
    )
    update(fewer, place)
    assert list(wrong_in(fewer, place)) == []


@pytest.mark.parametrize(
    ("sentence", "said", "fault"),
    [
        (PLAIN, "", "is not translated"),
        (PLAIN, "Pomiń ", "has other space around it"),
        (PLAIN, "Pomiń\nto", "has other space around it"),
        (PLAIN, "Pomiń %(name)s", "has other placeholders"),
        (NAMED, "Cześć <b>Ola</b>.", "has other placeholders"),
        (NAMED, "Cześć <b>%(nazwa)s</b>.", "has other placeholders"),
        (NAMED, "Cześć %(name)s.", "has other markup"),
        (NAMED, "Cześć <b>%(name)s</b><script>.", "has other markup"),
        (COUNTED, ("dzień", "%(num)s dni"), "is not translated"),
        (COUNTED, ("dzień", "", "%(num)s dni"), "is not translated"),
        (COUNTED, ("dzień", "%(num)s dni", "%(count)s dni"), "has other placeholders"),
    ],
)
def test_a_translation_that_does_not_fit_its_sentence_fails(
    place: Path, sentence: object, said: object, fault: str
) -> None:
    assert say(place, sentence, said) == [f"pl: “{texts(sentence)[0]}” {fault}."]


def test_a_guess_fails(place: Path) -> None:
    assert say(place, PLAIN, "Pomiń", fuzzy=True) == [f"pl: “{PLAIN}” is only guessed."]


def test_a_missing_or_damaged_catalogue_fails(place: Path) -> None:
    po_file("cy", place).unlink()
    po_file("ur", place).write_text('msgid "a\n', "utf-8")
    found = list(wrong_in(sources(), place))
    assert found == [f"{code}: there is no catalogue that can be read." for code in ("cy", "ur")]


def test_two_pictures_called_alike_fail(place: Path) -> None:
    update(sources("boat", "bus"), place)
    for code in TRANSLATED:
        whole = read(po_file(code, place), LANGUAGES[code].locale)
        for message in whole:
            if message.id in ("boat", "bus"):
                message.string = "vehicle" if code == "cy" else f"{code} {message.id}"
        po_file(code, place).write_text(written(whole), "utf-8")
    found = list(wrong_in(sources("boat", "bus"), place))
    assert found == ["cy: 2 pictures are called “vehicle”."]


def test_updating_keeps_what_was_translated_and_writes_the_same_file_twice(place: Path) -> None:
    before = {code: po_file(code, place).read_text("utf-8") for code in TRANSLATED}
    update(sources(), place)
    assert {code: po_file(code, place).read_text("utf-8") for code in TRANSLATED} == before


def test_what_does_not_fit_stays_english_and_the_rest_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(place, NAMED, "Cześć %(nazwa)s.")
    po_file("cy", place).unlink()
    monkeypatch.setattr(catalogue, "po_file", lambda code: po_file(code, place))
    read_now = catalogue.sentences_in.__wrapped__
    polish, welsh, arabic = read_now("pl"), read_now("cy"), read_now("ar")
    assert polish.gettext(PLAIN) == f"pl {PLAIN}"
    assert polish.gettext(NAMED) == NAMED
    assert welsh.gettext(PLAIN) == PLAIN
    # A value in other letters does not turn the sentence around it.
    assert arabic.gettext(NAMED) == "ar Hi <b>\u2068%(name)s\u2069</b>."
    assert arabic.ngettext(*COUNTED, 3) == "ar \u2068%(num)s\u2069 days"


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_shipped_sentence_fits(code: str) -> None:
    shipped = read(po_file(code), LANGUAGES[code].locale)
    said = [each for each in shipped if each.id and all(texts(each.string))]
    assert [
        (each.id, *faults(each, shipped.num_plurals))
        for each in said
        if any(faults(each, shipped.num_plurals))
    ] == []
