"""How the turns of contact agreements went that ended in a period: `agreement/due.py` reckons."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from youthvoice.agreement.due import Mark, Span, turns
from youthvoice.agreement.models import INTERVALS, Agreement, Contact, ContactKind
from youthvoice.folders.models import Folder
from youthvoice.tallies.facts import Window, in_area

_DAY = timedelta(days=1)
# How a turn went follows from its own days and those of its neighbours.
_BACK = timedelta(days=2 * max(INTERVALS))


def turn_marks(session: Session, window: Window, kind: ContactKind) -> Counter[tuple[UUID, Mark]]:
    """How often, folder by folder, a turn of this kind was kept, late or missed, as it stood on

    the last day. No key is needed, and of contacts only their days are read.
    """
    days = _days(session, window, kind)
    found: Counter[tuple[UUID, Mark]] = Counter()
    for folder_id, span in _spans(session, window, kind):
        for turn in turns(span, days.get(folder_id, ()), window.last + _DAY):
            if window.first <= turn.last <= window.last:
                found[folder_id, turn.mark] += 1
    return found


def _spans(session: Session, window: Window, kind: ContactKind) -> list[tuple[UUID, Span]]:
    every = {
        ContactKind.MET: Agreement.meet_every,
        ContactKind.CALLED: Agreement.call_every,
        ContactKind.TEXTED: Agreement.text_every,
    }[kind]
    rows = session.execute(
        select(Agreement.folder_id, every, Agreement.agreed_on, Agreement.ended_on)
        .join(Folder)
        .where(
            in_area(window),
            every.is_not(None),
            Agreement.agreed_on <= window.last,
            or_(Agreement.ended_on.is_(None), Agreement.ended_on > window.first),
        )
    )
    return [
        (folder_id, _span(days, since, ended, window))
        for folder_id, days, since, ended in rows
        if days is not None and since is not None
    ]


def _span(every: int, since: date, ended: date | None, window: Window) -> Span:
    """The agreement from the turn before the one that the first day lies in."""
    whole = max((window.first - since).days // every - 1, 0)
    until = ended if ended is not None and ended <= window.last else None
    return Span(every, since + timedelta(days=whole * every), until)


def _days(session: Session, window: Window, kind: ContactKind) -> dict[UUID, list[date]]:
    denied = and_(Contact.happened.is_(False), Contact.said_on <= window.last)
    rows = session.execute(
        select(Contact.folder_id, Contact.day)
        .join(Folder)
        .where(
            in_area(window),
            Contact.kind == kind,
            Contact.day.between(window.first - _BACK, window.last),
            or_(Contact.happened.is_(None), ~denied),
        )
        .distinct()
    )
    found: dict[UUID, list[date]] = {}
    for folder_id, day in rows:
        found.setdefault(folder_id, []).append(day)
    return found
