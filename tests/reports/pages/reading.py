"""Reads a report's page, workbook, table and document back, each with another library than made it.

What is read is a set of (what it is about, part, period, number in words): the same for all.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from openpyxl import load_workbook

from tests.page import Page
from youthvoice.reports.cells import Measure, cells
from youthvoice.reports.shape import Report
from youthvoice.reports.wording import WAYS, capital, short_period, sides

# What it is about, part, period, measure, and the number as it is said.
Number = tuple[str, str, str, str, str]


def in_report(report: Report) -> set[Number]:
    """Every number of the report, once."""
    return {
        (
            f"{cell.place.service} {cell.place.way} {cell.place.words}".strip(),
            cell.part_words,
            cell.period,
            cell.measure.value,
            cell.shown,
        )
        for cell in cells(report)
    }


def in_csv(raw: bytes) -> set[Number]:
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    return {_number(row) for row in rows}


def in_json(raw: bytes) -> set[Number]:
    return {_number(row) for row in json.loads(raw)["numbers"]}


def _number(row: Mapping[str, str]) -> Number:
    words = f"{row.get('service', '')} {row.get('way', '')} {row['indicator_words']}".strip()
    return words, row.get("part_words", ""), row["period"], row["measure"], row["shown"]


def in_workbook(raw: bytes, report: Report) -> set[Number]:
    book = load_workbook(io.BytesIO(raw))
    measures = {
        "Number": "count",
        "Together": "total",
        "Percent": "percent",
        "Young people": "people",
        "Average, 1 to 5, at the lowest": "lowest_average",
        "Average, 1 to 5, at the highest": "highest_average",
    }
    found: set[Number] = set()
    for row in book["Indicators"].iter_rows(min_row=2, values_only=True):
        _principle, words, _id, part, measure, now, before, _source = row
        for period, value in ((report.period, now), (report.before, before)):
            if value is not None:
                said = _said(value, str(measure))
                found.add((str(words), str(part or ""), period, measures[str(measure)], said))
    ways = {str(words): way for way, words in WAYS.items()}
    for row in book["Ratings"].iter_rows(min_row=2, values_only=True):
        service, _kind, _round, way, words, part, measure, value = row
        about = f"{service} {ways[str(way)]} {words}"
        said = _said(value, str(measure))
        found.add((about, str(part or ""), report.period, measures[str(measure)], said))
    for row in book["Breakdowns"].iter_rows(min_row=2, values_only=True):
        words, part, measure, value = row
        said = _said(value, str(measure))
        found.add((str(words), str(part or ""), report.period, measures[str(measure)], said))
    return found


def _said(value: object, measure: str) -> str:
    """A number as the page says it."""
    if isinstance(value, str):
        return value
    assert isinstance(value, int | float)
    if measure == "Percent":
        return f"{value}%"
    return f"{value:.1f}" if "verage" in measure else str(value)


def on_page(page: Page, report: Report) -> set[Number]:
    """The tables of a report's page. Averages and what a number rests on stand elsewhere."""
    periods = {short_period(each): each for each in (report.period, report.before) if each}
    periods["Young people"] = report.period
    found: set[Number] = set()
    for table in page.all("table", class_="table table--numbers"):
        about = text(next(table.iter("caption")))
        heads = [text(each) for each in next(table.iter("tr"))][1:]
        for row in _numbers(table):
            part, *values = [text(each) for each in row]
            for head, value in zip(heads, values, strict=True):
                found |= _on_page(about, part, periods[head], value, people=head == "Young people")
    return found


def _on_page(about: str, part: str, period: str, value: str, *, people: bool) -> set[Number]:
    if value == "not counted then":
        return set()
    if part.startswith("Percent: "):
        return {(about, part.removeprefix("Percent: "), period, "percent", value)}
    if part in ("Number", "Together"):
        return {(about, "", period, "count" if part == "Number" else "total", value)}
    count, _, percent = value.partition(" (")
    found = {(about, part, period, "people" if people else "count", count)}
    return found | ({(about, part, period, "percent", percent[:-1])} if percent else set())


def as_on_page(numbers: Iterable[Number], report: Report) -> set[Number]:
    """The same numbers as a page's tables say them."""
    shares = {
        line.words: set(sides(line.names))
        for section in report.sections
        for line in section.lines
        if hasattr(line.now, "some")
    }

    def said() -> Iterator[Number]:
        for about, part, period, measure, shown in numbers:
            if measure == Measure.PERCENT and about not in shares and shown == "not known":
                continue
            if measure == Measure.COUNT and part in shares.get(about, ()):
                yield about, capital(part), period, measure, shown
            elif measure != Measure.PEOPLE or part:
                yield about, part, period, measure, shown

    return set(said())


def faces_on_page(page: Page, service: str, ways: list[str], report: Report) -> set[Number]:
    """The tables of one service's page."""
    found: set[Number] = set()
    tables = page.all("table", class_="table table--faces")
    for way, table in zip(ways, tables, strict=True):
        _what, *faces, _average = [text(each) for each in next(table.iter("tr"))]
        for row in _numbers(table):
            words, *counts, average = [text(each) for each in row]
            about = f"{service} {way} {words}"
            for face, count in zip(faces, counts, strict=True):
                found.add((about, face, report.period, "count", count))
            for measure in ("lowest_average", "highest_average"):
                found.add((about, "", report.period, measure, average))
    return found


def _numbers(table: Element) -> list[Element]:
    """The rows of a table below its head, bars left out."""
    return [row for row in list(table.iter("tr"))[1:] if row.get("class") != "bar-row"]


def text(element: Element) -> str:
    """What stands in an element, with spaces folded."""
    return " ".join(" ".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail
