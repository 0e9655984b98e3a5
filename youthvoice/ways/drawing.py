"""A drawing as strokes of a finger: numbers and a few colours, from which we draw it ourselves.

So it can hold nothing but lines: no script, no picture of 20,000 pixels a side.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from youthvoice.errors import CannotOpen

SIDE = 1000
COLOURS = {
    "ink": "#1f2933",
    "red": "#c2352b",
    "orange": "#d9730d",
    "green": "#2e7d4f",
    "blue": "#2b62c2",
    "lilac": "#7a4fb5",
}
_THINNEST, _THICKEST = 2, 60
_MOST_STROKES, _MOST_NUMBERS = 2000, 120_000


@dataclass(frozen=True)
class Stroke:
    """One line: its colour's name, how thick it is, and its points in thousandths of a side."""

    colour: str
    width: int
    points: tuple[int, ...]


def strokes_of(drawn: bytes) -> list[Stroke]:
    """The strokes that a phone wrote. Raises CannotOpen for anything that is not just that."""
    try:
        strokes = [
            Stroke(str(each["c"]), _number(each["w"]), tuple(map(_number, each["p"])))
            for each in json.loads(drawn)["strokes"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CannotOpen from None
    numbers = sum(len(each.points) for each in strokes)
    if not 0 < len(strokes) <= _MOST_STROKES or numbers > _MOST_NUMBERS:
        raise CannotOpen
    if not all(map(_is_drawn, strokes)):
        raise CannotOpen
    return strokes


def svg_of(drawn: bytes) -> str:
    """The drawing as a picture (SVG 2): lines, and nothing else. Raises CannotOpen."""
    lines = [
        f'<polyline stroke="{COLOURS[each.colour]}" stroke-width="{each.width}"'
        f' points="{" ".join(map(str, each.points))}"/>'
        for each in strokes_of(drawn)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="#ffffff"/>'
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(lines)}</g></svg>"
    )


def _number(written: object) -> int:
    if not isinstance(written, int) or isinstance(written, bool):
        raise TypeError(written)
    return written


def _is_drawn(stroke: Stroke) -> bool:
    return (
        stroke.colour in COLOURS
        and _THINNEST <= stroke.width <= _THICKEST
        and len(stroke.points) >= 2
        and len(stroke.points) % 2 == 0
        and all(0 <= each <= SIDE for each in stroke.points)
    )
