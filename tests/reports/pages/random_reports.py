"""Reports of random areas: every count through disclosure.py, shorter periods hidden or not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.reports.sample import PERIOD, line, sample_report
from youthvoice.reports.disclosure import (
    Count,
    Figure,
    Parts,
    Share,
    groups,
    parts,
    share,
    shown_count,
    shown_people,
)
from youthvoice.reports.shape import Breakdown, Line, RatedService, Report, Section, Value, Words
from youthvoice.reports.wording import DIMENSIONS, WAYS

_MANY = st.integers(0, 60)
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
# Words that a spreadsheet would take for a formula, or that would break a line or a cell.
_NASTY = st.sampled_from(["=1+1", "+44", "-2", "@x", "a\nb", 'say "so"', "a,b;c", "", "41"])
_WORDS = _TEXT | _NASTY


@st.composite
def _values(draw: st.DrawFn) -> tuple[Value, Value | None]:
    """An indicator now, and the same kind before it or nothing."""
    make = draw(st.sampled_from([_count, _share, _parts]))
    return draw(make()), draw(st.none() | make())


@st.composite
def _count(draw: st.DrawFn) -> Count:
    months = draw(st.lists(st.tuples(_MANY, _MANY), max_size=3))
    shorter = [shown_count(count, people) for count, people in months]
    count, people = sum(each for each, _ in months), sum(each for _, each in months)
    return shown_count(count or draw(_MANY), people or draw(_MANY), shorter)


@st.composite
def _share(draw: st.DrawFn) -> Share:
    def one() -> tuple[int, int, int]:
        some, rest = draw(_MANY), draw(_MANY)
        return some, some + rest, draw(_MANY)

    months = [one() for _ in range(draw(st.integers(0, 3)))]
    if not months:
        return share(*one())
    whole = tuple(sum(each) for each in zip(*months, strict=True))
    return share(whole[0], whole[1], whole[2], [share(*each) for each in months])


@st.composite
def _parts(draw: st.DrawFn) -> Parts[str]:
    keys = ["yes", "a_bit", "no"]
    months = draw(st.lists(st.tuples(_MANY, _MANY, _MANY, _MANY), min_size=1, max_size=3))
    each = [parts(dict(zip(keys, month, strict=False)), month[3]) for month in months]
    if len(months) == 1:
        return each[0]
    whole = [sum(counts) for counts in zip(*months, strict=True)]
    return parts(dict(zip(keys, whole, strict=False)), whole[3], each)


@st.composite
def _lines(draw: st.DrawFn, number: int) -> Line:
    now, before = draw(_values())
    names = {"yes": "Yes", "a_bit": "A bit", "no": "No"}
    if isinstance(now, Share):
        names = draw(st.sampled_from([{"with": "With", "without": "Without"}, {}]))
    return line(f"i{number}", f"Indicator {number}", now, before, draw(_MANY), names, draw(_WORDS))


@st.composite
def _rated(draw: st.DrawFn, name: str, way: str) -> RatedService:
    raters = draw(_MANY)
    faces = {
        dimension: parts(dict(enumerate(draw(st.tuples(*[_MANY] * 5)), start=1)), raters)
        for dimension in list(DIMENSIONS)[:3]
    }
    return RatedService(name, "health", "Summer", way, shown_people(raters), faces)


@st.composite
def random_reports(draw: st.DrawFn) -> Report:
    """A report that could have been published."""
    lines = [draw(_lines(number)) for number in range(draw(st.integers(0, 4)))]
    named = [draw(st.booleans()) for _ in WAYS]
    people = {group: draw(_MANY) for group in ("a", "b", "c")}
    whole = shown_people(sum(people.values()))
    figures = {group: Figure(count, count) for group, count in people.items()}
    return replace(
        sample_report(PERIOD),
        sections=(Section(1, "First", tuple(lines), (draw(_WORDS),)),),
        services=tuple(
            draw(_rated("The Den", way)) for way, rated in zip(WAYS, named, strict=True) if rated
        ),
        themes=draw(_parts()),
        breakdowns=(Breakdown("age", "Age", groups(figures, whole), {}),),
        words=(Words(draw(_WORDS), draw(_WORDS)),),
        missing=(draw(_WORDS),),
    )
