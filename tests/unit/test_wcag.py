"""The list of WCAG 2.2's criteria is whole, names tests that are there, and what a glance at the

sources can hold is held.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from youthvoice.places import ACCESSIBILITY, STATIC, TEMPLATES

ROOT = Path(__file__).resolve().parents[2]
LIST = yaml.safe_load((ACCESSIBILITY / "wcag.yaml").read_text(encoding="utf-8"))
# WCAG 2.2 by guideline: how many criteria it counts, and which of them are AAA or no longer one.
_COUNTED = {
    "1.1": (1, ()),
    "1.2": (9, (6, 7, 8, 9)),
    "1.3": (6, (6,)),
    "1.4": (13, (6, 7, 8, 9)),
    "2.1": (4, (3,)),
    "2.2": (6, (3, 4, 5, 6)),
    "2.3": (3, (2, 3)),
    "2.4": (13, (8, 9, 10, 12, 13)),
    "2.5": (8, (5, 6)),
    "3.1": (6, (3, 4, 5, 6)),
    "3.2": (6, (5,)),
    "3.3": (9, (5, 6, 9)),
    "4.1": (3, (1,)),
}


def _all() -> list[str]:
    return [
        f"{guideline}.{number}"
        for guideline, (count, left_out) in _COUNTED.items()
        for number in range(1, count + 1)
        if number not in left_out
    ]


def _is_there(test: str) -> bool:
    path, _, name = test.partition("::")
    if not (ROOT / path).is_file():
        return False
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return name in {each.name for each in tree.body if hasattr(each, "name")}


def test_every_criterion_of_levels_a_and_aa_is_on_the_list_once() -> None:
    assert [each["id"] for each in LIST["criteria"]] == _all()
    levels = [each["level"] for each in LIST["criteria"]]
    assert (levels.count("A"), levels.count("AA"), len(levels)) == (31, 24, 55)


@pytest.mark.parametrize("criterion", LIST["criteria"], ids=lambda each: each["id"])
def test_each_says_what_holds_it_or_why_there_is_nothing_to_hold(criterion: dict[str, Any]) -> None:
    held = {"held_by", "to_do"} & set(criterion)
    assert bool(held) != ("not_here" in criterion)
    assert "not_here" in criterion or criterion["how"].endswith(".")
    assert set(criterion.get("held_by", ())) <= set(LIST["tests"])


def test_every_test_that_is_named_is_there_and_every_name_is_used() -> None:
    assert [name for name, test in LIST["tests"].items() if not _is_there(test)] == []
    used = {name for each in LIST["criteria"] for name in each.get("held_by", ())}
    assert used == set(LIST["tests"])


def test_styles_leave_things_in_the_order_in_which_they_are_read() -> None:
    moved = re.compile(r"(?<![-\w])order\s*:|-reverse\b")
    assert [path.name for path in STATIC.glob("css/*.css") if moved.search(path.read_text())] == []
    first = re.compile(r'tabindex="[1-9]')
    assert [path.name for path in TEMPLATES.rglob("*.html") if first.search(path.read_text())] == []


def test_nothing_plays_moves_or_renews_itself() -> None:
    by_itself = re.compile(r"autoplay|http-equiv=.refresh|<marquee|@keyframes|animation\s*:")
    sources = [*TEMPLATES.rglob("*.html"), *STATIC.glob("css/*.css")]
    assert [path.name for path in sources if by_itself.search(path.read_text())] == []


def test_nothing_is_done_while_a_finger_goes_down_but_drawing() -> None:
    down = re.compile(r"([\w.]+)\.addEventListener\(\s*.(?:pointerdown|mousedown|touchstart)")
    found = [each for path in STATIC.glob("js/*.js") for each in down.findall(path.read_text())]
    assert set(found) <= {"this.canvas"}


def test_bars_and_help_stand_in_the_layouts_alone() -> None:
    for mark in ('class="places"', 'class="deskbar', "data-leave"):
        found = {path.parent.name for path in TEMPLATES.rglob("*.html") if mark in path.read_text()}
        assert found <= {"layouts", "components"}


@pytest.mark.parametrize("colours", ["tokens", "dark"])
def test_lines_and_rings_stand_out_from_their_ground(colours: str) -> None:
    style = (STATIC / "css" / f"{colours}.css").read_text()
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style.partition("}")[0]))
    for ground in ("paper", "card"):
        for drawn in ("line", "ink", "action"):
            assert _contrast(found[drawn], found[ground]) >= 3


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
