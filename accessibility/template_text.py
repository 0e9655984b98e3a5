"""Reads out of a Jinja template what a person will read, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import singledispatch
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, TypeVar

from jinja2 import Environment, nodes

PLACEHOLDER: Final = "Sam"

# Everything else (paragraphs, headings, list items, buttons, labels, line breaks) ends a sentence.
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_NOT_READ: Final = frozenset({"script", "style"})
_READ_ALOUD: Final = ("aria-label", "aria-description", "alt", "placeholder", "title")
_BREAK: Final = "\x1e"
_TRANSLATED: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
# Arguments of a component that are never text, whatever stands in them.
_NOT_TEXT: Final = frozenset({"class", "class_", "classes", "id", "name", "href", "type", "style"})
# Components that draw and say nothing.
_DRAWINGS: Final = frozenset({"icon", "picture", "draw"})
_ATTRIBUTES: Final = re.compile(r"""\s*[\w:-]+=["']""")
FORMAT: Final = re.compile(r"%\(\w+\)[sd]")
_ONLY_PLACEHOLDERS: Final = re.compile(rf"(?:{PLACEHOLDER}|[\W\d_])*")

_Kind = TypeVar("_Kind", bound=nodes.Node)

_JINJA: Final = Environment(  # noqa: S701 (parses only; nothing is ever rendered with it)
    extensions=["jinja2.ext.do", "jinja2.ext.i18n", "jinja2.ext.loopcontrols"]
)


def template_text(path: Path) -> list[str]:
    """The texts of a template in reading order, one for each block, each once.

    Every branch of every condition is read, beside the text that stands around it; values become
    a placeholder word; sentences handed to a component count as text; comments and scripts do not,
    nor does `set`, unless a string in it is marked for translation. Raises
    jinja2.TemplateSyntaxError for a template that does not parse.
    """
    tree = _JINJA.parse(path.read_text("utf-8"), filename=str(path))
    found: dict[str, None] = {}
    for page in _pages(tree.body):
        reader = _Reader()
        reader.feed(page)
        reader.close()
        reader.end_block()
        found.update(dict.fromkeys(reader.blocks))
    return list(found)


