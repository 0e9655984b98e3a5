"""What is due and what was missed, for many folders at once: working facts alone, and no key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.agreement.due import Span, missing, next_due
from youthvoice.agreement.models import PROMISED, Agreement, Contact, ContactKind

# What was due last can be told from the turn that runs and the two before it.
_TURNS_BACK = 3
# A "no" of longer ago is for the page of the promise, not for a list of what is owed.
_LATELY = timedelta(days=28)


@dataclass(frozen=True)
class Due:
    """One kind of contact and the last day that keeps the promise."""

    kind: ContactKind
    by: date


@dataclass(frozen=True)
class Marks:
    """What a list of folders shows of one: what is due this week, what was missed since when,

    whether the young person's proposal waits for an answer, and what they say did not happen.
    """

    due: tuple[Due, ...] = ()
    missed: tuple[Due, ...] = ()
    proposal_since: date | None = None
    denied: int = 0


def due_contacts(
    session: Session, folder_ids: Collection[UUID], until: date
) -> dict[UUID, tuple[Due, ...]]:
    """What is due next in each of these folders, as far as `until`, soonest first."""
    marks = _marks(session, folder_ids, clock.today(), until)
    return {id_: each.due for id_, each in marks.items() if each.due}


def contact_marks(session: Session, folder_ids: Collection[UUID], today: date) -> dict[UUID, Marks]:
    """What is due by the end of this week (Sunday) and what was missed, folder by folder.

    A folder about which there is nothing to say is not in it.
    """
    sunday = today + timedelta(days=6 - today.weekday())
    marks = _marks(session, folder_ids, today, sunday)
    return {id_: each for id_, each in marks.items() if each != Marks()}


def _marks(
    session: Session, folder_ids: Collection[UUID], today: date, until: date
) -> dict[UUID, Marks]:
    agreements = session.execute(
        select(
            Agreement.folder_id,
            Agreement.agreed_on,
            Agreement.proposed_on,
            Agreement.by_young_person,
            Agreement.meet_every,
            Agreement.call_every,
            Agreement.text_every,
        ).where(Agreement.folder_id.in_(folder_ids), Agreement.ended_on.is_(None))
    ).all()
    every = [(each.meet_every, each.call_every, each.text_every) for each in agreements]
    longest = {
        kind: max((days[at] or 0 for days in every), default=0) for at, kind in enumerate(PROMISED)
    }
    days_of, denied = _recent(session, folder_ids, today, longest)
    found: dict[UUID, Marks] = {id_: Marks(denied=count) for id_, count in denied.items()}
    for folder_id, agreed_on, proposed_on, by_young_person, *intervals in agreements:
        marks = found.get(folder_id, Marks())
        if agreed_on is not None:
            spans = _spans(intervals, agreed_on, today)
            due, missed = _due(spans, days_of.get(folder_id, {}), today, until)
            marks = Marks(due, missed, marks.proposal_since, marks.denied)
        elif by_young_person:
            marks = Marks(marks.due, marks.missed, proposed_on, marks.denied)
        found[folder_id] = marks
    return found


def _recent(
    session: Session,
    folder_ids: Collection[UUID],
    today: date,
    longest: Mapping[ContactKind, int],
) -> tuple[dict[UUID, dict[ContactKind, list[date]]], dict[UUID, int]]:
    """The days of each kind that can still matter, and how many a young person denied.

    `longest` is the longest interval of each kind: reading no further back keeps lists quick.
    """
    matters = [
        and_(Contact.kind == kind, Contact.day > today - timedelta(days=_TURNS_BACK * days))
        for kind, days in longest.items()
    ]
    denied_lately = Contact.happened.is_(False) & (Contact.day > today - _LATELY)
    rows = session.execute(
        select(Contact.folder_id, Contact.kind, Contact.day, Contact.happened).where(
            Contact.folder_id.in_(folder_ids), or_(denied_lately, *matters)
        )
    )
    days: dict[UUID, dict[ContactKind, list[date]]] = {}
    denied: dict[UUID, int] = {}
    for folder_id, kind, day, happened in rows:
        if happened is False:
            denied[folder_id] = denied.get(folder_id, 0) + 1
        else:
            days.setdefault(folder_id, {}).setdefault(kind, []).append(day)
    return days, denied


def _spans(
    every: Iterable[int | None], agreed_on: date, today: date
) -> list[tuple[ContactKind, Span]]:
    """The last few turns of each kind: those before them change nothing now."""
    spans = []
    for kind, days in zip(PROMISED, every, strict=True):
        if days is not None:
            whole = max((today - agreed_on).days // days - (_TURNS_BACK - 1), 0)
            spans.append((kind, Span(days, agreed_on + timedelta(days=whole * days))))
    return spans


def _due(
    spans: list[tuple[ContactKind, Span]],
    days: dict[ContactKind, list[date]],
    today: date,
    until: date,
) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    due, missed = [], []
    for kind, span in spans:
        contacts = days.get(kind, [])
        by, turn = next_due(span, contacts, today), missing(span, contacts, today)
        if by is not None and by <= until:
            due.append(Due(kind, by))
        if turn is not None:
            missed.append(Due(kind, turn.last))
    by_day = sorted(due, key=lambda each: each.by), sorted(missed, key=lambda each: each.by)
    return tuple(by_day[0]), tuple(by_day[1])
