"""How a report's numbers are said: the same words on page and paper, and in the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_date
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _later

from youthvoice.errors import PeriodRefused
from youthvoice.questions.instrument import instrument
from youthvoice.ratings.dimensions import dimensions
from youthvoice.reports.change import POINTS, Change, change_of, moved_parts
from youthvoice.reports.disclosure import (
    SMALLEST_GROUP,
    Bound,
    Count,
    Parts,
    Percent,
    Share,
    Span,
    average,
)
from youthvoice.reports.period import Period, parse
from youthvoice.reports.shape import Line, RatedService, Report, Value
from youthvoice.services.models import ServiceKind
from youthvoice.services.staff_forms import KINDS

_LOCALE = "en_GB"
# "Too few" would be untrue: a larger number is hidden where it would give away a small one.
HIDDEN_WORDS = _later("too few to show")
THEMES_WORDS = _later("What was on the minds of young people")
FACES: Mapping[int, object] = {
    1: _later("Very bad"),
    2: _later("Bad"),
    3: _later("In the middle"),
    4: _later("Good"),
    5: _later("Very good"),
}
WAYS: Mapping[str, object] = {
    "ticket": _later("Rated with a ticket"),
    "card": _later("Rated with a printed card"),
    "open": _later("Rated openly"),
}
WAY_NOTES: Mapping[str, object] = {
    "ticket": _later("From an account. Each young person counts once for a service and round."),
    "card": _later("From a card that the service handed out. Each card counts once."),
    "open": _later("From anybody. One person may have rated more than once."),
}
# What young people said was useful whenever an evaluation asked them (Berelowitz and others, 2013,
# chapter 2 part A 7), in the order in which the inquiry names it.
DIMENSIONS: Mapping[str, str] = {each.id: each.name for each in dimensions()}


def _(text: str, **values: object) -> str:
    return str(gettext(text, **values))


def count_words(count: Count) -> str:
    """A count as it stands in a table."""
    return about(count) if count.shown is None or count.at_least else str(count.shown)


def about(count: Count) -> str:
    """A count as it stands in a sentence, which says that it is rounded."""
    if count.shown is None:
        return str(HIDDEN_WORDS)
    if count.at_least:
        return _("about %(count)s or more", count=count.shown)
    return _("about %(count)s", count=count.shown)


def percent_words(percent: Percent | int | None) -> str:
    """A percentage as it stands in a table; a lower or upper bound says that it is one."""
    if percent is None:
        return _("not known")
    if isinstance(percent, int):
        return f"{percent}%"
    if percent.bound is Bound.AT_LEAST:
        return _("at least %(percent)s%%", percent=percent.value)
    if percent.bound is Bound.AT_MOST:
        return _("at most %(percent)s%%", percent=percent.value)
    return f"{percent.value}%"


def span_words(span: Span | None) -> str:
    """An average of faces, 1 to 5, or between which two it lies."""
    if span is None:
        return _("not known")
    if span.lowest == span.highest:
        return f"{span.lowest:.1f}"
    return _("%(low)s to %(high)s", low=f"{span.lowest:.1f}", high=f"{span.highest:.1f}")


def average_words(faces: Parts[int]) -> str:
    """The average of faces, from 1 to 5."""
    return span_words(average(faces))


def has_bar(parts: Parts[int]) -> bool:
    """Whether the parts that are shown can be drawn beside each other: a lower bound cannot."""
    counts = parts.counts.values()
    return any(each.shown for each in counts) and not any(each.at_least for each in counts)


def people_words(people: Count) -> str:
    """On how many people a number rests. Of some no more is said than that they are a group."""
    if people.shown is None:
        return _("How many young people it rests on: too few to show.")
    if people.at_least and people.shown == SMALLEST_GROUP:
        return _("It rests on %(people)s young people or more.", people=people.shown)
    return _("It rests on %(people)s young people.", people=about(people))


def value_words(value: Value | None, names: Mapping[str, str]) -> str:
    """An indicator as half a sentence: "about 65 of 80 (81%)"."""
    if value is None:
        return _("not counted yet")
    if isinstance(value, Count):
        return about(value)
    if isinstance(value, Share):
        return _share_words(value)
    return _most_words(value, names)


def change_words(line: Line) -> str:
    """How an indicator stands to the one before, as a sentence; nothing where nothing is known."""
    moved = moved_parts(line)
    if not moved:
        return {
            Change.UP: _("Higher than before."),
            Change.DOWN: _("Lower than before."),
            Change.SAME: _("About the same as before."),
            Change.UNKNOWN: "",
        }[change_of(line)]
    said = (
        (_("Higher than before: %(parts)s."), Change.UP),
        (_("Lower than before: %(parts)s."), Change.DOWN),
    )
    found = [
        words % {"parts": ", ".join(quoted(line.names, part) for part in parts)}
        for words, change in said
        if (parts := [part for part, each in moved.items() if each is change])
    ]
    return " ".join(found)


def sides(names: Mapping[str, str]) -> tuple[str, str]:
    """What the two sides of a share are called; the one it is about comes first."""
    both = [*names.values()]
    return (both[0], both[1]) if len(both) == 2 else (_("yes"), _("the rest"))


def quoted(names: Mapping[str, str], part: str) -> str:
    """What a part is called, within a sentence."""
    return _("“%(part)s”", part=name_of(names, part))


def name_of(names: Mapping[str, str], part: str) -> str:
    """What a part is called."""
    return names.get(part) or part.replace("-", " ").replace("_", " ")


def capital(text: str) -> str:
    """The text as it begins a row or a sentence."""
    return text[:1].upper() + text[1:]


def theme_words(theme_id: str) -> str:
    """The framework's theme in plain words."""
    found = {theme.id: theme.plain for theme in instrument().themes}
    return found.get(theme_id) or name_of({}, theme_id)


