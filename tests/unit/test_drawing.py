"""A drawing is lines and nothing else, whatever a phone has sealed."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.errors import CannotOpen
from youthvoice.ways.drawing import COLOURS, SIDE, svg_of
from youthvoice.ways.recording import type_of

calm = settings(deadline=None)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
points = st.lists(st.integers(0, SIDE), min_size=2, max_size=40).filter(lambda p: len(p) % 2 == 0)
strokes = st.builds(
    lambda colour, width, drawn: {"c": colour, "w": width, "p": drawn},
    st.sampled_from(sorted(COLOURS)),
    st.integers(2, 60),
    points,
)


@calm
@given(st.lists(strokes, min_size=1, max_size=12))
def test_what_was_drawn_comes_back_line_by_line(drawn: list[dict[str, object]]) -> None:
    svg = svg_of(json.dumps({"strokes": drawn}).encode())
    lines = re.findall(r'<polyline [^>]*points="([^"]*)"/>', svg)
    assert lines == [" ".join(map(str, each["p"])) for each in drawn]  # type: ignore[call-overload]


@calm
@given(values | st.builds(lambda value: {"strokes": [value]}, values))
def test_nothing_else_is_ever_drawn(written: object) -> None:
    try:
        svg = svg_of(json.dumps(written).encode())
    except CannotOpen:
        return
    # Whatever did come through holds no text of its own.
    assert re.fullmatch(r"[a-z0-9<>/:.=\" #\-A-Z]+", svg)


@pytest.mark.parametrize(
    "stroke",
    [
        {"c": "ink", "w": 12, "p": [0, 0, 20_000, 20_000]},
        {"c": '"><script>', "w": 12, "p": [0, 0]},
        {"c": "ink", "w": 9999, "p": [0, 0]},
        {"c": "ink", "w": 12, "p": [0, 0, 1]},
        {"c": "ink", "w": True, "p": [0, 0]},
        {"c": "ink", "w": 12, "p": [0] * 200_000},
    ],
    ids=["20,000 a side", "a script", "too thick", "half a point", "a truth", "endless"],
)
def test_what_no_finger_draws_is_not_shown(stroke: dict[str, object]) -> None:
    with pytest.raises(CannotOpen):
        svg_of(json.dumps({"strokes": [stroke]}).encode())


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"<html><script>",
        b"<svg onload=",
        b"\x89PNG\r\n\x1a\n",
        b"MZ\x90",
        b"%PDF-1.7",
        b"ftypM4A",
    ],
)
def test_a_type_that_lies_is_played_as_nothing(lie: bytes) -> None:
    assert type_of(lie + bytes(64)) is None


@calm
@given(st.binary(max_size=64))
def test_only_sound_is_ever_said_to_be_sound(held: bytes) -> None:
    assert type_of(held) in (None, "audio/webm", "audio/ogg", "audio/mp4")
