"""A made-up area as plain facts: who did what on which day. Nothing here knows the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

KINDS = ("met", "called", "texted")
THEMES = ("who-i-am", "make-me-safe", "not-just-me", "right-people", "no-quick-fix")


@dataclass(frozen=True)
class Young:
    """A young person, and the team of their worker; None for nobody's."""

    number: int
    team: str | None
    joined: date


@dataclass(frozen=True)
class Message:
    young: int
    day: date
    theme: str | None
    asked: bool
    just_me: bool
    replies: tuple[date, ...] = ()
    verdicts: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class Item:
    """An aim or a promise. `wordings`: day, by which day, whether the young person wrote it;

    `steps`: day, of which wording (1 is the first), and what was said.
    """

    young: int
    whose: str | None
    wordings: tuple[tuple[date, date | None, bool], ...]
    steps: tuple[tuple[date, int, str], ...] = ()
    ended: date | None = None


@dataclass(frozen=True)
class Agreed:
    young: int
    kind: str
    every: int
    since: date
    until: date | None


@dataclass(frozen=True)
class Touch:
    young: int
    kind: str
    day: date
    happened: bool | None = None
    said: date | None = None


@dataclass(frozen=True)
class Ask:
    young: int
    day: date
    answered: date | None


@dataclass(frozen=True)
class Meet:
    young: int
    kind: str
    day: date
    wishes: date | None
    heard: date | None
    off: date | None


@dataclass(frozen=True)
class Change:
    young: int
    kind: str
    day: date
    told: date | None
    state: str


@dataclass(frozen=True)
class Shared:
    young: int
    day: date
    told: str


@dataclass(frozen=True)
class Subject:
    young: int
    wish: str
    kept: str | None
    answered: date | None


@dataclass(frozen=True)
class Look:
    young: int
    day: date
    worker: int


@dataclass
class Plan:
    """All that happened."""

    young: list[Young]
    messages: list[Message] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    touches: list[Touch] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    meets: list[Meet] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)


# Picks one of so many, for what happens to one young person in one month.
Choose = Callable[[str, int, int, int], int]


def reasoned(what: str, young: int, month: int, among: int) -> int:
    """No chance in it, the same for ever: a square modulo a prime keeps things from going together

    that have nothing to do with each other.
    """
    return (young * 37 + month * 101 + sum(map(ord, what)) * 17) ** 2 % 1009 % among


def made(young: list[Young], months: list[date], choose: Choose) -> Plan:
    """What happens to these young people in these months (by their first days)."""
    plan = Plan(young)
    for each in young:
        plan.items.append(_aim(each, choose))
        plan.agreed += _agreements(each, choose)
        for number, first in enumerate(months):
            if first >= each.joined.replace(day=1):
                _month(plan, each.number, number, first, choose)
    return plan


def _day(first: date, number: int) -> date:
    return first + timedelta(days=number)


def _aim(young: Young, choose: Choose) -> Item:
    """One in two in their own words, one in three with a view."""
    own = choose("own aim", young.number, 0, 2) == 0
    steps = ()
    if choose("aim view", young.number, 0, 3) == 0:
        steps = ((_day(young.joined, 100), 1, "agree"),)
    lasts = (250, 15, None, None)[choose("aim ends", young.number, 0, 4)]
    ended = None if lasts is None else _day(young.joined, lasts)
    return Item(young.number, None, ((_day(young.joined, 9), None, own),), steps, ended)


def _agreements(young: Young, choose: Choose) -> Iterator[Agreed]:
    for kind, every in zip(KINDS, (7, 14, 3), strict=True):
        if choose(f"agreed {kind}", young.number, 0, 2):
            since = _day(young.joined, 5)
            until = _day(young.joined, 143) if choose("changed", young.number, 0, 3) == 0 else None
            yield Agreed(young.number, kind, every, since, until)
            if until:
                yield Agreed(young.number, kind, every * 2 if every == 7 else 28, until, None)


