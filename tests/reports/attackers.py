"""Readers who want to know what is hidden, and know how it was hidden.

`Reader` tries every population of a small world and keeps those that publish the same: what it
cannot tell apart, nobody can. `Bounds` reasons about large ones, by what must add up to what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from youthvoice.reports.disclosure import STEP, Count

World = TypeVar("World")
Numbers = Sequence[int]


def given_away(
    worlds: Iterable[World],
    publish: Callable[[World], tuple[Hashable, Sequence[Count]]],
    secrets: Callable[[World], Numbers],
    small: int,
) -> list[tuple[Hashable, set[int]]]:
    """Each publication from which it follows that a hidden number is from 1 up to below `small`.

    `publish` answers what the reader knows, and the counts that stand for the secrets. A number
    that is one of several small ones but surely not 0 counts as given away too.
    """
    possible: dict[Hashable, list[set[int]]] = defaultdict(list)
    hidden: dict[Hashable, list[bool]] = {}
    for world in worlds:
        known, counts = publish(world)
        found = possible[known]
        for place, secret in enumerate(secrets(world)):
            if place == len(found):
                found.append(set())
            found[place].add(secret)
        hidden[known] = [count.shown is None for count in counts]
    return [
        (known, values)
        for known, found in possible.items()
        for values, is_hidden in zip(found, hidden[known], strict=True)
        if is_hidden and all(0 < value < small for value in values)
    ]


class Bounds:
    """Numbers of which a lowest and a highest value is known, and which add up."""

    NO_LIMIT = 10**6

    def __init__(self) -> None:
        self.ranges: dict[Hashable, tuple[int, int]] = {}
        self._sums: list[tuple[Hashable, list[Hashable]]] = []

    def learn(self, name: Hashable, count: Count, *, hidden: tuple[int, int]) -> None:
        """What a published count says; `hidden` is what one says that is not shown."""
        low, high = hidden
        if count.shown is not None:
            low = max(count.shown - STEP // 2, 5)
            high = self.NO_LIMIT if count.at_least else count.shown + STEP // 2
        self.ranges[name] = (low, high)

    def adds_up(self, whole: Hashable, parts: Iterable[Hashable]) -> None:
        self._sums.append((whole, list(parts)))

    def think(self) -> None:
        """Narrow every range by every sum, until nothing narrows any more."""
        before = None
        while before != self.ranges:
            before = dict(self.ranges)
            for whole, parts in self._sums:
                lows = sum(self.ranges[part][0] for part in parts)
                highs = sum(self.ranges[part][1] for part in parts)
                self._narrow(whole, lows, highs)
                low, high = self.ranges[whole]
                for part in parts:
                    mine = self.ranges[part]
                    self._narrow(part, low - (highs - mine[1]), high - (lows - mine[0]))

    def _narrow(self, name: Hashable, low: int, high: int) -> None:
        mine = self.ranges[name]
        self.ranges[name] = (max(mine[0], low), min(mine[1], high))
