"""Counts of the made-up area as if 160 young people had been here for two years.

A handful of made-up folders would leave a board's report empty: so few are never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.teams import put_in_team
from youthvoice.reports.period import Length, Period, closed_periods
from youthvoice.tallies.indicators import INDICATORS, SCALES, Indicator
from youthvoice.tallies.models import ClosedPeriod, Tally

# Better, the same, worse: since the first time that somebody said how things are.
_CHANGES = ((17, 12, 6), (21, 9, 5), (14, 15, 6), (19, 8, 8), (12, 13, 10), (16, 14, 5))
# How often in a month, of how many people, at the beginning. The parts of a whole are a mapping.
_MONTHLY: Mapping[str, tuple[int | Mapping[str, int], int]] = {
    "promises": ({"kept": 61, "late": 17, "cannot": 9, "not_kept": 12}, 48),
    "promises_said": ({"happened": 33, "not_happened": 8}, 24),
    "said": (74, 74),
    "answer_days": (
        {"same_day": 22, "days_1_2": 48, "days_3_7": 31, "days_8_14": 11, "longer": 13},
        66,
    ),
    "plan_views": ({"with": 171, "without": 62}, 96),
    "meetings": ({"with": 19, "without": 9}, 26),
    "after_meetings": (14, 12),
    "accounts": (128, 128),
    "contacts_met": ({"kept": 214, "late": 26, "missed": 31}, 92),
    "contacts_called": ({"kept": 88, "late": 14, "missed": 19}, 51),
    "contacts_texted": ({"kept": 340, "late": 45, "missed": 61}, 47),
    "contacts_said": ({"happened": 96, "not_happened": 9}, 44),
    "check_ins": ({"answered": 57, "open": 16}, 49),
    "hand_overs": ({"before": 3, "not_before": 1}, 6),
    "themes": (
        {
            "who-i-am": 41,
            "make-me-safe": 33,
            "not-just-me": 18,
            "right-people": 12,
            "no-quick-fix": 21,
        },
        69,
    ),
    "sharings": ({"before": 6, "after": 3, "not_yet": 1}, 9),
    "parents": ({"agreed": 3, "cannot": 1}, 7),
    "openings": (690, 121),
    "covers": (6, 6),
    "verdicts": ({"yes": 44, "a_bit": 19, "no": 11}, 38),
    **{
        f"scale.{scale}": (dict(zip(("better", "same", "worse"), changes, strict=True)), 35)
        for scale, changes in zip(SCALES, _CHANGES, strict=True)
    },
}
# Of 100 young people, how many have a worker of which team.
_TEAMS = {"North": 46, "South": 54}
_TWO_YEARS = timedelta(days=760)


def count_the_past(session: Session, area_id: UUID, workers: Mapping[str, Person]) -> None:
    """Puts workers into teams, and counts into every period of two years that is over."""
    ids = {}
    for name, worker in workers.items():
        put_in_team(session, area_id, worker.id, name)
        ids[name] = str(worker.team_id)
    first = (clock.today() - _TWO_YEARS).replace(day=1)
    for period in closed_periods(first):
        closed_on = period.last + timedelta(days=1)
        session.add(ClosedPeriod(area_id=area_id, period=period.name, closed_on=closed_on))
        rows = _rows(period, Period(Length.MONTH, first), ids)
        session.execute(insert(Tally), [{"area_id": area_id, **row} for row in rows])
    session.flush()


def _rows(period: Period, first: Period, teams: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    months = [each for each in _months(period) if each.first >= first.first]
    for indicator in INDICATORS:
        whole, _ = _MONTHLY[indicator.id]
        parts = whole if isinstance(whole, Mapping) else {"": whole}
        counts = {part: _count(indicator, each, months, first) for part, each in parts.items()}
        people = min(_people(indicator, months, first), sum(counts.values()))
        if not indicator.each_once:
            counts[""] = sum(counts.values())
        for part, count in counts.items():
            yield _row(period, indicator.id, part, "", count, people if not part else count)
        if indicator.by_team and period.length is Length.YEAR:
            shares = {name: people * percent // 100 for name, percent in _TEAMS.items()}
            shares["South"] = people - shares["North"]
            for name, number in shares.items():
                yield _row(period, indicator.id, "", teams[name], number, number)


def _row(
    period: Period, what: str, part: str, team: str, count: int, people: int
) -> dict[str, Any]:
    key = {"period": period.name, "what": what, "part": part, "team": team}
    return {**key, "count": count, "people": people}


def _count(indicator: Indicator, monthly: int, months: list[Period], first: Period) -> int:
    """Events add up; people, and how things stand on a day, do not."""
    if indicator.stock or indicator.each_once:
        return _in_month(monthly, months[-1], first)
    if indicator.id == "said":
        return _people(indicator, months, first)
    return sum(_in_month(monthly, each, first) for each in months)


def _people(indicator: Indicator, months: list[Period], first: Period) -> int:
    """More than in one month, since not everybody is in every month, and never above all."""
    every = _in_month(_MONTHLY["accounts"][0], months[-1], first)  # type: ignore[arg-type]
    _, monthly = _MONTHLY[indicator.id]
    once = _in_month(monthly, months[-1], first)
    if indicator.stock:
        return once
    return min(once * (10 + len(months) - 1) // 10, every * 9 // 10)


def _in_month(beginning: int, month: Period, first: Period) -> int:
    """A little more with each month, and a little less in August."""
    number = (month.first.year - first.first.year) * 12 + month.first.month - first.first.month
    percent = 100 + number + number * 7 % 5 - (12 if month.first.month == 8 else 0)
    return beginning * percent // 100


def _months(period: Period) -> Iterable[Period]:
    if period.length is Length.MONTH:
        return (period,)
    return (month for each in period.shorter for month in _months(each))
