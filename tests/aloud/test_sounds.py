"""Sounds of fixed sentences: one for each, made once, never of anybody's own words."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.databases import missing
from youthvoice.aloud import making
from youthvoice.aloud.fixed import fixed_sentences
from youthvoice.aloud.recordings import KINDS, recordings, sheet
from youthvoice.aloud.sentences import key, sentences
from youthvoice.pictures import pictures
from youthvoice.questions.instrument import OUR_OWN, instrument

SAID = ("Who is in charge?", "Keep me safe.")


def test_every_question_theme_and_picture_name_is_a_fixed_sentence() -> None:
    fixed = set(fixed_sentences("en").values())
    for shown in (*instrument().themes, *instrument().questions, *OUR_OWN):
        assert set(sentences(shown.plain)) <= fixed, shown.id
    assert {each.word for each in pictures().values()} <= fixed


def test_what_differs_from_person_to_person_is_not_fixed() -> None:
    fixed = fixed_sentences("en")
    assert not [each for each in fixed.values() if "%(" in each or "<" in each]
    assert "Nobody else can read this." in fixed.values()
    assert "Nobody else can read this." not in fixed_sentences("cy").values()


@given(st.text("ab1 .!?”)\n\u2029é", max_size=40))
def test_no_word_is_lost_and_sentences_stay_as_they_are(text: str) -> None:
    found = sentences(text)
    letters = "".join(each for each in text if each.isalnum())
    assert "".join(each for part in found for each in part if each.isalnum()) == letters
    for each in found:
        assert sentences(each) == [each]


def test_two_sentences_never_share_a_name() -> None:
    names = [name for name, _ in sheet("en")]
    assert len(set(names)) == len(names) == len(fixed_sentences("en"))


def test_a_recording_is_found_by_its_sentence_and_nothing_else_is(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (name, sentence), (other, _) = list(sheet("en"))[:2]
    (folder / name).write_bytes(b"sound")
    (folder / f"{Path(other).stem}.exe").write_bytes(b"no sound")
    (folder / "holiday.mp3").write_bytes(b"another sound")
    (folder / f"{key('These words were changed.')}.M4A").write_bytes(b"sound")
    found = recordings(str(tmp_path), "en")
    assert set(found) == {key(sentence), key("These words were changed.")}
    assert found[key(sentence)].suffix in KINDS
    assert not recordings(str(tmp_path), "..")
    assert not recordings("", "en")


def test_only_new_sentences_are_made_and_those_nobody_says_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (shutil.which("espeak-ng") and shutil.which("lame")):
        missing("espeak", "espeak-ng or lame is not installed")

    def say(*texts: str) -> dict[str, bytes]:
        said = {key(each): each for each in texts}
        monkeypatch.setattr(
            making, "fixed_sentences", lambda language: said if language == "en" else {}
        )
        making.make_clips(tmp_path)
        with ZipFile(tmp_path / "en.zip") as made:
            return {name: made.read(name) for name in made.namelist()}

    first = say(SAID[0], "-h")
    assert set(first) == {key(SAID[0]), key("-h")}
    assert all(len(each) > 500 for each in first.values())
    (tmp_path / "en.zip").with_suffix(".new").unlink(missing_ok=True)
    second = say(*SAID)
    assert set(second) == {key(each) for each in SAID}
    assert second[key(SAID[0])] == first[key(SAID[0])]
    assert [path.name for path in tmp_path.iterdir()] == ["en.zip"]


def test_a_build_without_a_voice_goes_on_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    told = making.make_clips(tmp_path)
    assert told == ["No sounds are made: espeak-ng and lame are not installed."]
    assert list(tmp_path.iterdir()) == []