def kind_words(kind: str) -> str:
    """What a service is."""
    return str(KINDS[ServiceKind(kind)]) if kind in set(ServiceKind) else kind


def dimension_words(dimension: str) -> str:
    """One of the 11 things that young people named as useful."""
    return DIMENSIONS.get(dimension) or name_of({}, dimension)


def way_words(rated: RatedService) -> str:
    """How a service was rated."""
    return str(WAYS.get(rated.way, rated.way))


def period_words(period: str) -> str:
    """A quarter as "October to December 2026"; what is no period stays as it is."""
    first = first_day(period)
    if first is None:
        return period
    if "Q" not in period:
        return format_date(first, "MMMM y" if "-" in period else "y", locale=_LOCALE)
    last = last_day(period)
    return _(
        "%(first)s to %(last)s",
        first=format_date(first, "MMMM", locale=_LOCALE),
        last=format_date(last, "MMMM y", locale=_LOCALE),
    )


def short_period(period: str) -> str:
    """The same in a column's head, which is narrow on a phone."""
    first, last = first_day(period), last_day(period)
    if first is None or last is None or "Q" not in period:
        return period_words(period)
    return _(
        "%(first)s to %(last)s",
        first=format_date(first, "MMM", locale=_LOCALE),
        last=format_date(last, "MMM y", locale=_LOCALE),
    )


def first_day(period: str) -> date | None:
    """The first day of a period as tallies name it, or None for what is no period."""
    found = _period(period)
    return found.first if found else None


def last_day(period: str) -> date | None:
    """The last day of a period, or None for what is no period."""
    found = _period(period)
    return found.last if found else None


def _period(name: str) -> Period | None:
    try:
        return parse(name)
    except PeriodRefused:
        return None


def day_in_words(day: date) -> str:
    """A day with its month and year: a report is read much later."""
    return format_date(day, "d MMMM y", locale=_LOCALE)


def method_words(method: Mapping[str, int | str]) -> list[str]:
    """The thresholds and the rounding as sentences, before what they do not say is added."""
    return [
        _(
            "Nothing is said of a group of fewer than %(people)s people, and no number below"
            " %(count)s is shown. 0 is hidden as well.",
            people=method["smallest_group"],
            count=method["smallest_count"],
        ),
        _("Every other number is rounded to the nearest %(step)s.", step=method["rounded_to"]),
        _("“Too few to show” means: %(hidden)s.", hidden=method["hidden"]),
        _("Totals are %(totals)s.", totals=method["totals"]),
        _("Percentages are worked out %(percentages)s.", percentages=method["percentages"]),
        _("Periods: %(periods)s.", periods=method["periods"]),
        _(
            "“Higher” or “lower” is said only where rounding cannot have made it look so, and only"
            " for a tenth of a number, or for %(points)s points of a percentage, at least.",
            points=POINTS,
        ),
    ]


def theme_names(report: Report) -> dict[str, str]:
    """The themes of a report in plain words."""
    return {theme: theme_words(theme) for theme in report.themes.counts}


def way_note(rated: RatedService) -> str:
    """Whom this way of rating counts, and how often."""
    return str(WAY_NOTES.get(rated.way, ""))


def raters_words(rated: RatedService) -> str:
    """How many rated."""
    if rated.raters.shown is None:
        return _("How many rated: too few to show.")
    if rated.way == "open":
        return _("%(people)s ratings.", people=capital(about(rated.raters)))
    return _("%(people)s young people rated.", people=capital(about(rated.raters)))


def any_face(rated: RatedService) -> bool:
    """Whether anything they said may be shown."""
    return any(each.shown for faces in rated.faces.values() for each in faces.counts.values())


def over_hidden(line: Line) -> bool:
    """Whether among the shorter periods in this one, some of the indicator was hidden."""
    now = line.now
    if isinstance(now, Count):
        return now.over_hidden
    counts = (now.some, now.rest) if isinstance(now, Share) else now.counts.values()
    return any(each.over_hidden for each in counts)


def rated_in_words(services: Sequence[RatedService]) -> str:
    """How many services have results in this report."""
    names = {(each.name, each.round_name) for each in services}
    return str(
        ngettext("%(num)s service has results.", "%(num)s services have results.", len(names))
    )


def _share_words(share: Share) -> str:
    some, percent = share.some, share.percent
    if percent is not None and percent.bound is Bound.ABOUT:
        return _(
            "about %(some)s of %(whole)s (%(percent)s)",
            some=some.shown,
            whole=share.whole.shown,
            percent=percent_words(percent),
        )
    if percent is None:
        return about(some)
    return f"{about(some)} ({percent_words(percent)})"


def _most_words(parts: Parts[str], names: Mapping[str, str]) -> str:
    counts = parts.counts.values()
    most = max((each.shown for each in counts if each.shown), default=None)
    if most is None:
        return str(HIDDEN_WORDS)
    first = [key for key, count in parts.counts.items() if count.shown == most]
    who = _(" and ").join(quoted(names, key) for key in first)
    if any(each.at_least or (each.shown is None and each.over_hidden) for each in counts):
        # One that is only known from below may be the largest.
        return _("%(who)s: %(count)s", who=who, count=about(parts.counts[first[0]]))
    percent = parts.percent(first[0])
    if len(first) > 1:
        return _("most often %(who)s (%(percent)s%% each)", who=who, percent=percent)
    return _("most often %(who)s (%(percent)s%%)", who=who, percent=percent)
