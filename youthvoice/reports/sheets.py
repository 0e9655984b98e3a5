"""The report as a workbook: a sheet for each part, numbers as numbers, what is hidden as words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter

from youthvoice.reports.cells import Cell, Measure, Reading, cells
from youthvoice.reports.shape import Report
from youthvoice.reports.wording import WAYS, day_in_words, method_words, period_words

Row = Sequence[str | int | float | None]
# Words are words, whatever they begin with: no sheet calculates or opens anything by itself.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDEST, _NARROWEST = 60, 12
_MEASURES = {
    Measure.COUNT: "Number",
    Measure.TOTAL: "Together",
    Measure.PERCENT: "Percent",
    Measure.PEOPLE: "Young people",
    Measure.LOWEST_AVERAGE: "Average, 1 to 5, at the lowest",
    Measure.HIGHEST_AVERAGE: "Average, 1 to 5, at the highest",
}


def workbook_of(report: Report) -> bytes:
    """The report in six sheets; made again, it is the same to the byte."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    # Not the moment of its making: the report is as old as its period.
    made = datetime.combine(report.closed_on, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": "Board report", "author": "", "created": made})
    every = list(cells(report))
    for name, heads, rows in (
        ("About", ("What", "This report"), _about(report)),
        ("Indicators", _INDICATORS, _indicators(report, every)),
        ("Ratings", _RATINGS, _ratings(every)),
        ("Breakdowns", _BREAKDOWNS, _breakdowns(every)),
        ("Words", ("About", "What a young person wrote"), _words(report)),
        ("You said, we did", _ANSWERED, _answered(report)),
    ):
        _sheet(book, name, heads, list(rows))
    book.close()
    return file.getvalue()


_INDICATORS = (
    *("Principle", "Indicator", "Id", "Part", "Measure"),
    *("This period", "Period before", "Where it comes from"),
)
_RATINGS = (
    *("Service", "Kind", "Round", "How it was rated", "What was rated", "Face or measure"),
    *("Measure", "Value"),
)
_BREAKDOWNS = ("What", "Group", "Measure", "Value")
_ANSWERED = ("We heard", "We decided", "Who", "By", "What came of it")


def _sheet(book: Any, name: str, heads: Sequence[str], rows: list[Row]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.write_row(0, 0, heads, bold)
    for column, head in enumerate(heads):
        longest = max((len(str(row[column] or "")) for row in rows), default=0)
        width = min(max(longest, len(head), _NARROWEST), _WIDEST) + 2
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value, plain)
            elif value is not None:
                sheet.write_number(number, column, value, plain)


def _about(report: Report) -> Iterator[Row]:
    yield ("Board", report.board)
    yield ("Area", report.area)
    yield ("Period", f"{period_words(report.period)} ({report.period})")
    if report.before:
        yield ("Period before", f"{period_words(report.before)} ({report.before})")
    yield ("Closed on", day_in_words(report.closed_on))
    for sentence in method_words(report.method):
        yield ("Method", sentence)
    for name, value in report.method.items():
        yield (f"Method: {name}", value)
    for section in report.sections:
        for sentence in section.silent:
            yield (f"Not spoken for: principle {section.principle}", sentence)
    for sentence in report.missing:
        yield ("Who is missing", sentence)


def _indicators(report: Report, every: list[Cell]) -> Iterator[Row]:
    earlier = {_key(cell): cell for cell in every if cell.period == report.before}
    for cell in every:
        if cell.place.section in ("indicators", "themes") and cell.period == report.period:
            place, before = cell.place, earlier.get(_key(cell))
            yield (
                *(place.principle, place.words, place.indicator, cell.part_words),
                *(
                    _MEASURES[cell.measure],
                    _value(cell),
                    _value(before) if before else None,
                    place.source,
                ),
            )


def _key(cell: Cell) -> tuple[str, str, str, Measure]:
    return cell.place.section, cell.place.indicator, cell.part, cell.measure


def _ratings(every: list[Cell]) -> Iterator[Row]:
    for cell in every:
        place = cell.place
        if place.section == "ratings":
            yield (
                *(place.service, place.kind, place.round_name),
                *(str(WAYS.get(place.way, place.way)), place.words, cell.part_words),
                *(_MEASURES[cell.measure], _value(cell)),
            )


def _breakdowns(every: list[Cell]) -> Iterator[Row]:
    for cell in every:
        if cell.place.section == "breakdowns":
            yield cell.place.words, cell.part_words, _MEASURES[cell.measure], _value(cell)


def _words(report: Report) -> Iterator[Row]:
    for each in report.words:
        yield each.about, each.text


def _answered(report: Report) -> Iterator[Row]:
    for each in report.answered:
        yield each.heard, each.decided, each.who, day_in_words(each.by_day), each.came_of_it


def _value(cell: Cell) -> str | int | float:
    """A number if it is one; a bound, a range and what is hidden in words."""
    if cell.reading is Reading.ABOUT and cell.value is not None:
        return cell.value
    return cell.shown
