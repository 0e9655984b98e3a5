"""Parses pages strictly, and the same page once: most tests see pages that others saw before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib

# What differs each time a page is made, and is as good as any other to a parser: ids, and the
# tokens in forms.
_VARYING = re.compile(
    r'(?<= value=")[\w.-]{80,}(?=")|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b'
)
# In their place while it is parsed; no page of ours holds these two characters.
_BEGIN, _END = "x\ue000", "\ue001"
_PLACE = re.compile(f"{_BEGIN}([0-9]+){_END}")


def parse(html: str) -> tuple[Element, tuple[str, ...]]:
    """The tree of a page, and all that is wrong with its HTML."""
    if "\ue000" in html:
        return _parse(html)
    varying: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        varying.append(found[0])
        return f"{_BEGIN}{len(varying) - 1}{_END}"

    tree, errors = _parse_once(_VARYING.sub(put_aside, html))
    tree = deepcopy(tree)
    for element in _with_places(tree):
        _put_back(element, varying)
    return tree, errors


def _parse(html: str) -> tuple[Element, tuple[str, ...]]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    return tree, tuple(str(error) for error in parser.errors)


# Each worker sees some hundreds of different pages within a file of tests.
_parse_once = lru_cache(maxsize=500)(_parse)


def _with_places(tree: Element) -> Iterator[Element]:
    for element in tree.iter():
        values = (element.text, element.tail, *element.attrib.values())
        if any(value is not None and "\ue000" in value for value in values):
            yield element


def _put_back(element: Element, varying: list[str]) -> None:
    def original(text: str) -> str:
        return _PLACE.sub(lambda place: varying[int(place[1])], text)

    element.text = element.text and original(element.text)
    element.tail = element.tail and original(element.tail)
    for name, value in element.attrib.items():
        element.set(name, original(value))
