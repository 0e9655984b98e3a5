"""The report as JSON: the same numbers under documented keys, the same to the byte each time."""

from __future__ import annotations

import json
from collections.abc import Mapping

from youthvoice.reports.cells import Cell, cells
from youthvoice.reports.shape import Report
from youthvoice.reports.tables import COLUMNS
from youthvoice.reports.wording import method_words

# Raised when a key changes its meaning or goes.
FORMAT = 1
KEYS: Mapping[str, str] = {
    "format": "The version of these keys",
    "area": "The area the report is about",
    "board": "The board it is made for",
    "period": "The closed period: a year, a quarter (2026-Q4) or a month (2026-11)",
    "before": "The period before it, which its numbers stand beside",
    "closed_on": "The day on which the period was closed",
    "method": "The thresholds and the rounding",
    "method_words": "The same in sentences",
    "numbers": "Every number of the report; a key that does not apply to it is left out",
    "silent": "By principle, whom its numbers do not speak for",
    "missing": "Who is missing from the report",
    "words": "What young people wrote, after a participation worker took out who it is about",
    "answered": "You said, we did: what was heard, decided, by whom, by when, what came of it",
    "keys": "What the keys of this file and of its numbers mean",
}


def json_of(report: Report) -> bytes:
    """The whole report. A hidden number is null, and its reading says so."""
    whole = {
        "format": FORMAT,
        "area": report.area,
        "board": report.board,
        "period": report.period,
        "before": report.before,
        "closed_on": report.closed_on.isoformat(),
        "method": dict(report.method),
        "method_words": method_words(report.method),
        "numbers": [_number(cell) for cell in cells(report)],
        "silent": {
            str(each.principle): {"heading": each.heading, "silent": list(each.silent)}
            for each in report.sections
        },
        "missing": list(report.missing),
        "words": [{"text": each.text, "about": each.about} for each in report.words],
        "answered": [
            {
                "heard": each.heard,
                "decided": each.decided,
                "who": each.who,
                "by_day": each.by_day.isoformat(),
                "came_of_it": each.came_of_it,
            }
            for each in report.answered
        ],
        "keys": {**KEYS, "numbers[]": {name: says for name, _, says in COLUMNS if name != "row"}},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _number(cell: Cell) -> dict[str, str | int | float | bool | None]:
    place = cell.place
    about = {
        "section": place.section,
        "principle": place.principle,
        "indicator": place.indicator,
        "indicator_words": place.words,
        "service": place.service,
        "service_kind": place.kind,
        "round": place.round_name,
        "way": place.way,
        "part": cell.part,
        "part_words": cell.part_words,
        "source": place.source,
    }
    return {
        **{key: value for key, value in about.items() if value},
        "period": cell.period,
        "measure": cell.measure.value,
        "value": cell.value,
        "reading": cell.reading.value,
        "shown": cell.shown,
        "shorter_period_hidden": cell.shorter_hidden,
    }
