"""A rich report, made by hand through disclosure.py: every way in which a number may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from youthvoice.reports import making
from youthvoice.reports.disclosure import (
    HIDDEN,
    Count,
    Figure,
    Parts,
    Share,
    groups,
    method,
    partition,
    parts,
    share,
    shown_count,
    shown_people,
)
from youthvoice.reports.shape import (
    Answered,
    Breakdown,
    Line,
    RatedService,
    Report,
    Section,
    Value,
    Words,
)
from youthvoice.reports.wording import DIMENSIONS

PERIOD, BEFORE = "2026-Q3", "2026-Q2"
_PEOPLE = 63
_TOLD = {"some": "told before", "rest": "not told before"}
_KEPT = {"some": "kept", "rest": "not kept"}
_HIDDEN_MONTH = (Count(25), HIDDEN, Count(20))
_COUNTED = "Counted by YouthVoice when it happens, in the quarter in which it happened."

_VOICES = (
    Words("They asked me what I want to be called. Nobody had done that before.", "The Den"),
    Words("I waited three weeks and nobody said why.", "Hill Clinic"),
    Words('=HYPERLINK("http://x.example","I like it here")', "The Den"),
)
_ANSWERED = (
    Answered(
        "It takes too long until somebody answers.",
        "Each team has somebody who answers when a worker is away.",
        "Head of children's services",
        date(2026, 12, 1),
        "Four of five teams have named somebody. The fifth does so in November.",
    ),
    Answered(
        "Letters from court are hard to read.",
        "A plain page goes with each letter.",
        "The board's court group",
        date(2027, 2, 1),
        "Not there yet. Young people are writing the page with us.",
    ),
)


def line(
    id: str,  # noqa: A002 - the shape's own name
    words: str,
    now: Value,
    before: Value | None,
    people: int | Count = _PEOPLE,
    names: Mapping[str, str] | None = None,
    source: str = _COUNTED,
) -> Line:
    counted = people if isinstance(people, Count) else shown_people(people)
    return Line(id, words, now, before, counted, source, names or {})


def sample_report(period: str = PERIOD, before: str = BEFORE) -> Report:
    """One quarter of a made-up area beside the quarter before."""
    return Report(
        area="Riverbend",
        board="Riverbend safeguarding partnership",
        period=period,
        before=before,
        closed_on=date(2026, 10, 2),
        sections=_sections(),
        services=_services(),
        themes=parts(
            {
                "who-i-am": 41,
                "make-me-safe": 66,
                "not-just-me": 18,
                "right-people": 3,
                "no-quick-fix": 27,
            },
            _PEOPLE,
        ),
        breakdowns=_breakdowns(),
        missing=(
            "We heard from fewer than half of the young people who have an account.",
            "Nothing can be said of boys and young men: too few gave an answer.",
            "Young people who have no account could only rate services by card.",
        ),
        words=_VOICES,
        answered=_ANSWERED,
        method=method(),
    )


@contextmanager
def instead_of_real_ones() -> Iterator[None]:
    """While this lasts, the pages find these reports and no others."""
    made = {each.period: each for each in (sample_report(), empty_report())}
    with (
        patch.object(making, "closed_periods", lambda _session, _area: list(made)),
        patch.object(making, "report_for", lambda _session, _area, period: made[period]),
    ):
        yield


def empty_report() -> Report:
    """The same quarter, had hardly anybody taken part."""
    nobody = parts({"yes": 2, "a_bit": 1, "no": 0}, 3)
    sections = (
        Section(
            1,
            "The child's best interests must be the top priority",
            (
                line("answered-in-week", "Answered within a week", share(2, 3, 3), None, 3),
                line("answers-it", "“Does this answer it?”", nobody, None, 3),
            ),
            ("Everybody: too few took part to say anything.",),
        ),
    )
    return Report(
        area="Riverbend",
        board="Riverbend safeguarding partnership",
        period="2026-07",
        before="",
        closed_on=date(2026, 8, 1),
        sections=sections,
        services=(),
        themes=parts({"who-i-am": 2, "make-me-safe": 1}, 3),
        breakdowns=(Breakdown("age", "By age", {"11-13": HIDDEN, "14-15": HIDDEN}, {}),),
        missing=("Fewer than 10 young people took part.",),
        words=(),
        answered=(),
        method=method(),
    )


def _sections() -> tuple[Section, ...]:
    return (
        _interests(),
        _participation(),
        _relationships(),
        _profiling(),
        _sharing(),
        _staff(),
        _review(),
    )


def _interests() -> Section:
    return Section(
        1,
        "The child's best interests must be the top priority",
        (
            line(
                "answered-in-week",
                "Questions answered within a week",
                share(64, 79, _PEOPLE),
                share(35, 71, 58),
                names={"some": "answered within a week", "rest": "later, or not yet"},
            ),
            line(
                "answers-it",
                "“Does this answer it?”",
                parts({"yes": 34, "a_bit": 18, "no": 4}, 41),
                parts({"yes": 21, "a_bit": 23, "no": 11}, 38),
                41,
                {"yes": "Yes", "a_bit": "A bit", "no": "No"},
                "What young people said to the answers they got.",
            ),
        ),
        ("Young people who said nothing.", "Young people without an account."),
    )


def _participation() -> Section:
    return Section(
        2,
        "Participation of children and young people",
        (
            line(
                "plans-with-view",
                "Plans with the young person's own view",
                share(57, 59, 59),
                share(46, 55, 55),
                59,
                {"some": "with their view", "rest": "without"},
            ),
            line("asked", "Questions asked", shown_count(155, _PEOPLE), shown_count(152, 58)),
            line(
                "wishes",
                "Meetings with their wishes recorded",
                shown_count(59, 44, _HIDDEN_MONTH),
                shown_count(41, 39),
                44,
            ),
        ),
        ("Young people whose plan is kept elsewhere.",),
    )


def _relationships() -> Section:
    return Section(
        3,
        "Enduring relationships and support",
        (
            line(
                "contacts-kept",
                "Contacts that were kept",
                share(131, 160, 57),
                share(128, 158, 55),
                57,
                _KEPT,
            ),
            line(
                "told-before",
                "Changes of worker that were told before",
                share(3, 18, 18),
                None,
                18,
                _TOLD,
            ),
        ),
        ("Contacts that nobody wrote down.",),
    )


def _profiling() -> Section:
    return Section(
        4,
        "Comprehensive problem-profiling",
        (
            line("asked-help", "Calls for help", shown_count(4, 4), shown_count(12, 11), 4),
            line(
                "distance",
                "The young person feels safe: since their first time",
                share(12, 31, 31),
                None,
                Count(10, at_least=True),
                {"better": "Better", "not_better": "The same, or worse"},
            ),
        ),
        ("Young people who did not agree to be counted.",),
    )


def _sharing() -> Section:
    return Section(
        5,
        "Effective information-sharing within and between agencies",
        (
            line(
                "shared-told",
                "Things shared that the young person was told of before",
                _over_hidden_share(),
                share(22, 40, 30),
                34,
                _TOLD,
            ),
        ),
        ("What other agencies share among themselves.",),
    )


def _staff() -> Section:
    return Section(
        6,
        "Supervision, support and training of staff",
        (),
        ("This product counts nothing about training. Ask for it elsewhere.",),
    )


def _review() -> Section:
    return Section(
        7,
        "Evaluation and review",
        (line("heard", "Young people who said something", shown_people(63), shown_people(58)),),
        ("Young people who have left.",),
    )


def _over_hidden_share() -> Share:
    months = [share(14, 20, 15), share(3, 12, 11), share(12, 19, 14)]
    return share(29, 51, 34, months)


def _faces(counts: Sequence[int], people: int) -> Parts[int]:
    return parts(dict(enumerate(counts, start=1)), people)


def _spread(answers: int, place: int, tilt: int) -> list[int]:
    """So many answers over the five faces, happier or not."""
    weights = [1 + (place * 3) % 4, 2 + place % 3, 4, 5 + tilt, 3 + 2 * tilt + place % 5]
    counts = [answers * weight // sum(weights) for weight in weights]
    counts[3] += answers - sum(counts)
    return counts


def _services() -> tuple[RatedService, ...]:
    def rated(name: str, kind: str, way: str, raters: int, tilt: int) -> RatedService:
        faces = {
            dimension: _faces(_spread(raters - place % 4, place, tilt), raters)
            for place, dimension in enumerate(DIMENSIONS)
        }
        return RatedService(name, kind, "Summer 2026", way, shown_people(raters), faces)

    return (
        rated("The Den", "youth_work", "ticket", 52, 4),
        rated("The Den", "youth_work", "card", 24, 1),
        rated("The Den", "youth_work", "open", 31, 2),
        rated("Hill Clinic", "sexual_health", "ticket", 38, 0),
        RatedService(
            "Riverbend police, child protection",
            "police",
            "Summer 2026",
            "card",
            HIDDEN,
            {dimension: _faces([1, 2, 0, 3, 1], 7) for dimension in DIMENSIONS},
        ),
    )


def _breakdowns() -> tuple[Breakdown, ...]:
    whole = shown_people(_PEOPLE)
    ages = {"11-13": Figure(12, 12), "14-15": Figure(27, 27), "16-17": Figure(24, 24)}
    gender = {"girl": Figure(41, 41), "boy": Figure(4, 4), "other": Figure(11, 11)}
    language = {"english": Figure(47, 47), "other": Figure(3, 3), "unsaid": Figure(13, 13)}
    return (
        Breakdown(
            "age",
            "Age",
            groups(ages, whole),
            {"11-13": "11 to 13", "14-15": "14 to 15", "16-17": "16 to 17"},
        ),
        Breakdown(
            "gender",
            "Gender",
            groups(gender, whole),
            {"girl": "Girl or young woman", "boy": "Boy or young man", "other": "Another way"},
        ),
        Breakdown(
            "language",
            "Language spoken at home",
            partition(language, whole),
            {"english": "English", "other": "Another", "unsaid": "Not said"},
        ),
    )
