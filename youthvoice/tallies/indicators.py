"""Every indicator there is, by principle: what it says, where it comes from, whom it leaves out.

One more is one more entry here and one query in `facts.py`. Each whole is split in one way only,
and no figure is published that holds all of another one's whole: decision 15 says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from youthvoice.agreement.models import ContactKind
from youthvoice.questions.instrument import instrument
from youthvoice.reports.period import Length
from youthvoice.tallies import facts
from youthvoice.tallies.counting import Counting, grouped, held_turns
from youthvoice.wellbeing import scales

# Berelowitz, S. et al. (2013), chapter 2 part A: the principles of the See Me, Hear Me framework.
PRINCIPLES: Mapping[int, str] = {
    1: "The child's best interests must be the top priority",
    2: "Participation of children and young people",
    3: "Enduring relationships and support",
    4: "Comprehensive problem-profiling",
    5: "Effective information-sharing within and between agencies",
    6: "Supervision, support and training of staff",
    7: "Evaluation and review",
}
# How things are: each scale by its id, and what a board reads of it.
SCALES: Mapping[str, str] = {each.id: each.heard for each in scales.SCALES}


class Unit(StrEnum):
    """What is counted: young people, each once; events; some of a whole; or all of its parts."""

    PEOPLE = "people"
    EVENTS = "events"
    SHARE = "share"
    PARTS = "parts"


@dataclass(frozen=True)
class Indicator:
    """One number of a report, or several that make a whole.

    `parts` names them; a share has two, the first of which is the one it is about. `shortest` is
    the shortest period for which it is published. `stock` is how things stand on the last day, so
    that a year has its last month's. Without `count`, another room adds to the tallies itself.
    """

    id: str
    principle: int
    words: str
    unit: Unit
    source: str
    silent: str
    count: Counting | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    shortest: Length = Length.MONTH
    stock: bool = False
    each_once: bool = False
    by_team: bool = False


_JUST_ME = "What young people keep for themselves is in no number."
_PLAN = "Young people whose plan is kept elsewhere are not in these numbers."
_NO_AGREEMENT = "Young people without a contact agreement are not in these numbers."
_WRITTEN = "Only what workers wrote down can be counted."
_TURNS = {"kept": "Kept", "late": "Made up for later", "missed": "Missed"}

BEST_INTERESTS = (
    Indicator(
        id="promises",
        principle=1,
        words="What adults promised by a day of this period",
        unit=Unit.PARTS,
        parts={
            "kept": "Kept by its day",
            "late": "Kept later",
            "cannot": "Cannot be kept, and why was said",
            "not_kept": "Not kept, and nothing said",
        },
        source="Promises in plans, by what staff had said of them on the last day of the period.",
        silent=_PLAN,
        count=grouped(facts.promises),
    ),
    Indicator(
        id="promises_said",
        principle=1,
        words="Whether adults did what they promised, as young people say",
        unit=Unit.PARTS,
        parts={"happened": "It happened", "not_happened": "It did not happen"},
        source="The last thing each young person said of a promise in this period.",
        silent="Young people who said neither are not in it.",
        shortest=Length.QUARTER,
        count=grouped(facts.promises_said),
    ),
)

PARTICIPATION = (
    Indicator(
        id="said",
        principle=2,
        words="Young people who told their worker something, or asked something",
        unit=Unit.PEOPLE,
        source="Answers and questions that were sent to a worker in the period; each person once.",
        silent=_JUST_ME,
        by_team=True,
        count=grouped(facts.said),
    ),
    Indicator(
        id="answer_days",
        principle=2,
        words="How soon young people got an answer in words",
        unit=Unit.PARTS,
        parts={
            "same_day": "On the same day",
            "days_1_2": "After 1 or 2 days",
            "days_3_7": "After 3 to 7 days",
            "days_8_14": "After 8 to 14 days",
            "longer": "Later, or not yet",
        },
        source="Of each thing said or asked, the first reply. It is counted 14 days after it was "
        "sent, so that each had the same time.",
        silent="Whether the answer helped stands under “Evaluation and review”.",
        count=grouped(facts.answer_days),
    ),
    Indicator(
        id="plan_views",
        principle=2,
        words="Aims and promises in plans that have the young person's view",
        unit=Unit.SHARE,
        parts={"with": "With their view", "without": "Without"},
        source="Plans on the last day of the period. A view counts for the words it was given to.",
        silent=_PLAN,
        shortest=Length.QUARTER,
        stock=True,
        count=grouped(facts.plan_views),
    ),
    Indicator(
        id="meetings",
        principle=2,
        words="Meetings that decide, with the young person's wishes written down before",
        unit=Unit.SHARE,
        parts={"with": "With their wishes", "without": "Without"},
        source="Protection meetings, reviews and court days in diaries; wishes as last written by "
        "the day itself.",
        silent="Meetings that stand in no diary are not in it.",
        shortest=Length.QUARTER,
        count=grouped(facts.meetings),
    ),
    Indicator(
        id="after_meetings",
        principle=2,
        words="How often young people said after a meeting whether they were heard",
        unit=Unit.EVENTS,
        source="Faces given in diaries in this period.",
        silent="Which face they gave is sealed, and cannot be counted.",
        shortest=Length.QUARTER,
        count=grouped(facts.after_meetings),
    ),
    Indicator(
        id="accounts",
        principle=2,
        words="Young people with an account",
        unit=Unit.PEOPLE,
        source="Young people who had joined by the last day of the period.",
        silent="Young people without an account are in no number of this report.",
        stock=True,
        by_team=True,
        count=grouped(facts.accounts),
    ),
)


def _turns(kind: ContactKind, words: str) -> Indicator:
    return Indicator(
        id=f"contacts_{kind}",
        principle=3,
        words=words,
        unit=Unit.PARTS,
        parts=_TURNS,
        source="Contact agreements, and the contacts workers wrote down; what the young person "
        "says did not happen keeps nothing. As it stood on the last day of the period.",
        silent=_NO_AGREEMENT,
        count=held_turns(kind),
    )


RELATIONSHIPS = (
    _turns(ContactKind.MET, "Agreed meetings with the worker"),
    _turns(ContactKind.CALLED, "Agreed calls"),
    _turns(ContactKind.TEXTED, "Agreed texts"),
    Indicator(
        id="contacts_said",
        principle=3,
        words="Whether a contact happened, as young people say",
        unit=Unit.PARTS,
        parts={"happened": "It happened", "not_happened": "It did not happen"},
        source="What young people said in this period to the contacts workers wrote down.",
        silent="Contacts that they said nothing to are not in it.",
        shortest=Length.QUARTER,
        count=grouped(facts.contacts_said),
    ),
    Indicator(
        id="check_ins",
        principle=3,
        words="“Are you OK?” from the worker, and answered by a face",
        unit=Unit.SHARE,
        parts={"answered": "Answered", "open": "Not answered yet"},
        source="Check-ins sent in the period, as they stood on its last day.",
        silent="Which face they gave is sealed, and cannot be counted.",
        count=grouped(facts.check_ins),
    ),
    Indicator(
        id="hand_overs",
        principle=3,
        words="Changes of worker that the young person was told of before",
        unit=Unit.SHARE,
        parts={"before": "Told before", "not_before": "Not told before"},
        source="Hand-overs that were done in the period, and the day the young person knew.",
        silent="Changes of worker made outside YouthVoice are not in it.",
        shortest=Length.YEAR,
        count=grouped(facts.hand_overs),
    ),
)

PROFILING = (
    Indicator(
        id="themes",
        principle=4,
        words="What was on young people's minds",
        unit=Unit.PARTS,
        parts={theme.id: theme.plain for theme in instrument().themes},
        source="What was said or asked in the period, by the themes of the Voice of the Child.",
        silent="What was said under no theme, and what nobody asked about, is not in it.",
        count=grouped(facts.themes),
    ),
)

SHARING = (
    Indicator(
        id="sharings",
        principle=5,
        words="Something was shared with others: when the young person was told",
        unit=Unit.PARTS,
        parts={"before": "Before", "after": "After", "not_yet": "Not yet"},
        source="What workers wrote under “Who knows what”, by the day it was shared.",
        silent=_WRITTEN,
        shortest=Length.YEAR,
        count=grouped(facts.sharings),
    ),
    Indicator(
        id="parents",
        principle=5,
        words="“My parents should not know this”: what the worker answered",
        unit=Unit.SHARE,
        parts={"agreed": "Agreed", "cannot": "Cannot be kept, and why was said"},
        source="Wishes that were answered in the period.",
        silent="Wishes that nobody has answered yet are not in it.",
        shortest=Length.YEAR,
        count=grouped(facts.parents),
    ),
    Indicator(
        id="openings",
        principle=5,
        words="How often staff opened a young person's folder",
        unit=Unit.EVENTS,
        source="The record that every young person can read; each member of staff once a day.",
        silent="Records that other agencies keep are not in it.",
        count=grouped(facts.openings),
    ),
)

STAFF = (
    Indicator(
        id="covers",
        principle=6,
        words="How often somebody stepped in while the worker was away",
        unit=Unit.EVENTS,
        source="Covers that began in the period.",
        silent="How staff are trained and supervised is not known here: ask them.",
        shortest=Length.YEAR,
        count=grouped(facts.covers),
    ),
)

EVALUATION = (
    Indicator(
        id="verdicts",
        principle=7,
        words="“Does this answer it?”",
        unit=Unit.PARTS,
        parts={"yes": "Yes", "a_bit": "A bit", "no": "No"},
        source="The last word on each answer, of those given in the period.",
        silent="Young people who did not say whether an answer helped are not in it.",
        shortest=Length.QUARTER,
        count=grouped(facts.verdicts),
    ),
    *(
        Indicator(
            id=f"scale.{scale}",
            principle=7,
            words=f"The young person {words}: since their first time",
            unit=Unit.PARTS,
            parts={"better": "Better", "same": "The same", "worse": "Worse"},
            source="Faces that young people gave and let us count; each person once in a period.",
            silent="Only young people who said how things are more than once, and agreed to be "
            "counted.",
            shortest=Length.QUARTER,
            each_once=True,
        )
        for scale, words in SCALES.items()
    ),
)

INDICATORS: tuple[Indicator, ...] = (
    *BEST_INTERESTS,
    *PARTICIPATION,
    *RELATIONSHIPS,
    *PROFILING,
    *SHARING,
    *STAFF,
    *EVALUATION,
)


def indicator(id_: str) -> Indicator:
    """The indicator of this id."""
    return next(each for each in INDICATORS if each.id == id_)


def of_principle(principle: int) -> Iterable[Indicator]:
    """The indicators of one principle, in an order that is settled before anybody looks."""
    return (each for each in INDICATORS if each.principle == principle)
