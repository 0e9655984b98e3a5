"""Counts a made-up area slowly and plainly, from its plan: what the database should come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from tests.tallies.plan import Agreed, Item, Message, Plan, Touch

# What, which part, whose.
Event = tuple[str, str, int]
Truth = dict[tuple[str, str], tuple[int, int]]


def truth(plan: Plan, first: date, last: date) -> Truth:
    """How often, and of how many people, by (what, part); the part of a whole is empty."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for what, part, who in _events(plan, first, last):
        for name in {"", part}:
            counts[what, name].append(who)
    return {key: (len(who), len(set(who))) for key, who in counts.items()}


def truth_of_team(plan: Plan, team: str | None, first: date, last: date) -> Truth:
    """The same for the young people of one team."""
    theirs = {each.number for each in plan.young if each.team == team}
    counts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for what, _part, who in _events(plan, first, last):
        if who in theirs:
            counts[what, ""].append(who)
    return {key: (len(who), len(set(who))) for key, who in counts.items()}


class _Days:
    """The days of one period."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def _events(plan: Plan, first: date, last: date) -> Iterator[Event]:
    days = _Days(first, last)
    yield from (("accounts", "", each.number) for each in plan.young if each.joined <= last)
    yield from _messages(plan, first, last)
    for item in plan.items:
        yield from _item(item, first, last)
    touches: dict[tuple[int, str], list[Touch]] = defaultdict(list)
    for touch in plan.touches:
        touches[touch.young, touch.kind].append(touch)
    for agreed in plan.agreed:
        for mark in _turns(touches[agreed.young, agreed.kind], agreed, first, last):
            yield f"contacts_{agreed.kind}", mark, agreed.young
    yield from _contacts(plan, days)
    yield from _meetings(plan, days)
    yield from _rare(plan, days)
    yield from (("openings", "", each.young) for each in plan.looks if each.day in days)


def _contacts(plan: Plan, days: _Days) -> Iterator[Event]:
    for touch in plan.touches:
        if touch.kind != "tried" and touch.said in days:
            yield "contacts_said", "happened" if touch.happened else "not_happened", touch.young
    for ask in plan.asks:
        if ask.day in days:
            answered = ask.answered is not None and ask.answered <= days.last
            yield "check_ins", "answered" if answered else "open", ask.young


def _meetings(plan: Plan, days: _Days) -> Iterator[Event]:
    for meet in plan.meets:
        if meet.heard in days:
            yield "after_meetings", "", meet.young
        takes_place = meet.off is None or meet.off > days.last
        if meet.day in days and meet.kind != "visit" and takes_place:
            before = meet.wishes is not None and meet.wishes <= meet.day
            yield "meetings", "with" if before else "without", meet.young


def _rare(plan: Plan, days: _Days) -> Iterator[Event]:
    for change in plan.changes:
        if change.day in days and change.state != "called_off":
            knew = change.told is not None and change.told <= change.day
            if change.kind == "hand_over":
                yield "hand_overs", "before" if knew else "not_before", change.young
            else:
                yield "covers", "", change.young
    for shared in plan.shared:
        if shared.day in days:
            yield "sharings", shared.told, shared.young
    for subject in plan.subjects:
        if subject.wish == "not_my_parents" and subject.kept and subject.answered in days:
            yield "parents", subject.kept, subject.young


def _messages(plan: Plan, first: date, last: date) -> Iterator[Event]:
    sent = [each for each in plan.messages if not each.just_me]
    for who in {each.young for each in sent if first <= each.day <= last}:
        yield "said", "", who
    patience = timedelta(days=14)
    for message in sent:
        if first <= message.day <= last and message.theme:
            yield "themes", message.theme, message.young
        if first - patience <= message.day <= last - patience:
            yield "answer_days", _band(message), message.young
        said = [verdict for day, verdict in message.verdicts if day <= last]
        if said and first <= [day for day, _ in message.verdicts if day <= last][-1]:
            yield "verdicts", said[-1], message.young


def _band(message: Message) -> str:
    if not message.replies:
        return "longer"
    days = (min(message.replies) - message.day).days
    if days == 0:
        return "same_day"
    if days <= 2:
        return "days_1_2"
    if days <= 7:
        return "days_3_7"
    return "days_8_14" if days <= 14 else "longer"


def _item(item: Item, first: date, last: date) -> Iterator[Event]:
    known = [each for each in item.wordings if each[0] <= last]
    if not known:
        return
    version, (_, by_day, own) = len(known), known[-1]
    steps = [each for each in item.steps if each[0] <= last]
    if item.ended is None or item.ended > last:
        views = [each for each in steps if each[1] == version and each[2] in _VIEWS]
        yield "plan_views", "with" if own or views else "without", item.young
    if item.whose is None or item.whose == "young":
        return
    said = [each for each in steps if each[2] in ("happened", "not_happened")]
    if said and said[-1][0] >= first:
        yield "promises_said", said[-1][2], item.young
    if by_day and first <= by_day <= last and (item.ended is None or item.ended >= by_day):
        states = [each for each in steps if each[1] == version and each[2] in _STATES]
        yield "promises", _kept(states, by_day), item.young


_VIEWS = ("agree", "not_sure", "disagree")
_STATES = ("done", "cannot", "to_come")


def _kept(states: list[tuple[date, int, str]], by_day: date) -> str:
    if not states or states[-1][2] == "to_come":
        return "not_kept"
    if states[-1][2] == "cannot":
        return "cannot"
    return "kept" if states[-1][0] <= by_day else "late"


def _turns(touches: list[Touch], agreed: Agreed, first: date, last: date) -> Iterator[str]:
    """Decision 12, day by day: how each turn went that ended in these days."""
    days = {
        touch.day
        for touch in touches
        if agreed.since <= touch.day <= last
        and (agreed.until is None or touch.day < agreed.until)
        and not (touch.happened is False and touch.said is not None and touch.said <= last)
    }
    ended = agreed.until is not None and agreed.until <= last
    turns: list[list[date]] = []
    day = agreed.since
    while day <= last + timedelta(days=60) and not (ended and day >= agreed.until):
        turns.append([day + timedelta(days=number) for number in range(agreed.every)])
        day += timedelta(days=agreed.every)
    if ended:
        turns = [[each for each in turn if each < agreed.until] for turn in turns]
        if turns and len(turns[-1]) < agreed.every:
            over = turns.pop()
            if turns:
                turns[-1] += over
    for turn, after in zip(turns, [*turns, []][1:], strict=True):
        if first <= turn[-1] <= last:
            yield _mark([each for each in turn if each in days], turn, after, days, agreed.every)


def _mark(
    held: list[date], turn: list[date], after: list[date], days: set[date], every: int
) -> str:
    if held:
        return "kept"
    made_up = [each for each in after if each in days]
    half = (every + 1) // 2
    if len(made_up) > 1 and (made_up[0] - turn[-1]).days <= half:
        return "late"
    return "missed"
