"""What may be said of a count of people, so that nobody can be found in it.

Everything a board reads passes through here once; page, paper and file show the same objects. A
count below 5 is hidden, and so is everything about fewer than 10 people; the rest is rounded to
the nearest 5. Zero is hidden like 4, and a hidden count does not say why it is. Beyond that, each
function says how it keeps a hidden count from being found by subtraction: always so that 0, or
something that is not small, stays possible, for a reader who knows this file as well.

Whether to hide follows from what was published before, or hides more than it must, so that the
hiding itself tells nothing (Kenthapadi, Mishra, Nissim: Simulatable Auditing, PODS 2005). Rounding
and hiding beside it follow the Federal Committee on Statistical Methodology, Statistical Policy
Working Paper 22, and NHS Digital's method for Hospital Episode Statistics. Why, and what a reader
still learns: docs/decisions/0015-disclosure-control.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

# Below this, a count could be one child and their friends.
SMALLEST_COUNT = 5
# Below this, those inside a group know each other's answers well enough to work out the last one.
SMALLEST_GROUP = 10
# As wide as what is hidden: one person more or less seldom changes what is shown.
STEP = 5

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Count:
    """One count as it may be shown.

    `at_least`: the sum of what is shown, and what is hidden comes on top. As that sum is of
    rounded counts, the words for it are "about 25 or more". `over_hidden`: among the shorter
    periods in it some were hidden. Both follow from what stands beside it and tell nothing new.
    """

    shown: int | None = None
    at_least: bool = False
    over_hidden: bool = False


HIDDEN = Count()


@dataclass(frozen=True)
class Figure:
    """What was counted, and of how many people. It never leaves, so a log cannot print it."""

    count: int = field(repr=False)
    people: int = field(repr=False)


class Bound(StrEnum):
    """How a percentage stands to what was counted."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True)
class Percent:
    """A whole percentage, and how to read it."""

    value: int
    bound: Bound = Bound.ABOUT


@dataclass(frozen=True)
class Span:
    """The averages that are possible, in tenths: one if nothing is hidden."""

    lowest: float
    highest: float


@dataclass(frozen=True)
class Parts(Generic[K]):
    """A whole as its parts. The total and the percentages come from what is shown of the parts."""

    counts: Mapping[K, Count]

    @property
    def total(self) -> Count:
        """The sum of what is shown; "at least" when something is hidden."""
        return _together(list(self.counts.values()), distinct=False)

    @property
    def complete(self) -> bool:
        """Whether every part is shown in full."""
        return all(is_exact(count) for count in self.counts.values())

    def percent(self, key: K) -> int | None:
        """This part of those shown, in whole percent; None where a part only has a lower bound."""
        part, total = self.counts[key].shown, self.total.shown
        if part is None or not total or any(count.at_least for count in self.counts.values()):
            return None
        return _percent(part, total)


