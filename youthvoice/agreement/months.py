"""The one picture that both sides see: month by month, how each promise was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youthvoice.agreement.due import Mark, Span, Turn, turns
from youthvoice.agreement.models import PROMISED, Agreement, Contact, ContactKind


@dataclass(frozen=True)
class Row:
    """One kind of contact in one month: its turns in order."""

    kind: ContactKind
    turns: tuple[Turn, ...]

    def count(self, mark: Mark) -> int:
        """How many turns went like this."""
        return sum(turn.mark == mark for turn in self.turns)

    @property
    def held(self) -> int:
        """How often it happened: in time or late."""
        return self.count(Mark.KEPT) + self.count(Mark.LATE)

    @property
    def over(self) -> int:
        """How often it should have happened so far."""
        return len(self.turns) - self.count(Mark.TO_COME)


@dataclass(frozen=True)
class Month:
    """One month by its first day. `worker_id` is who was in touch then, if that was one person."""

    first: date
    rows: tuple[Row, ...]
    worker_id: UUID | None


def spans_of(agreements: Iterable[Agreement], kind: ContactKind) -> list[Span]:
    """The times during which this kind was agreed, oldest first."""
    agreed = sorted((each for each in agreements if each.agreed_on), key=lambda each: each.version)
    return [
        Span(each.every[kind], each.agreed_on, each.ended_on)
        for each in agreed
        if kind in each.every and each.agreed_on is not None
    ]


def months_of(
    agreements: Iterable[Agreement], contacts: Iterable[Contact], today: date
) -> list[Month]:
    """The months in which a turn ended, or ends next, newest first."""
    agreements, contacts = list(agreements), list(contacts)
    found: dict[date, dict[ContactKind, list[Turn]]] = {}
    for kind in PROMISED:
        days = [each.day for each in contacts if each.kind is kind and each.counts]
        for span in spans_of(agreements, kind):
            for turn in turns(span, days, today):
                rows = found.setdefault(turn.last.replace(day=1), {})
                rows.setdefault(kind, []).append(turn)
    return [
        Month(
            first,
            tuple(Row(kind, tuple(rows[kind])) for kind in PROMISED if kind in rows),
            _only_worker(contacts, rows),
        )
        for first, rows in sorted(found.items(), reverse=True)
    ]


def _only_worker(contacts: list[Contact], rows: dict[ContactKind, list[Turn]]) -> UUID | None:
    every_turn = [turn for turns_ in rows.values() for turn in turns_]
    first, last = min(each.first for each in every_turn), max(each.last for each in every_turn)
    workers = {each.logged_by for each in contacts if first <= each.day <= last}
    return workers.pop() if len(workers) == 1 else None
