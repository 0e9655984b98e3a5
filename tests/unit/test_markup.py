"""A page that was parsed before gives the tree it would give anew."""

from __future__ import annotations

from uuid import uuid4
from xml.etree.ElementTree import tostring

import html5lib

from tests.markup import parse


def _page(**differs: str) -> str:
    token, one = differs["token"], differs["one"]
    return (
        f'<!doctype html><html lang="en"><title>Notes</title><h1>{one} and {one}</h1>'
        f'<form action="/said/{one}?to={uuid4()}"><input name="t" value="{token}">'
        f"<p>Before {one}<br>after {uuid4()}<!-- {one} --></form>"
    )


def test_each_page_keeps_its_own_ids_and_tokens() -> None:
    for letter in "abc":
        html = _page(token=letter * 90, one=str(uuid4()))
        anew = html5lib.parse(html, namespaceHTMLElements=False)
        tree, errors = parse(html)
        assert tostring(tree) == tostring(anew)
        assert not errors


def test_what_one_test_changes_in_a_tree_no_other_sees() -> None:
    html = _page(token="t" * 90, one=str(uuid4()))
    parse(html)[0].clear()
    assert parse(html)[0].find("body/h1") is not None


def test_a_page_that_is_wrong_is_wrong_each_time() -> None:
    html = "<!doctype html><title>Notes</title><p id=a id=b></div>"
    assert parse(html)[1] == parse(html)[1] != ()
    assert len(parse(html)[1]) == 2


def test_the_marks_of_the_places_may_stand_in_a_page() -> None:
    html = f"<!doctype html><title>x\ue0000\ue001</title><p>{uuid4()}"
    assert tostring(parse(html)[0]) == tostring(html5lib.parse(html, namespaceHTMLElements=False))
