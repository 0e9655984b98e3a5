"""Makes the report of a closed period beside the period before it, from tallies alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice.accounts.models import Area, Team
from youthvoice.errors import PeriodRefused
from youthvoice.reports import sources
from youthvoice.reports.disclosure import Parts, method
from youthvoice.reports.figures import Published, read_book
from youthvoice.reports.period import Length, Period, parse, parse_closed
from youthvoice.reports.shape import Breakdown, Line, Report, Section
from youthvoice.tallies.closing import NO_TEAM, close_due
from youthvoice.tallies.indicators import (
    INDICATORS,
    PRINCIPLES,
    Indicator,
    indicator,
    of_principle,
)

_SAID = indicator("said")
_ALWAYS = (
    "Young people without an account are in no number here, and those who keep their words for "
    "themselves are in few."
)
_EVERY = {Length.QUARTER: "quarter", Length.YEAR: "year"}


def reportable(session: Session, area_id: UUID) -> tuple[Period, ...]:
    """Every period that has a report: the newest and the longest first."""
    found = [parse(name) for name in close_due(session, area_id)]
    return tuple(sorted(found, key=lambda each: (each.last, each.length.months), reverse=True))


def make_report(session: Session, area: Area, period: Period) -> Report:
    """The report, the same each time. Raises PeriodRefused for a period that is not over, or from

    before there was anything.
    """
    parse_closed(period.name)
    closed = close_due(session, area.id)
    if period.name not in closed:
        raise PeriodRefused("There is nothing from that time yet.")
    book = read_book(session, area.id, closed, (period, period.before))
    published = Published(book)
    before = period.before if period.before.name in closed else None
    breakdowns = tuple(_breakdowns(session, area, published, period))
    return Report(
        area=area.name,
        board=area.board_name,
        period=period.name,
        before=before.name if before else "",
        closed_on=closed[period.name],
        sections=tuple(_section(each, published, period, before) for each in PRINCIPLES),
        services=sources.rated_services(session, area.id, period),
        themes=_themes(published, period),
        breakdowns=breakdowns,
        missing=tuple(_missing(published, period, breakdowns)),
        words=sources.published_words(session, area.id, period),
        answered=sources.answered_in(session, area.id, period),
        method=method(),
    )


def _section(
    principle: int, published: Published, period: Period, before: Period | None
) -> Section:
    every = list(of_principle(principle))
    shown = [each for each in every if _is_in(each, period)]
    later = [each for each in every if each not in shown]
    return Section(
        principle=principle,
        heading=PRINCIPLES[principle],
        lines=tuple(_line(each, published, period, before) for each in shown),
        silent=(*dict.fromkeys(each.silent for each in shown), *_only_for_longer(later)),
    )


def _line(
    indicator: Indicator, published: Published, period: Period, before: Period | None
) -> Line:
    return Line(
        id=indicator.id,
        words=indicator.words,
        now=published.value(indicator, period),
        before=published.value(indicator, before) if before else None,
        people=published.people(indicator, period),
        source=indicator.source,
        names=indicator.parts,
    )


def _is_in(indicator: Indicator, period: Period) -> bool:
    return period.length.months >= indicator.shortest.months


def _only_for_longer(later: Sequence[Indicator]) -> Iterable[str]:
    for length, name in _EVERY.items():
        waiting = [each.words for each in later if each.shortest is length]
        if waiting:
            yield f"Only for a whole {name}, because fewer are counted: {'; '.join(waiting)}."


def _themes(published: Published, period: Period) -> Parts[str]:
    found = published.value(indicator("themes"), period)
    assert isinstance(found, Parts)  # noqa: S101 - for the type checker
    return found


def _breakdowns(
    session: Session, area: Area, published: Published, period: Period
) -> Iterable[Breakdown]:
    """One dimension at a time, and for whole years alone (decision 15)."""
    if period.length is not Length.YEAR:
        return
    for dimension in sources.dimensions():
        counts = published.groups(_SAID, period, f"heard.{dimension.id}", dimension.groups)
        yield Breakdown(dimension.id, dimension.words, counts, dimension.groups)
    names = _team_names(session, area.id)
    for each in INDICATORS:
        counts = published.teams(each, period, names) if each.by_team else {}
        if counts:
            yield Breakdown(
                f"team.{each.id}",
                f"{each.words}, by team",
                counts,
                {id_: names[id_] for id_ in counts},
            )


def _team_names(session: Session, area_id: UUID) -> dict[str, str]:
    """Teams by name, and last those whose worker is in none: the order is settled."""
    rows = session.execute(select(Team.id, Team.name).where(Team.area_id == area_id)).all()
    in_order = sorted(rows, key=lambda row: row[1].casefold())
    return {**{str(id_): name for id_, name in in_order}, NO_TEAM: "No team"}


def _missing(
    published: Published, period: Period, breakdowns: Sequence[Breakdown]
) -> Iterable[str]:
    """Who is not heard here. It says no more than what is hidden says itself."""
    yield _ALWAYS
    if published.people(_SAID, period).shown is None:
        yield (
            "How many young people said something is not shown: fewer than 10 did, or the number "
            "would give away a smaller one."
        )
    if period.length is not Length.YEAR:
        yield "Who was heard by age, gender and so on is told for whole years."
    for each in breakdowns:
        hidden = [each.names[group] for group, count in each.groups.items() if count.shown is None]
        if len(hidden) == len(each.groups):
            yield f"{each.words}: nothing can be shown. Too few, or too few told us."
        elif hidden:
            yield f"{each.words}: too few to show, or none: {', '.join(hidden)}."
