"""Which parts of templates and modules a young person or a public page can come to show.

Work pages stay English, and many files hold both: so not files are asked for, but macros, functions
and classes. Where names agree by chance, too much is taken and nothing is missed.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, nodes

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_DOORS: Final = ("young.py", "public.py")
# What only staff ever see, whatever it is called.
_STAFF: Final = ("work.py", "board.py", "staff_forms.py", "staff_sign_in.py")
_STAFF_ROOMS: Final = ("assessment", "caseload", "demo", "languages", "reports", "tallies", "db")
JINJA: Final = Environment(  # noqa: S701 (parses only; nothing is ever rendered with it)
    extensions=["jinja2.ext.do", "jinja2.ext.i18n", "jinja2.ext.loopcontrols"]
)


def reached_templates(root: Path) -> Iterator[tuple[str, list[nodes.Node]]]:
    """Each template that the pages of the young and public doors use, and what they use of it."""
    pages = [path for door in ("young", "public") for path in sorted((root / door).rglob("*.html"))]
    wanted: dict[str, set[str]] = {path.relative_to(root).as_posix(): {""} for path in pages}
    todo = deque((name, "") for name in wanted)
    while todo:
        for name, macro in _used_by(root, *todo.popleft()):
            if macro not in wanted.setdefault(name, set()):
                wanted[name].add(macro)
                todo.append((name, macro))
    for name in sorted(wanted):
        yield name, [part for macro in sorted(wanted[name]) for part in _part(root, name, macro)]


def _part(root: Path, name: str, macro: str) -> list[nodes.Node]:
    """The body of a page without its macros, or one macro by its name."""
    tree = _parsed(root / name)
    if macro:
        return [each for each in tree.find_all(nodes.Macro) if each.name == macro]
    return [each for each in tree.body if not isinstance(each, nodes.Macro)]


@cache
def _parsed(path: Path) -> nodes.Template:
    return JINJA.parse(path.read_text("utf-8"), filename=str(path))


def _used_by(root: Path, name: str, macro: str) -> Iterator[tuple[str, str]]:
    tree = _parsed(root / name)
    own = {each.name: (name, each.name) for each in tree.find_all(nodes.Macro)}
    for taken in tree.find_all(nodes.FromImport):
        for each in taken.names:
            old, new = each if isinstance(each, tuple) else (each, each)
            own[new] = (str(_constant(taken.template)), old)
    for part in _part(root, name, macro):
        yield from (own[each.name] for each in part.find_all(nodes.Name) if each.name in own)
        if isinstance(part, nodes.Name) and part.name in own:
            yield own[part.name]
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        whole = node.template  # type: ignore[attr-defined]  # both have one
        if isinstance(whole, nodes.Const):
            yield str(whole.value), ""


def _constant(node: nodes.Expr) -> object:
    return node.value if isinstance(node, nodes.Const) else ""


@dataclass
class _Module:
    """The top of one module: its definitions by name, and everything else that it runs."""

    defined: dict[str, list[ast.stmt]] = field(default_factory=dict)
    loose: list[ast.stmt] = field(default_factory=list)


def reached_python() -> Iterator[tuple[str, list[ast.stmt]]]:
    """Each module that holds what the young and public doors call, and those parts of it."""
    modules = {path: _module(path) for path in sorted(_PACKAGE.rglob("*.py")) if _counts(path)}
    taken: dict[Path, list[ast.stmt]] = {}
    names: set[str] = set()
    for path, module in modules.items():
        if path.name in _DOORS or path.parent.name == "web":
            taken[path] = [*module.loose, *(s for each in module.defined.values() for s in each)]
            names |= _names(taken[path])
    grew = True
    while grew:
        grew = False
        for path, module in modules.items():
            for name in sorted(names & module.defined.keys()):
                parts = taken.setdefault(path, list(module.loose))
                new = [part for part in module.defined[name] if part not in parts]
                if new:
                    parts += new
                    names |= _names(new)
                    grew = True
    for path in sorted(taken):
        yield path.relative_to(_PACKAGE.parent).as_posix(), taken[path]


def _counts(path: Path) -> bool:
    return path.name not in _STAFF and path.relative_to(_PACKAGE).parts[0] not in _STAFF_ROOMS


def _module(path: Path) -> _Module:
    found = _Module()
    for statement in ast.parse(path.read_text("utf-8")).body:
        names = list(_defines(statement))
        for name in names:
            found.defined.setdefault(name, []).append(statement)
        if not names and not isinstance(statement, (ast.Import, ast.ImportFrom)):
            found.loose.append(statement)
    return found


def _defines(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (each.id for each in statement.targets if isinstance(each, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id


def _names(statements: Iterable[ast.stmt]) -> set[str]:
    found: set[str] = set()
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
    return found