@dataclass(frozen=True)
class Share:
    """Some of a whole and the rest of it, each a count that must not be small."""

    some: Count
    rest: Count

    @property
    def whole(self) -> Count:
        """Both together, as far as they are shown."""
        return _together([self.some, self.rest], distinct=False)

    @property
    def percent(self) -> Percent | None:
        """Of 100, how many. Where one side is hidden, what is true whatever it is."""
        some, rest = self.some, self.rest
        if _open([some, rest]):
            return None
        most = SMALLEST_COUNT - 1
        if some.shown is not None and rest.shown is not None:
            return Percent(_percent(some.shown, some.shown + rest.shown))
        if some.shown is not None:
            low = _lowest(some.shown)
            return Percent(100 * low // (low + most), Bound.AT_LEAST)
        if rest.shown is not None:
            return Percent(-(-100 * most // (most + _lowest(rest.shown))), Bound.AT_MOST)
        return None


def is_exact(count: Count) -> bool:
    """Whether this is a rounded count and not hidden or a lower bound."""
    return count.shown is not None and not count.at_least


def shown_count(
    count: int, people: int, shorter: Sequence[Count] = (), *, distinct: bool = False
) -> Count:
    """A count, of so many people. `shorter` is the same count as published for each next shorter
    period in this one, if there are any; `distinct` counts whoever was in several of them once.
    """
    counted = _rounded(count, people)
    return _longer(counted, shorter, SMALLEST_COUNT - 1, distinct=distinct) if shorter else counted


def shown_people(people: int, shorter: Sequence[Count] = ()) -> Count:
    """How many people there are. Never beside an answer that each of them gave once: those
    answers add up to it, and what is hidden among them could be found.
    """
    counted = _rounded(people, people)
    return _longer(counted, shorter, SMALLEST_GROUP - 1, distinct=True) if shorter else counted


def parts(
    counts: Mapping[K, int],
    people: int,
    shorter: Sequence[Parts[K]] = (),
    *,
    distinct: bool = False,
) -> Parts[K]:
    """The parts of a whole that is published nowhere else, so that nothing adds up to a hidden one.

    Those who gave no answer are no part: how many answered differs from question to question and
    stays unknown. Parts are shown only if what is shown is at least a whole group: from "5, and
    one hidden, of 10 people or more" it would follow that the hidden one is not 0.
    """
    shown = {
        key: shown_count(
            count, people, [each.counts.get(key, HIDDEN) for each in shorter], distinct=distinct
        )
        for key, count in counts.items()
    }
    if sum(_lowest(each.shown) for each in shown.values() if each.shown) < SMALLEST_GROUP:
        shown = {key: replace(each, shown=None, at_least=False) for key, each in shown.items()}
    return Parts(shown)


def share(
    some: int,
    whole: int,
    people: int,
    shorter: Sequence[Share] = (),
    *,
    distinct: bool = False,
) -> Share:
    """So many of a whole. The rest is a count as well: 12 due and 8 kept says that 4 were not."""
    if not 0 <= some <= whole:
        raise ValueError("some of a whole cannot be more than the whole")
    both = parts(
        {True: some, False: whole - some},
        people,
        [Parts({True: each.some, False: each.rest}) for each in shorter],
        distinct=distinct,
    )
    return Share(both.counts[True], both.counts[False])


def partition(figures: Mapping[K, Figure], whole: Count) -> dict[K, Count]:
    """The parts of a whole that is published too, each of which everybody is in one of.

    If any is hidden, the first one that is not small is hidden with it. What is hidden then has
    at least 10 people together, and any small part may be 0, whatever is known of the whole: the
    other takes up the difference. Which one goes is settled by the order of `figures`, to be
    chosen before anybody looks (by name, or by last year's size): the next smallest one would tell
    by being chosen.
    """
    table = groups(figures, whole)
    first = next((key for key, count in table.items() if count != HIDDEN), None)
    if first is not None and HIDDEN in table.values():
        table[first] = HIDDEN
    return table


def groups(figures: Mapping[K, Figure], whole: Count) -> dict[K, Count]:
    """The groups of a whole which people may leave unsaid. How many did is published nowhere, so
    that a hidden group may always be 0: they may all have left it unsaid.

    Like `partition`, for whole years and closed rounds, never for shorter periods as well. There is
    no table for a whole that is not shown in full, or that had shorter periods hidden: the groups
    would bound the whole from below, and so a hidden month in it.
    """
    if not is_exact(whole) or whole.over_hidden:
        return dict.fromkeys(figures, HIDDEN)
    return {key: _rounded(figure.count, figure.people) for key, figure in figures.items()}


def average(answers: Parts[int]) -> Span | None:
    """The average of answers that are numbers, from the rounded counts. A hidden part is counted
    as it lowers the average most, and as it raises it most: the few who are unhappy are not lost.
    """
    counts = answers.counts
    if _open(counts.values()):
        return None
    shown = [(value, count.shown) for value, count in counts.items() if count.shown is not None]
    if not shown:
        return None
    hidden = sorted(value for value, count in counts.items() if count.shown is None)
    return Span(
        min(_mean(shown, hidden[:taken]) for taken in range(len(hidden) + 1)),
        max(_mean(shown, hidden[taken:]) for taken in range(len(hidden) + 1)),
    )


def method() -> dict[str, int | str]:
    """The thresholds and the rounding, as every export states them."""
    return {
        "smallest_group": SMALLEST_GROUP,
        "smallest_count": SMALLEST_COUNT,
        "rounded_to": STEP,
        "hidden": f"0 to {SMALLEST_COUNT - 1}, or a group of fewer than {SMALLEST_GROUP} people, "
        "or a larger count that would give away one of these",
        "totals": "the sum of the parts as shown",
        "percentages": "from the counts as shown; of the parts that are shown",
        "periods": "closed ones only; at least, where a shorter period in it is hidden; the sum "
        "of its quarters as shown, where a month in one of them is hidden",
    }


def _rounded(count: int, people: int) -> Count:
    if count < 0 or people < 0:
        raise ValueError("nothing can be counted fewer than 0 times")
    if count < SMALLEST_COUNT or people < SMALLEST_GROUP:
        return HIDDEN
    return Count((count + STEP // 2) // STEP * STEP)


def _lowest(shown: int) -> int:
    return max(shown - STEP // 2, SMALLEST_COUNT)


def _longer(counted: Count, shorter: Sequence[Count], most: int, *, distinct: bool) -> Count:
    """A longer period, from what is known of the shorter ones.

    It is counted anew if nothing in it was hidden, or nothing shown. Between the two, only what
    was shown is added up: else a whole year less eleven months is the month that was hidden.
    """
    if all(is_exact(each) and not each.over_hidden for each in shorter):
        return counted
    if all(each.shown is None for each in shorter):
        safe = not _pins(counted, len(shorter), most)
        return replace(counted if safe else HIDDEN, over_hidden=True)
    return replace(_together(shorter, distinct=distinct), over_hidden=True)


def _pins(counted: Count, hidden: int, most: int) -> bool:
    """Whether hidden periods of 0 to `most` could only make this count if none of them was 0:
    8 or more in two of them is twice 4. Above what they can make, some are hidden for their
    people's sake, which says nothing of their counts.
    """
    if counted.shown is None:
        return False
    low = _lowest(counted.shown)
    if most >= SMALLEST_GROUP - 1:
        return max(low, SMALLEST_GROUP) > most * (hidden - 1)
    return most * (hidden - 1) < low <= most * hidden


def _together(counts: Sequence[Count], *, distinct: bool) -> Count:
    shown = [count.shown for count in counts if count.shown is not None]
    if not shown:
        return HIDDEN
    if distinct:
        return Count(max(shown), at_least=True)
    return Count(sum(shown), at_least=not all(is_exact(count) for count in counts))


def _open(counts: Iterable[Count]) -> bool:
    """Whether one of these may be a good deal more than is shown: nothing can be computed of it."""
    return any(count.at_least or (count.shown is None and count.over_hidden) for count in counts)


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def _mean(shown: Sequence[tuple[int, int]], hidden: Sequence[int]) -> float:
    every = [*shown, *((value, SMALLEST_COUNT - 1) for value in hidden)]
    total = sum(count for _, count in every)
    return round(sum(value * count for value, count in every) / total, 1)
