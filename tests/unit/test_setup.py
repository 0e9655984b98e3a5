"""What only the set-up can break: sizes, doors that are listed, a start without secrets, README."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from youthvoice import DOOR_MODULES
from youthvoice.accounts.roles import Door

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
MOST_LINES_IN_CRYPTO = 200
MOST_LINES_OF_A_FUNCTION = 40
PACKAGES = ("youthvoice", "accessibility", "tests")
# A migration writes out every column of its tables, and is not edited after it was released.
MIGRATIONS = ROOT / "youthvoice" / "db" / "migrations" / "versions"
# Made by running the product, so not there in a fresh clone.
MADE = ("instance/", "static/vendor/", ".venv", "node_modules")


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if MIGRATIONS not in path.parents:
                yield path


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long_to_read_at_once() -> None:
    limits = {
        path: MOST_LINES_IN_CRYPTO if path.parent.name == "crypto" else MOST_LINES
        for path in sources()
    }
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in limits}
    assert {named(path): n for path, n in lengths.items() if n > limits[path]} == {}


def test_no_function_is_too_long_to_read_at_once() -> None:
    too_long = {
        f"{named(path)}: {node.name}": lines
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert too_long == {}


def test_every_file_named_after_a_door_is_opened_and_no_other() -> None:
    doors = {door.value for door in Door}
    files = {
        f"youthvoice.{path.parent.name}.{path.stem}"
        for path in (ROOT / "youthvoice").glob("*/*.py")
        if path.stem in doors
    }
    assert set(DOOR_MODULES) == files
    assert len(DOOR_MODULES) == len(files)


def test_production_without_its_secrets_ends_with_one_line_that_names_the_first() -> None:
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith("YOUTHVOICE_")
    }
    ended = subprocess.run(
        [sys.executable, "-c", "import youthvoice.wsgi"],
        env=outside,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == "Not started: YOUTHVOICE_DATABASE_URL is not set\n"


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=named)
def test_the_guides_name_only_commands_that_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    asked = set(re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert asked <= targets


@pytest.mark.parametrize("page", pages(), ids=named)
def test_the_guides_name_only_files_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [
        page.parent / link.partition("#")[0]
        for link in re.findall(r"\]\(([^)]+)\)", text)
        if "://" not in link
    ]
    # A path in code marks is told from the root, and inside the package from there.
    places = [
        [ROOT / name, ROOT / "youthvoice" / name]
        for name in re.findall(r"`([\w.-]+/[\w./-]*)`", text)
        if not name.startswith(MADE)
    ]
    missing = [str(link) for link in links if not link.exists()]
    missing += [str(each[0]) for each in places if not any(place.exists() for place in each)]
    assert missing == []
