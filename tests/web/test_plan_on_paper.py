"""The plan as a PDF: tagged, in its language, readable by ear, and no more than its page holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.page import Browser, Page
from tests.paper import needs_pango
from tests.security.stage import only_sqlite
from tests.web.test_plan import Plan
from tests.world import Staff, World, Young
from youthvoice import clock

pytestmark = only_sqlite


@pytest.fixture(autouse=True)
def _pango() -> None:
    needs_pango()


@pytest.fixture
def plan(world: World, otter: Young) -> Plan:
    return Plan(world, otter, clock.today() + timedelta(days=3))


def pdf(young: Browser, path: str, name: str) -> PdfReader:
    response = young.client.get(path)
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(response.get_data()))


def tags(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, in reading order."""

    def walk(node: object) -> Iterator[DictionaryObject]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for each in node:
                yield from walk(each)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"])


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def read(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_copy_is_tagged_and_says_its_language_and_nothing_in_its_title(
    plan: Plan, young: Browser
) -> None:
    reader = pdf(young, "/plan/copy.pdf", "my-notes.pdf")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "My notes"
    assert re.search(rb"pdfuaid:part\W+1\W", root["/Metadata"].get_data())
    kinds = [tag["/S"] for tag in tags(reader)]
    assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H2", "/H3"]
    assert "/P" in kinds


def test_every_picture_on_paper_has_a_word(plan: Plan, young: Browser) -> None:
    for path, name in (("/plan/copy.pdf", "my-notes.pdf"), ("/safe/card.pdf", "my-card.pdf")):
        figures = [tag for tag in tags(pdf(young, path, name)) if tag["/S"] == "/Figure"]
        assert figures
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_the_copy_holds_the_plan_and_no_word_more_than_its_page(
    plan: Plan, young: Browser, worker: Browser
) -> None:
    worker.submit(worker.get(f"{plan.work_item}/cannot"), "/cannot", words="Nobody picks up.")
    young.submit(young.get(plan.item), "/happened", happened="no", words="Nobody called.")
    reader = pdf(young, "/plan/copy.pdf", "my-notes.pdf")
    assert_no_more_than(reader, young.get("/plan/copy"))
    assert {"school", "picks", "called"} <= words(read(reader))


def test_the_card_holds_the_safety_plan_and_the_numbers_and_no_word_more_than_its_page(
    young: Browser, worker: Browser, otter: Young
) -> None:
    young.submit(
        young.get("/safe/change"),
        "/safe/change",
        helps="My dog.\nA walk.",
        missing="Nan first.",
        word="pineapple",
        name_1="Nan",
        number_1="01632 960 122",
    )
    people = f"/work/folders/{otter.folder_id}/people/new"
    worker.submit(worker.get(people), people, name="Sam", number="01632 960 145")
    worker.submit(worker.get(people), people, name="Grandma", number="(01632) 960122")
    reader = pdf(young, "/safe/card.pdf", "my-card.pdf")
    page = young.get("/safe/card")
    assert_no_more_than(reader, page)
    for each in (read(reader), page.text):
        assert {"Nan", "122", "dog", "walk", "first", "Sam", "145", "999", "1111"} <= words(each)
        assert not {"pineapple", "Grandma"} & words(each)


def assert_no_more_than(reader: PdfReader, page: Page) -> None:
    alternatives = " ".join(str(tag["/Alt"]) for tag in tags(reader) if "/Alt" in tag)
    labels = " ".join(each.get("aria-label", "") for each in page.tree.iter())
    assert words(read(reader)) <= words(page.text)
    assert words(alternatives) <= words(labels)


def test_a_pdf_tells_nothing_beside_its_words(plan: Plan, otter: Young, young: Browser) -> None:
    raw = young.client.get("/plan/copy.pdf").get_data()
    for secret in ("Otter", str(otter.folder_id), str(plan.aim), "youthvoice", "localhost"):
        assert secret.encode() not in raw


def test_words_in_other_scripts_and_very_long_ones_fit_on_paper(plan: Plan, young: Browser) -> None:
    typed = "من هو المسؤول؟ Zażółć 🦦 " + "Averyverylongword" * 30
    young.submit(young.get("/plan/new"), "/plan/new", words=typed)
    reader = pdf(young, "/plan/copy.pdf", "my-notes.pdf")
    assert "Zażółć" in read(reader)


def test_where_no_pdf_can_be_made_a_calm_page_says_so(
    app: Flask, monkeypatch: pytest.MonkeyPatch, plan: Plan, young: Browser, sam: Staff
) -> None:
    def no_pango(name: str) -> None:
        raise OSError(f"cannot load library for {name}")

    monkeypatch.setattr("youthvoice.paper.import_module", no_pango)
    for path in ("/plan/copy.pdf", "/safe/card.pdf"):
        page = young.get(path, status=501)
        assert page.h1 == "This copy cannot be made here"
        assert "You can print the page instead." in page.text
    assert young.get("/plan/copy").status == 200
