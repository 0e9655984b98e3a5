"""Whether a number has changed, said only where rounding and hiding cannot have made it look so."""

from __future__ import annotations

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


_MOVED = (Change.UP, Change.DOWN)


def change_of(line: Line) -> Change:
    """Whether this indicator went up or down: a share by its percentage, a count by itself. Parts

    together can only be the same.
    """
    now, before = line.now, line.before
    if before is None or type(now) is not type(before):
        return Change.UNKNOWN
    if isinstance(now, Parts):
        every = {part_change(line, part) for part in now.counts}
        return Change.SAME if every == {Change.SAME} else Change.UNKNOWN
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


def moved_parts(line: Line) -> dict[str, Change]:
    """The parts that surely went up or down. Of two, the first says it for both."""
    if not isinstance(line.now, Parts):
        return {}
    asked = list(line.now.counts)[: 1 if len(line.now.counts) == 2 else None]
    found = {part: part_change(line, part) for part in asked}
    return {part: each for part, each in found.items() if each in _MOVED}


def first_lines(report: Report) -> list[Line]:
    """What a board member reads first: of each principle the first indicator that can be shown.

    The order of a section's lines is settled before anybody looks at numbers, so that a report
    cannot put its best ones in front.
    """
    firsts = (
        next((line for line in section.lines if is_shown(line.now)), None)
        for section in report.sections
    )
    return [line for line in firsts if line is not None]


def changed_lines(report: Report) -> list[Line]:
    """Every indicator that surely went up or down, or a part of which did."""
    lines = (line for section in report.sections for line in section.lines)
    return [line for line in lines if change_of(line) in _MOVED or moved_parts(line)]


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
