"""A chart says in words what it draws, needs no colour, and has the same numbers as a table."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, render_template_string

from tests.security.stage import only_sqlite

SVG = "{http://www.w3.org/2000/svg}"
PAGE = """{% from "components/chart.html" import bars %}
{{ bars(title, desc, rows, unit, name, heads) }}"""


def drawn(app: Flask, rows: list[tuple[str, int, str]], unit: str = "", name: str = "a") -> Element:
    shown = {"title": "Who was heard", "desc": "Two groups.", "rows": rows, "unit": unit}
    with app.test_request_context("/"):
        html = render_template_string(PAGE, name=name, heads=("Group", "People"), **shown)
    found: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return found


def texts(chart: Element) -> list[str]:
    return ["".join(each.itertext()).strip() for each in chart.iter(f"{SVG}text")]


@only_sqlite
def test_a_bar_is_as_long_as_its_number_and_is_told_apart_by_stripes_and_words(app: Flask) -> None:
    chart = drawn(app, [("Under 16", 40, ""), ("16 and over", 20, "fewer than before")], "%")
    assert texts(chart) == ["Under 16", "40%", "16 and over", "20% · fewer than before"]
    plain, marked = [each for each in chart.iter(f"{SVG}rect") if each.get("rx")]
    widths = [float((each.get("width") or "").rstrip("%")) for each in (plain, marked)]
    assert widths[0] == 2 * widths[1]
    assert (plain.get("fill"), marked.get("fill")) == ("#1e2a3a", "url(#a-stripes)")


@only_sqlite
def test_it_is_a_picture_with_a_name_and_a_description(app: Flask) -> None:
    chart = drawn(app, [("A", 1, "")])
    (svg,) = chart.iter(f"{SVG}svg")
    words = {each.get("id"): each.text for each in svg.iter() if each.text}
    named = [words.get(name) for name in (svg.get("aria-labelledby") or "").split()]
    assert (svg.get("role"), named) == ("img", ["Who was heard", "Two groups."])


@only_sqlite
def test_the_table_has_the_same_numbers_and_marks(app: Flask) -> None:
    chart = drawn(app, [("A", 10, ""), ("B", 5, "you are here")], "%")
    rows = [["".join(cell.itertext()) for cell in row] for row in chart.iter("tr")]
    assert rows == [["Group", "People"], ["A", "10%"], ["B (you are here)", "5%"]]


@only_sqlite
@pytest.mark.parametrize("rows", [[], [("A", 0, ""), ("B", 0, "")]])
def test_nothing_to_draw_breaks_nothing(app: Flask, rows: list[tuple[str, int, str]]) -> None:
    chart = drawn(app, rows)
    assert all(each.get("width") == "0.00%" for each in chart.iter(f"{SVG}rect") if each.get("rx"))


@only_sqlite
def test_labels_are_words_and_never_markup(app: Flask) -> None:
    assert texts(drawn(app, [("<b>A</b>", 1, "")]))[0] == "<b>A</b>"


@only_sqlite
def test_two_charts_of_a_page_share_no_id(app: Flask) -> None:
    ids = [
        {each.get("id") for each in drawn(app, [("A", 1, "x")], name=name).iter() if each.get("id")}
        for name in ("a", "b")
    ]
    assert ids[0].isdisjoint(ids[1])
