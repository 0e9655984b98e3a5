"""What is owed to one young person, from working facts alone, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from youthvoice.agreement.owed import Due, Marks
from youthvoice.comfort.models import HelpCall
from youthvoice.plan.marks import PlanMarks


class Owing(StrEnum):
    """One thing owed, in the order of the list (design.md 7)."""

    HELP = "help"
    NEW = "new"
    DAY_PASSED = "day_passed"
    WAITS = "waits"
    FACE = "face"
    HOW = "how"
    NOT_HAPPENED = "not_happened"
    PROMISE_LATE = "promise_late"
    CONTACT_MISSED = "contact_missed"
    PROPOSAL = "proposal"
    CONTACT_DUE = "contact_due"
    DISAGREES = "disagrees"


@dataclass(frozen=True)
class Replies:
    """The working facts of a folder's answers: what is new and what waits for a reply."""

    replies: int = 0
    since: date | None = None
    promised_for: date | None = None
    news_since: date | None = None


@dataclass(frozen=True)
class Owed:
    """One thing owed, and the day since which, or by which, it is."""

    what: Owing
    day: date


@dataclass(frozen=True)
class Facts:
    """All that a list knows of one folder without a key."""

    call: HelpCall | None = None
    answers: Replies = field(default_factory=Replies)
    plan: PlanMarks = field(default_factory=PlanMarks)
    contacts: Marks = field(default_factory=Marks)
    face_since: date | None = None
    how_since: date | None = None


def owings(facts: Facts, today: date) -> tuple[Owed, ...]:
    """Everything that is owed, most urgent first, each with the day since or by which it is."""
    answers, plan, contacts = facts.answers, facts.plan, facts.contacts
    passed = answers.promised_for is not None and answers.promised_for < today
    found: tuple[tuple[Owing, date | None], ...] = (
        (Owing.HELP, facts.call.asked_on if facts.call else None),
        (Owing.NEW, answers.news_since),
        (Owing.DAY_PASSED, answers.promised_for if passed else None),
        (Owing.WAITS, None if passed else answers.since),
        (Owing.FACE, facts.face_since),
        (Owing.HOW, facts.how_since),
        (Owing.NOT_HAPPENED, plan.unheard_since),
        (Owing.PROMISE_LATE, plan.late_since),
        (Owing.CONTACT_MISSED, _earliest(contacts.missed)),
        (Owing.PROPOSAL, contacts.proposal_since),
        (Owing.CONTACT_DUE, _earliest(contacts.due)),
        (Owing.DISAGREES, today if plan.disagreed else None),
    )
    return tuple(Owed(what, day) for what, day in found if day is not None)


def _earliest(contacts: tuple[Due, ...]) -> date | None:
    return min((each.by for each in contacts), default=None)
