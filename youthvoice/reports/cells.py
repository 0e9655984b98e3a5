"""A report as one long list of numbers, one in each row: what the CSV holds and tests compare.

Nothing is counted here. Every number comes from a Count, a Share, Parts or a Span of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from youthvoice.reports.disclosure import Count, Parts, Percent, Share, average
from youthvoice.reports.shape import Breakdown, Line, RatedService, Report, Section, Value
from youthvoice.reports.wording import (
    FACES,
    THEMES_WORDS,
    count_words,
    dimension_words,
    kind_words,
    name_of,
    percent_words,
    sides,
    span_words,
    theme_words,
)

THEMES = "themes"
RATERS = "raters"


class Measure(StrEnum):
    """What a number counts."""

    COUNT = "count"
    TOTAL = "total"
    PERCENT = "percent"
    PEOPLE = "people"
    LOWEST_AVERAGE = "lowest_average"
    HIGHEST_AVERAGE = "highest_average"


class Reading(StrEnum):
    """How a number is to be read."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Place:
    """What a number is about."""

    section: str
    indicator: str
    words: str
    principle: int | None = None
    service: str = ""
    kind: str = ""
    round_name: str = ""
    way: str = ""
    source: str = ""


@dataclass(frozen=True)
class Cell:
    """One number as it may be shown: `shown` is how the page says it, `value` is None if hidden."""

    place: Place
    part: str
    part_words: str
    period: str
    measure: Measure
    value: int | float | None
    reading: Reading
    shown: str
    shorter_hidden: bool = field(default=False)


def cells(report: Report) -> Iterator[Cell]:
    """Every number of the report, in the order of its pages."""
    for section in report.sections:
        for line in section.lines:
            yield from _of_line(report, section, line)
    for rated in report.services:
        yield from _of_service(report, rated)
    place = Place("themes", THEMES, str(THEMES_WORDS))
    yield from _of_parts(place, report.period, report.themes, theme_words)
    for breakdown in report.breakdowns:
        yield from _of_breakdown(report, breakdown)


def count_cell(
    place: Place, period: str, count: Count, measure: Measure, part: str = "", words: str = ""
) -> Cell:
    """A count as a row."""
    reading = Reading.HIDDEN if count.shown is None else Reading.ABOUT
    if count.shown is not None and count.at_least:
        reading = Reading.AT_LEAST
    return Cell(
        place,
        part,
        words,
        period,
        measure,
        count.shown,
        reading,
        count_words(count),
        count.over_hidden,
    )


def percent_cell(
    place: Place, period: str, percent: Percent | int | None, part: str, words: str
) -> Cell:
    """A percentage as a row."""
    value, reading = None, Reading.HIDDEN
    if isinstance(percent, int):
        value, reading = percent, Reading.ABOUT
    elif percent is not None:
        value, reading = percent.value, Reading(percent.bound.value)
    said = percent_words(percent)
    return Cell(place, part, words, period, Measure.PERCENT, value, reading, said)


def _of_line(report: Report, section: Section, line: Line) -> Iterator[Cell]:
    place = Place("indicators", line.id, line.words, section.principle, source=line.source)
    yield from _of_value(place, report.period, line.now, line.names)
    if line.before is not None:
        yield from _of_value(place, report.before, line.before, line.names)
    yield count_cell(place, report.period, line.people, Measure.PEOPLE)


def _of_value(place: Place, period: str, value: Value, names: Mapping[str, str]) -> Iterator[Cell]:
    if isinstance(value, Count):
        yield count_cell(place, period, value, Measure.COUNT)
    elif isinstance(value, Share):
        some, rest = sides(names)
        yield count_cell(place, period, value.some, Measure.COUNT, "some", some)
        yield count_cell(place, period, value.rest, Measure.COUNT, "rest", rest)
        yield count_cell(place, period, value.whole, Measure.TOTAL)
        yield percent_cell(place, period, value.percent, "some", some)
    else:
        yield from _of_parts(place, period, value, lambda part: name_of(names, part))


def _of_parts(
    place: Place, period: str, parts: Parts[str], name: Callable[[str], str]
) -> Iterator[Cell]:
    for part, count in parts.counts.items():
        yield count_cell(place, period, count, Measure.COUNT, part, name(part))
        yield percent_cell(place, period, parts.percent(part), part, name(part))
    yield count_cell(place, period, parts.total, Measure.TOTAL)


def _of_service(report: Report, rated: RatedService) -> Iterator[Cell]:
    about = Place(
        "ratings",
        RATERS,
        "Young people who rated",
        service=rated.name,
        kind=kind_words(rated.kind),
        round_name=rated.round_name,
        way=rated.way,
    )
    yield count_cell(about, report.period, rated.raters, Measure.PEOPLE)
    for dimension, faces in rated.faces.items():
        place = replace(about, indicator=dimension, words=dimension_words(dimension))
        for face, count in faces.counts.items():
            words = str(FACES[face])
            yield count_cell(place, report.period, count, Measure.COUNT, str(face), words)
        yield from _averages(place, report.period, faces)


def _averages(place: Place, period: str, faces: Parts[int]) -> Iterator[Cell]:
    span = average(faces)
    exact = span is not None and span.lowest == span.highest
    ends = (span.lowest, span.highest) if span else (None, None)
    measures = (Measure.LOWEST_AVERAGE, Measure.HIGHEST_AVERAGE)
    bounds = (Reading.AT_LEAST, Reading.AT_MOST)
    for measure, bound, value in zip(measures, bounds, ends, strict=True):
        reading = Reading.HIDDEN if value is None else Reading.ABOUT if exact else bound
        yield Cell(place, "", "", period, measure, value, reading, span_words(span))


def _of_breakdown(report: Report, breakdown: Breakdown) -> Iterator[Cell]:
    place = Place("breakdowns", breakdown.id, breakdown.words)
    for group, count in breakdown.groups.items():
        words = name_of(breakdown.names, group)
        yield count_cell(place, report.period, count, Measure.PEOPLE, group, words)
