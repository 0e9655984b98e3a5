"""Whether a number has changed, said only where rounding and hiding cannot have made it look so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from youthvoice.reports.disclosure import STEP, Bound, Count, Parts, Share
from youthvoice.reports.shape import Line, Report, Value

_ENDLESS = 10**9
# A change that is smaller than this is not worth a board's time, even where it is certain.
POINTS, TENTH = 5, 0.1


class Change(StrEnum):
    """How a number stands to the one before."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """One line of the first page, or one `part` of it, and whether it changed."""

    line: Line
    change: Change
    part: str = ""


def change_of(line: Line) -> Change:
    """Whether this indicator went up or down: a share by its percentage, a count by itself."""
    now, before = line.now, line.before
    if isinstance(now, Parts) or before is None or type(now) is not type(before):
        return Change.UNKNOWN
    if isinstance(now, Count) and isinstance(before, Count):
        least = TENTH * (before.shown or 0)
        return _compared(_reach(now), _reach(before), (now.shown or 0) - (before.shown or 0), least)
    return _compared(_reach(now), _reach(before), _percent(now) - _percent(before), POINTS)


def part_change(line: Line, part: str) -> Change:
    """The same for one of several parts."""
    now, before = line.now, line.before
    if not isinstance(now, Parts) or not isinstance(before, Parts):
        return Change.UNKNOWN
    if part not in now.counts or part not in before.counts:
        return Change.UNKNOWN
    difference = (now.percent(part) or 0) - (before.percent(part) or 0)
    return _compared(_part_reach(now, part), _part_reach(before, part), difference, POINTS)


def first_findings(report: Report) -> list[Finding]:
    """What a board member reads first: of each principle the first indicator that can be shown.

    The order of a section's lines is settled before anybody looks at numbers, so that a report
    cannot put its best ones in front.
    """
    found = []
    for section in report.sections:
        line = next((each for each in section.lines if is_shown(each.now)), None)
        if line is not None:
            found.append(Finding(line, change_of(line)))
    return found


def changes(report: Report) -> list[Finding]:
    """Every indicator, and every part of one, that surely went up or down."""
    lines = [line for section in report.sections for line in section.lines]
    every = (finding for line in lines for finding in _findings(line))
    return [each for each in every if each.change in (Change.UP, Change.DOWN)]


def _findings(line: Line) -> Iterator[Finding]:
    if isinstance(line.now, Parts):
        for part in line.now.counts:
            yield Finding(line, part_change(line, part), part)
    else:
        yield Finding(line, change_of(line))


def is_shown(value: Value) -> bool:
    """Whether anything of it is shown at all."""
    if isinstance(value, Count):
        return value.shown is not None
    if isinstance(value, Share):
        return value.some.shown is not None or value.percent is not None
    return any(count.shown is not None for count in value.counts.values())


def _compared(
    now: tuple[float, float] | None,
    before: tuple[float, float] | None,
    difference: float,
    least: float,
) -> Change:
    if now is None or before is None:
        return Change.UNKNOWN
    if now[0] > before[1] and difference >= least:
        return Change.UP
    if now[1] < before[0] and -difference >= least:
        return Change.DOWN
    return Change.SAME if now[1] < _ENDLESS and before[1] < _ENDLESS else Change.UNKNOWN


def _percent(value: Value) -> int:
    percent = value.percent if isinstance(value, Share) else None
    return 0 if percent is None else percent.value


def _reach(value: Value) -> tuple[float, float] | None:
    """Between which two numbers the true one lies, or None where it may be anything."""
    if isinstance(value, Count):
        return None if value.shown is None else _of_count(value)
    if not isinstance(value, Share) or value.percent is None:
        return None
    if value.percent.bound is Bound.AT_LEAST:
        return value.percent.value, 100
    if value.percent.bound is Bound.AT_MOST:
        return 0, value.percent.value
    return _of_part(_of_count(value.some), _of_count(value.rest))


def _part_reach(parts: Parts[str], part: str) -> tuple[float, float] | None:
    if parts.percent(part) is None:
        return None
    shown = {key: _of_count(count) for key, count in parts.counts.items() if count.shown}
    others = [reach for key, reach in shown.items() if key != part]
    rest = sum(low for low, _ in others), sum(high for _, high in others)
    return _of_part(shown[part], rest)


def _of_part(part: tuple[float, float], rest: tuple[float, float]) -> tuple[float, float]:
    lowest = 100 * part[0] / (part[0] + rest[1])
    return lowest, 100 * part[1] / (part[1] + rest[0])


def _of_count(count: Count) -> tuple[float, float]:
    shown = count.shown or 0
    return shown - STEP // 2, _ENDLESS if count.at_least else shown + STEP // 2
