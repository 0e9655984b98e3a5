"""What the readability gate lets through, what it stops, and what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from accessibility import readability
from accessibility.__main__ import main
from accessibility.readability import (
    SOURCES,
    Finding,
    check,
    gate,
    reading_age,
    said_in,
    sentences,
    syllables,
    template_text,
)
from youthvoice.places import ACCESSIBILITY
from youthvoice.questions.instrument import instrument


def problems(text: str) -> list[str]:
    return [finding.problem for finding in check(text, "here")]


def pictures_in(name: str) -> list[dict[str, object]]:
    shown = yaml.safe_load((ACCESSIBILITY / "pictures.yaml").read_text("utf-8"))["pictures"]
    return [picture for picture in shown if name in picture["sets"]]


@pytest.fixture
def page(tmp_path: Path):
    def read(template: str) -> list[str]:
        path = tmp_path / "page.html"
        path.write_text(template, "utf-8")
        return template_text(path)

    return read


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("one", 1),
        ("walked", 1),
        ("wanted", 2),
        ("makes", 1),
        ("houses", 2),
        ("table", 2),
        ("something", 2),
        ("safely", 2),
        ("trying", 2),
        ("idea", 3),
        ("people", 2),
        ("didn't", 2),
        ("don\u2019t", 1),
        ("keyworker", 3),
        ("information", 4),
        ("understand", 3),
        ("responsible", 4),
        ("112", 1),
    ],
)
def test_words_have_the_syllables_they_are_said_with(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    assert isinstance(reading_age(text), float)
    assert all(syllables(word) >= 1 for word in text.split())
    check(text, "here")


def test_an_empty_text_has_nothing_to_read() -> None:
    assert reading_age(" \n ") == 0.0
    assert check("", "here") == []


def test_sentences_end_at_marks_and_empty_lines() -> None:
    text = "Go back. Is it you?\n\nYour words\nare safe! (Yes.) At 9.30 we meet"
    assert sentences(text) == [
        "Go back.",
        "Is it you?",
        "Your words are safe!",
        "(Yes.",
        "At 9.30 we meet",
    ]


def test_long_words_make_a_text_older() -> None:
    easy = reading_age("We will keep you safe. You can talk to us.")
    hard = reading_age("Professionals prioritise safeguarding. Confidentiality is conditional.")
    assert easy < 6
    assert hard > 16


@pytest.mark.parametrize(
    "text",
    [
        "Who is in charge of helping me?",
        "Sam reads this on weekdays. If you are not safe, call 999.",
        "That did not work. Your words are safe. Try again.",
        "Call Childline on 0800 1111 at any time of the day or night.",
        "My words",
        "",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert check(text, "here") == []


def test_fifteen_words_pass_and_sixteen_do_not() -> None:
    assert check("You " * 15, "here") == []
    assert problems("You " * 16) == ["16 words in a sentence"]


def test_one_hard_sentence_is_found_among_easy_ones() -> None:
    easy = "You can tell us. We will read it. We will write back to you soon. "
    hard = "Professionals prioritise your confidentiality."
    [finding] = check(easy * 4 + hard, "here")
    assert finding.words == hard
    assert finding.problem.startswith("hard sentence")


def test_a_text_that_is_hard_throughout_is_found_as_a_whole() -> None:
    hard = "Your worker will consider every answer. Another worker may receive a copy."
    assert any(problem.endswith("as a whole") for problem in problems(hard))


@pytest.mark.parametrize(
    "word",
    [
        "disclosure",
        "disclosed",
        "risk",
        "Risky",
        "case",
        "cases",
        "perpetrator",
        "victims",
        "service user",
        "service-users",
    ],
)
def test_words_that_label_a_young_person_are_stopped(word: str) -> None:
    assert check(f"This is a {word}.", "here")[0] == Finding("here", word, "banned word")


def test_words_that_only_look_like_a_banned_one_pass() -> None:
    assert check("Pack your suitcase. The brisk wind is cold.", "here") == []


def test_names_and_numbers_count_as_one_easy_word() -> None:
    assert reading_age("Ask Oluwaseun about it.") == reading_age("Ask Sam about it.")
    assert reading_age("Call 0800 1111 now.") == reading_age("Call me now.")


@pytest.mark.parametrize("question", instrument().questions, ids=lambda question: question.id)
def test_each_question_is_plain_enough_for_a_ten_year_old(question) -> None:
    assert check(question.plain, question.id) == []
    assert reading_age(question.plain) <= 9
    assert len(sentences(question.plain)) <= 2


def test_a_page_is_read_block_by_block(page) -> None:
    assert page(
        "<h1>Hi there</h1><p>One <b>big</b> thing<br>and a line</p>"
        "<ul><li>First</li><li>Last</li></ul><button>Send it</button> Done"
    ) == ["Hi there", "One big thing", "and a line", "First", "Last", "Send it", "Done"]


def test_values_become_a_name_and_text_in_attributes_is_read(page) -> None:
    assert page(
        '<p>Hi {{ name|e }}, all good?</p><img src="a b.svg" alt="A red kite">'
        '<input placeholder="Your words" class="not read"><a title="{{ who }} said">Go</a>'
        '<button aria-label="Hear it">{{ icon("ear") }}</button><p data-late="It was sent."></p>'
    ) == [
        "Hi Sam, all good?",
        "A red kite",
        "Your words",
        "Sam said",
        "Go",
        "Hear it",
        "It was sent.",
    ]


def test_comments_scripts_and_set_are_not_read(page) -> None:
    assert page(
        "{# a note #}<!-- another --><script>let it = 'be';</script><style>p { }</style>"
        "{% set kind = 'very quiet here' %}{% block body_class %}young one{% endblock %}<p>Seen</p>"
    ) == ["Seen"]


def test_each_branch_is_read_with_the_words_around_it(page) -> None:
    read = page(
        "<p>It was {% if seen %}seen{% elif sent %}sent{% else %}kept{% endif %} today.</p>"
        "{% for one in many %}<p>There is more</p>{% else %}<p>Nothing yet</p>{% endfor %}"
        "<p>{{ _('Yes, I do') if yes else _('Not now') }}</p>"
    )
    assert set(read) == {
        "It was seen today.",
        "It was sent today.",
        "It was kept today.",
        "There is more",
        "Nothing yet",
        "Yes, I do",
        "Not now",
    }


def test_sentences_handed_to_components_are_read(page) -> None:
    assert page(
        "{{ button('Send to Sam', kind='action', class_='big blue') }}{{ link(_('Back')) }}"
        "{% call card('My own words') %}<p>Just me</p>{% endcall %}"
        "{% set title = _('About me') %}{{ _('%(who)s saw it', who=name) }}"
    ) == ["Send to Sam", "Back", "My own words", "Just me", "About me", "Sam saw it"]


def test_attributes_written_by_a_macro_are_no_text(page) -> None:
    assert page('{% macro told(x) %} aria-describedby="{{ x }}-hint"{% endmacro %}<p>Hi</p>') == [
        "Hi"
    ]


def test_sentences_said_by_a_view_are_read(tmp_path: Path) -> None:
    view = tmp_path / "young.py"
    view.write_text(
        '_("It is " "sent.", "good")\nweb.gettext(f"{name} will read it.", kind="calm")\n'
        'WordsRefused("%(who)s is done." if done else "Not yet.")\nlog("Not for reading.")\n',
        "utf-8",
    )
    assert list(said_in(view)) == [
        (1, "It is sent."),
        (2, "Sam will read it."),
        (3, "Sam is done."),
        (3, "Not yet."),
    ]


def test_the_gate_reads_every_source() -> None:
    read = {source.name: [where for where, _ in source.read()] for source in SOURCES}
    assert len(read["questions and themes in plain words"]) == 31
    assert len(read["what pictures are called"]) > 60
    assert "errors.py NotFound" in read["error pages"]


def test_everything_young_people_read_passes_the_gate() -> None:
    assert [str(finding) for finding in gate()] == []


def test_the_command_fails_when_something_is_hard_to_read(monkeypatch, capsys) -> None:
    found = Finding("page.html", "words", "banned word")
    monkeypatch.setattr("accessibility.__main__.gate", lambda: [found])
    assert main() == 1
    assert capsys.readouterr().out == "page.html: banned word: words\n"
    monkeypatch.setattr("accessibility.__main__.gate", list)
    assert main() == 0


def test_a_hard_sentence_in_a_source_reaches_the_gate(monkeypatch) -> None:
    source = readability.Source("made up", lambda: iter([("there", "A victim of this.")]))
    monkeypatch.setattr(readability, "SOURCES", (source,))
    assert gate() == [Finding("there", "victim", "banned word")]


def test_a_picture_code_has_32_pictures_that_are_used_nowhere_else() -> None:
    code = pictures_in("code")
    assert len(code) == 32
    assert all(picture["sets"] == ["code"] for picture in code)
    assert all(str(picture["word"]).isalpha() for picture in code)


def test_there_are_five_faces_each_with_its_words() -> None:
    words = ["very bad", "bad", "in the middle", "good", "very good"]
    assert [face["name"] for face in pictures_in("face")] == [f"face-{n}" for n in range(1, 6)]
    assert [face["word"] for face in pictures_in("face")] == words


def test_no_two_pictures_share_a_name_a_word_or_a_drawing() -> None:
    shown = yaml.safe_load((ACCESSIBILITY / "pictures.yaml").read_text("utf-8"))["pictures"]
    for field in ("name", "word", "openmoji"):
        assert len({picture[field] for picture in shown}) == len(shown)