def _month(plan: Plan, who: int, month: int, first: date, choose: Choose) -> None:
    def pick(what: str, among: int) -> int:
        return choose(what, who, month, among)

    _says(plan, who, first, pick)
    _promise(plan, who, first, pick)
    for kind, times in zip(KINDS, (5, 3, 7), strict=True):
        for number in range(pick(f"times {kind}", times)):
            day = _day(first, (number * 5 + pick(kind, 9)) % 28)
            said = pick(f"said {kind} {number}", 4)
            happened = None if said > 1 else said == 0
            when = None if happened is None else _day(day, 3 + pick("said late", 30))
            plan.touches.append(Touch(who, kind, day, happened, when))
    plan.touches.append(Touch(who, "tried", _day(first, 2)))
    if pick("check-in", 3) == 0:
        answered = _day(first, 12 + pick("face", 30)) if pick("answers", 3) else None
        plan.asks.append(Ask(who, _day(first, 11), answered))
    if pick("meeting", 3) == 0:
        day = _day(first, 14)
        kind = ("protection", "review", "court", "visit")[pick("what kind", 4)]
        wishes = _day(day, 1 - pick("wishes", 4)) if pick("wrote", 4) else None
        heard = _day(day, pick("after", 20)) if pick("heard", 2) else None
        off = _day(day, -1) if pick("off", 7) == 0 else None
        plan.meets.append(Meet(who, kind, day, wishes, heard, off))
    _keepers(plan, who, first, pick)


def _says(plan: Plan, who: int, first: date, pick: Callable[[str, int], int]) -> None:
    for number in range(pick("says", 4) // 2):
        day = _day(first, (pick("day", 28) + number) % 28)
        after = (0, 1, 5, 12, 20, None)[pick("answers after", 6)]
        replies = () if after is None else (_day(day, after), _day(day, after + 3))
        verdicts: tuple[tuple[date, str], ...] = ()
        if replies and pick("judges", 3):
            last = ("yes", "a_bit", "no")[pick("verdict", 3)]
            verdicts = ((_day(replies[0], 1), "no"), (_day(replies[0], 9), last))
        theme = None if pick("theme", 9) == 0 else THEMES[pick("which theme", 5)]
        just_me, asked = pick("alone", 6) == 0, pick("asks", 2) == 0
        if just_me:
            replies = verdicts = ()
        plan.messages.append(Message(who, day, theme, asked, just_me, replies, verdicts))


def _promise(plan: Plan, who: int, first: date, pick: Callable[[str, int], int]) -> None:
    if pick("promises", 3):
        return
    whose = ("worker", "other", "young")[pick("whose", 3)]
    wordings: tuple[tuple[date, date | None, bool], ...] = (
        (_day(first, 1), _day(first, 15), False),
    )
    steps: list[tuple[date, int, str]] = []
    if pick("sees it", 2):
        steps.append((_day(first, 4), 1, ("agree", "not_sure", "disagree")[pick("view", 3)]))
    state = pick("state", 6)
    if state == 5:
        wordings += ((_day(first, 10), _day(first, 45), False),)
    elif state < 4:
        day = (12, 15, 20, 40)[state]
        steps.append((_day(first, day), 1, "cannot" if pick("can", 3) == 0 else "done"))
        if pick("undone", 5) == 0:
            steps.append((_day(first, day + 2), 1, "to_come"))
    happened = pick("happened", 3)
    if happened < 2:
        said = ("happened", "not_happened")
        at = len(wordings)
        steps.append((_day(first, 17), at, said[1 - happened]))
        steps.append((_day(first, 17 + pick("again", 30)), at, said[happened]))
    ended = _day(first, (14, 15, 33)[pick("when ended", 3)]) if pick("ended", 5) == 0 else None
    plan.items.append(Item(who, whose, wordings, tuple(steps), ended))


def _keepers(plan: Plan, who: int, first: date, pick: Callable[[str, int], int]) -> None:
    """What is rare: changes of worker, sharing, wishes for parents; and that staff looked."""
    if pick("change of worker", 6) == 0:
        kind = ("hand_over", "cover")[pick("for good", 2)]
        told = _day(first, 20 + pick("told", 3)) if pick("knows", 3) else None
        state = {"hand_over": "done", "cover": "over"}[kind]
        state = "called_off" if pick("called off", 5) == 0 else state
        plan.changes.append(Change(who, kind, _day(first, 21), told, state))
    if pick("sharing", 5) == 0:
        told = ("before", "after", "not_yet")[pick("told when", 3)]
        plan.shared.append(Shared(who, _day(first, 8), told))
    if pick("parents", 6) == 0:
        kept = (None, "agreed", "cannot")[pick("kept", 3)]
        wish = ("may_know", "not_my_parents", "not_my_parents")[pick("wish", 3)]
        plan.subjects.append(Subject(who, wish, kept, _day(first, 26) if kept else None))
    for number in range(pick("looks", 4)):
        plan.looks.append(Look(who, _day(first, number * 7), number % 2))
