"""A browser without a screen: follows links, fills in forms, and checks every page it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from tests.markup import parse
from youthvoice.languages.catalogue import sentences_in
from youthvoice.languages.known import TRANSLATED
from youthvoice.web.headers import EVERYWHERE, ON_PAGES, OVER_TLS
from youthvoice.web.nobody import knows_nobody


@cache
def _titles_in_other_languages() -> frozenset[str]:
    return frozenset(sentences_in(code).gettext(each) for code in TRANSLATED for each in _TITLES)


class Page:
    """One HTML page, parsed; making one checks what must be true of every page."""

    def __init__(self, response: TestResponse, path: str) -> None:
        self.response, self.path = response, path
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.tree, errors = parse(self.html)
        self._check(errors)

    @property
    def text(self) -> str:
        """All a person reads, with spaces folded."""
        body = self.tree.find("body")
        assert body is not None
        return " ".join(" ".join(_text(body)).split())

    @property
    def h1(self) -> str:
        return " ".join("".join(_text(self.all("h1")[0])).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements with this tag and these attributes (class_ for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.tree.iter(tag)
            if all(element.get(name) == value for name, value in wanted.items())
        ]

    def form(self, action: str | None = None) -> Element:
        """The form with this action (its end is enough), or the first one of the main part."""
        forms = [
            form
            for form in self.all("form")
            if action is None or (form.get("action") or "").endswith(action)
        ]
        assert forms, f"{self.path} has no form to {action}"
        return forms[0]

    def _check(self, errors: Sequence[str]) -> None:
        assert not errors, f"{self.path}: invalid HTML {errors[:3]}"
        assert len(self.all("h1")) == 1, f"{self.path}: one h1"
        root = self.tree
        assert root.get("lang"), f"{self.path}: a page says its language"
        title = root.find("head/title")
        assert title is not None
        assert title.text in _TITLES or title.text in _titles_in_other_languages(), (
            f"{self.path}: the title tells something: {title.text}"
        )
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"{self.path}: an id is there twice"
        for element in root.iter():
            assert element.get("style") is None, f"{self.path}: inline style"
            inline = [name for name in element.attrib if name.startswith("on")]
            assert not inline, f"{self.path}: inline script {inline}"
            for name in ("src", "href", "action"):
                address = element.get(name) or ""
                assert "//" not in address or address == _leave(element), (
                    f"{self.path}: reaches out to {address}"
                )
        for script in self.all("script"):
            assert script.get("src"), f"{self.path}: inline script"
        self._check_forms(set(ids))

    def _check_forms(self, ids: set[str | None]) -> None:
        for form in self.all("form"):
            assert form.get("method") == "post", f"{self.path}: words go into addresses"
            assert form.get("action"), f"{self.path}: a form says where it goes"
            tokens = [each for each in form.iter("input") if each.get("name") == "csrf_token"]
            # What knows nobody takes no token either: it would need a cookie.
            wanted = 0 if knows_nobody(form.get("action") or "") else 1
            assert len(tokens) == wanted, f"{self.path}: tokens in {form.get('action')}"
        labelled = {label.get("for") for label in self.all("label")}
        assert labelled <= ids, f"{self.path}: labels of nothing: {labelled - ids}"
        for field in [*self.all("input"), *self.all("textarea"), *self.all("select")]:
            if field.get("type") not in ("hidden", "submit"):
                assert field.get("id") in labelled, f"{self.path}: no label for {field.attrib}"


def _leave(element: Element) -> str | None:
    return element.get("data-leave")


# Every title there is: none of them tells anything about anybody.
_TITLES = frozenset(
    {"My notes", "Lists", "My days", "Work notes", "Board reports", "Something went wrong"}
)


def _text(element: Element) -> Iterable[str]:
    if element.tag in ("script", "style", "template"):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _text(child)
        if child.tail:
            yield child.tail


class Browser:
    """A browser: cookies, forms with their tokens, and redirects followed one by one."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.app = app

    def get(self, path: str, *, status: int = 200) -> Page:
        """The page at this path, after redirects."""
        return self._page(self.client.get(path), path, status)

    def submit(
        self, page: Page, action: str | None = None, *, status: int = 200, **fields: str
    ) -> Page:
        """Sends a form as a browser would, hidden fields and all, and follows where it leads."""
        form = page.form(action)
        data = {**form_values(form), **fields}
        target = form.get("action") or page.path
        return self._page(self.client.post(target, data=data), target, status)

    def _page(self, response: TestResponse, path: str, status: int) -> Page:
        for _ in range(5):
            check_headers(response, path)
            if response.status_code not in (301, 302, 303, 307, 308):
                break
            path = response.headers["Location"]
            if path.startswith("https://weather.example"):
                break
            response = self.client.get(path)
        assert response.status_code == status, (
            f"{path}: {response.status_code}, not {status}: {response.get_data(as_text=True)[:400]}"
        )
        return Page(response, path)


def form_values(form: Element) -> dict[str, str]:
    """What a form would send if it were sent as it stands, without a button."""
    values: dict[str, str] = {}
    for field in form.iter():
        name = field.get("name")
        if not name or field.tag not in ("input", "textarea", "select"):
            continue
        if field.tag == "textarea":
            values[name] = (field.text or "").removeprefix("\n")
        elif field.get("type") in ("radio", "checkbox"):
            if field.get("checked") is not None:
                values[name] = field.get("value") or "y"
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [each for each in options if each.get("selected") is not None]
            values[name] = next((each.get("value") or "" for each in chosen or options), "")
        elif field.tag == "input" and field.get("type") != "submit":
            values[name] = field.get("value") or ""
    return values


def check_headers(response: TestResponse, path: str) -> None:
    """What must be in every answer, pages and redirects alike."""
    for name, value in {**EVERYWHERE, **OVER_TLS}.items():
        assert response.headers.get(name) == value, f"{path}: header {name}"
    for name, value in ON_PAGES.items():
        assert response.headers.get(name) == value, f"{path}: header {name}"
    for cookie in response.headers.getlist("Set-Cookie"):
        _check_cookie(cookie, path)


def _check_cookie(cookie: str, path: str) -> None:
    flags = {part.strip().casefold() for part in cookie.split(";")[1:]}
    assert cookie.startswith("__Host-"), f"{path}: cookie {cookie.split('=', maxsplit=1)[0]}"
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= flags, f"{path}: {cookie}"


def json_of(response: TestResponse) -> dict[str, object]:
    return cast("dict[str, object]", response.get_json())