class _Reader(HTMLParser):
    """Collects the text of a page; whatever is not inline closes the block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if _stands_alone(tag, given):
            self.end_block()
        self._silent += tag in _NOT_READ
        spoken = [text for name, text in given.items() if _is_read(name, text)]
        if tag == "input" and given.get("type") in {"submit", "button"}:
            spoken.append(given.get("value", ""))
        for text in spoken:
            self._keep(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._silent -= tag in _NOT_READ

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        self._silent -= tag in _NOT_READ

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        first, *others = data.split(_BREAK)
        self._open.append(first)
        for part in others:
            self.end_block()
            self._open.append(part)

    def end_block(self) -> None:
        """Closes the block that is open, and keeps it where it holds words."""
        self._keep("".join(self._open))
        self._open.clear()

    def _keep(self, text: str) -> None:
        for part in text.split(_BREAK):
            plain = " ".join(part.split())
            if not _ONLY_PLACEHOLDERS.fullmatch(plain):
                self.blocks.append(plain)


def _stands_alone(tag: str, given: dict[str, str]) -> bool:
    """A link that looks like a button is one to its reader."""
    return tag not in _INLINE or given.get("role") == "button" or "button" in given.get("class", "")


def _is_read(name: str, text: str) -> bool:
    """A sentence in a `data-` attribute waits there for a script to show it to a person."""
    return name in _READ_ALOUD or (name.startswith("data-") and text.endswith((".", "!", "?")))


def _pages(body: Sequence[nodes.Node]) -> list[str]:
    """Versions of a page that between them show every branch, as few as can be.

    Where siblings differ in number, those with fewer show their first again.
    """
    parts = [_versions(node) for node in body]
    count = max((len(part) for part in parts), default=1)
    return ["".join(part[at if at < len(part) else 0] for part in parts) for at in range(count)]


@singledispatch
def _versions(_node: nodes.Node) -> list[str]:
    """What a node may show, each possibility once; what is not named below shows nothing."""
    return [""]


@_versions.register
def _(node: nodes.TemplateData) -> list[str]:
    return [node.data]


@_versions.register
def _(node: nodes.Output) -> list[str]:
    return _pages(node.nodes)


@_versions.register
def _(node: nodes.If) -> list[str]:
    branches = [node.body, *(branch.body for branch in node.elif_), node.else_]
    return [page for branch in branches for page in _pages(branch)]


@_versions.register
def _(node: nodes.For) -> list[str]:
    return _pages(node.body) + (_pages(node.else_) if node.else_ else [])


@_versions.register
def _(node: nodes.CallBlock) -> list[str]:
    return [f"{_handed_over(node.call)}{_BREAK}{page}{_BREAK}" for page in _pages(node.body)]


@_versions.register
def _(node: nodes.Macro) -> list[str]:
    asked = _marked(node.defaults)
    return [f"{_BREAK}{asked}{_whole(page)}{_BREAK}" for page in _pages(node.body)]


@_versions.register
def _(node: nodes.Assign) -> list[str]:
    return [_BREAK + _marked([node.node])]


@_versions.register
def _(node: nodes.Block) -> list[str]:
    """A block that fills a class is no text, whatever stands in it."""
    return [""] if "class" in node.name else [_whole(page) for page in _pages(node.body)]


@_versions.register
def _(
    node: nodes.With | nodes.FilterBlock | nodes.Scope | nodes.ScopedEvalContextModifier,
) -> list[str]:
    return _pages(node.body)


@_versions.register
def _(node: nodes.Expr) -> list[str]:
    return [_marked([node]) or PLACEHOLDER]


@_versions.register
def _(node: nodes.Const) -> list[str]:
    return [node.value if isinstance(node.value, str) else PLACEHOLDER]


@_versions.register
def _(node: nodes.CondExpr) -> list[str]:
    return _versions(node.expr1) + (_versions(node.expr2) if node.expr2 else [""])


@_versions.register
def _(node: nodes.Or | nodes.And) -> list[str]:
    return _versions(node.left) + _versions(node.right)


@_versions.register
def _(node: nodes.Concat) -> list[str]:
    return _pages(node.nodes)


@_versions.register
def _(node: nodes.Add) -> list[str]:
    return _pages([node.left, node.right])


@_versions.register
def _(node: nodes.Mod) -> list[str]:
    return [FORMAT.sub(PLACEHOLDER, text) for text in _versions(node.left)]


@_versions.register
def _(node: nodes.MarkSafe | nodes.MarkSafeIfAutoescape) -> list[str]:
    return _versions(node.expr)


@_versions.register
def _(node: nodes.Filter) -> list[str]:
    return _versions(node.node) if node.node else [PLACEHOLDER]


@_versions.register
def _(node: nodes.Call) -> list[str]:
    name = _name(node)
    if name in _TRANSLATED:
        return _strings(node.args) or [PLACEHOLDER]
    return [_handed_over(node) or ("" if name in _DRAWINGS else PLACEHOLDER)]


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _whole(page: str) -> str:
    """What writes attributes is put into a tag, so that they are read as that."""
    return f"<i {page}>" if _ATTRIBUTES.match(page) else page


def _handed_over(call: nodes.Call) -> str:
    """The texts among a component's arguments, each a block of its own.

    A string of one word is text only where it is marked for translation: "action" is none.
    """
    given = [*call.args, *(pair.value for pair in call.kwargs if pair.key not in _NOT_TEXT)]
    said = [text for text in _strings(given) if " " in text.strip()]
    return _blocks(said) + _marked(given)


def _marked(values: Iterable[nodes.Node]) -> str:
    """The texts marked for translation: wherever they stand, a person reads them."""
    calls = [call for value in values for call in _all(value, nodes.Call)]
    marked = [call for call in calls if _name(call) in _TRANSLATED]
    return _blocks(text for call in marked for text in _strings(call.args))


def _blocks(texts: Iterable[str]) -> str:
    return "".join(f"{_BREAK}{text}{_BREAK}" for text in texts)


def _strings(values: Iterable[nodes.Node]) -> list[str]:
    """Every string written out in these expressions, however deep."""
    found = [constant.value for value in values for constant in _all(value, nodes.Const)]
    return [FORMAT.sub(PLACEHOLDER, text) for text in found if isinstance(text, str)]


def _all(value: nodes.Node, kind: type[_Kind]) -> list[_Kind]:
    """The node itself, where it is of this kind, and those inside it."""
    return [*([value] if isinstance(value, kind) else []), *value.find_all(kind)]
