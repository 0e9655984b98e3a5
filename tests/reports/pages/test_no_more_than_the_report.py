"""For random reports: no page and no file holds a number that the report does not show."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from xml.etree.ElementTree import Element

from flask import Flask, render_template
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from tests.markup import parse
from tests.reports.pages.random_reports import random_reports
from tests.reports.pages.reading import as_on_page, in_csv, in_json, in_report, in_workbook, on_page
from tests.security.stage import only_sqlite
from youthvoice.reports.board import _drawn
from youthvoice.reports.disclosure import STEP, Count, Parts, Percent, Share, average
from youthvoice.reports.document import json_of
from youthvoice.reports.shape import Report
from youthvoice.reports.sheets import workbook_of
from youthvoice.reports.tables import csv_of, csvw_of


@settings(max_examples=40, deadline=None)
@given(random_reports())
def test_every_file_holds_the_reports_numbers_and_no_other(report: Report) -> None:
    numbers = in_report(report)
    document, table, workbook = json_of(report), csv_of(report), workbook_of(report)
    assert in_json(document) == numbers
    # What might be a formula stands behind an apostrophe there.
    assert _unguarded(in_csv(table)) == numbers
    assert in_workbook(workbook, report) == numbers
    shown = set(_shown(report))
    for number in json.loads(document)["numbers"]:
        assert number["value"] is None or number["value"] in shown
        if number["measure"] in ("count", "total", "people") and number["value"] is not None:
            assert number["value"] >= STEP
            assert number["value"] % STEP == 0
    book = load_workbook(io.BytesIO(workbook))
    for name in ("Indicators", "Ratings", "Breakdowns"):
        for row in book[name].iter_rows(min_row=2, values_only=True):
            # The first column of the indicators is the principle's number.
            for value in row[name == "Indicators" :]:
                assert value is None or isinstance(value, str) or value in shown
    for make, made in ((json_of, document), (csv_of, table), (workbook_of, workbook)):
        assert make(report) == made
    assert csvw_of(report) == csvw_of(report)


@only_sqlite
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(report=random_reports())
def test_the_page_holds_the_reports_numbers_and_no_other(app: Flask, report: Report) -> None:
    with app.test_request_context(f"/board/reports/{report.period}"):
        html = render_template("board/report.html", files=[], **_drawn(report))
    numbers = {each for each in in_report(report) if not each[0].startswith("The Den")}
    assert on_page(_Drawn(html), report) == as_on_page(numbers, report)  # type: ignore[arg-type]


class _Drawn:
    """A page that nobody asked for over the web."""

    def __init__(self, html: str) -> None:
        self.tree, errors = parse(html)
        assert not errors

    def all(self, tag: str, class_: str) -> list[Element]:
        return [each for each in self.tree.iter(tag) if each.get("class") == class_]


def _shown(value: object) -> Iterator[float]:
    """Every number that may be shown of whatever stands in a report, by the report's own rules."""
    if isinstance(value, Count):
        yield from [] if value.shown is None else [value.shown]
    elif isinstance(value, Share):
        yield from _shown([value.some, value.rest, value.whole])
        yield from _percents(value.percent)
    elif isinstance(value, Parts):
        yield from _shown([*value.counts.values(), value.total])
        for part in value.counts:
            yield from _percents(value.percent(part))
        span = average(value) if all(isinstance(part, int) for part in value.counts) else None
        yield from (span.lowest, span.highest) if span else ()
    else:
        for each in _inside(value):
            yield from _shown(each)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, tuple | list):
        return value
    return [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else []


def _percents(percent: Percent | int | None) -> Iterator[int]:
    if percent is not None:
        yield percent if isinstance(percent, int) else percent.value


def _unguarded(numbers: set[tuple[str, str, str, str, str]]) -> set[tuple[str, ...]]:
    return {tuple(text.removeprefix("'") for text in number) for number in numbers}
