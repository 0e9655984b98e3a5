"""The report as one tidy CSV table (RFC 4180), and the description that goes with it (W3C CSVW)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from youthvoice.reports.cells import Cell, Measure, Reading, cells
from youthvoice.reports.shape import Report
from youthvoice.reports.wording import method_words

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

# Each column: its name, its type in CSVW's words, and what it holds.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("row", "integer", "The number of the row, from 1"),
    ("section", "string", "Which part of the report: indicators, ratings, themes or breakdowns"),
    ("principle", "integer", "The framework's principle, 1 to 7, of an indicator"),
    ("indicator", "string", "The indicator, the dimension that was rated, or the breakdown"),
    ("indicator_words", "string", "The same in words"),
    ("service", "string", "The service that was rated, as it was called then"),
    ("service_kind", "string", "What kind of service it is"),
    ("round", "string", "The round in which it was rated"),
    ("way", "string", "How it was rated: ticket, card or open; never to be added up"),
    ("part", "string", "Which part of the indicator: a side of a share, a theme, a face, a group"),
    ("part_words", "string", "The same in words"),
    ("period", "string", "The period: a year, a quarter (2026-Q4) or a month (2026-11)"),
    ("measure", "string", "What the number is: " + ", ".join(Measure)),
    ("value", "decimal", "The number, rounded as the method says; empty where it is hidden"),
    ("reading", "string", "How to read it: " + ", ".join(Reading)),
    ("shown", "string", "The number in words, as the page shows it"),
    ("shorter_period_hidden", "boolean", "Whether a shorter period in this one was hidden"),
    ("source", "string", "Where the number comes from"),
)


def csv_name(report: Report) -> str:
    """What the file is called: the period and nothing else."""
    return f"report-{report.period}.csv"


def csv_of(report: Report) -> bytes:
    """Every number of the report as a row, in UTF-8 with a mark that spreadsheets know it by."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([name for name, _, _ in COLUMNS])
    writer.writerows(_rows(report))
    return text.getvalue().encode("utf-8-sig")


def csvw_of(report: Report) -> bytes:
    """What the table's columns mean, as W3C's Metadata Vocabulary for Tabular Data (2015) asks."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": csv_name(report),
        "dc:title": f"{report.board}: report for {report.period}",
        "dc:description": " ".join(method_words(report.method)),
        "dc:publisher": report.board,
        "dc:coverage": report.area,
        "dc:issued": {"@value": report.closed_on.isoformat(), "@type": "xsd:date"},
        "dc:source": "Anonymous counts kept by YouthVoice",
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "notes": [{"method": dict(report.method)}],
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": kind, "dc:description": says}
                for name, kind, says in COLUMNS
            ],
            "primaryKey": "row",
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


# What a board may do with its own counts is its own to say; the OGL is what English public bodies
# publish under (The National Archives, Open Government Licence 3.0).
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what it might."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(report: Report) -> Iterator[list[str]]:
    for number, cell in enumerate(cells(report), start=1):
        yield [str(number), *(guarded(text) for text in _texts(cell))]


def _texts(cell: Cell) -> Iterator[str]:
    place = cell.place
    yield from (place.section, "" if place.principle is None else str(place.principle))
    yield from (place.indicator, place.words, place.service, place.kind, place.round_name)
    yield from (place.way, cell.part, cell.part_words, cell.period, cell.measure.value)
    yield "" if cell.value is None else str(cell.value)
    yield from (cell.reading.value, cell.shown)
    yield from ("true" if cell.shorter_hidden else "false", place.source)
