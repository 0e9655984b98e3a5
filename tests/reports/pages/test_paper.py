"""The report as a PDF: tagged, in its language, readable by ear, with the numbers of its page."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.page import Browser, Page
from tests.paper import needs_pango
from tests.reports.pages.reading import text
from tests.reports.sample import PERIOD
from tests.security.stage import only_sqlite
from tests.web.test_plan_on_paper import read, tags

pytestmark = [only_sqlite, pytest.mark.usefixtures("made_by_hand")]
REPORT = f"/board/reports/{PERIOD}"
# Every file of the sample, made by a process of its own with another order of hashes.
_ELSEWHERE = """
import hashlib, sys
from tests.bench.figures import bench_settings
from tests.reports.sample import sample_report
from youthvoice import create_app
from youthvoice.reports.board import _FILES, _made
app = create_app(bench_settings("sqlite://"))
with app.test_request_context("/"):
    for kind in _FILES:
        print(kind, hashlib.sha256(_made(sample_report(), kind)).hexdigest())
"""


@pytest.fixture(scope="module")
def _pango() -> None:
    needs_pango()


@pytest.fixture
def raw(_pango: None, analyst: Browser) -> bytes:
    response = analyst.client.get(f"{REPORT}/report.pdf")
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    name = f"report-{PERIOD}.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"
    return response.get_data()


def test_it_is_tagged_and_readable_by_ear_and_says_all_that_its_page_says(
    raw: bytes, analyst: Browser
) -> None:
    reader = PdfReader(io.BytesIO(raw))
    _is_tagged(reader)
    _says_the_same(reader, [analyst.get(REPORT), *_service_pages(analyst)])


def test_every_file_made_by_another_process_is_the_same_to_the_byte(
    raw: bytes, analyst: Browser
) -> None:
    made = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )
    for each in made.stdout.splitlines():
        kind, digest = each.split()
        here = analyst.client.get(f"{REPORT}/report.{kind}").get_data()
        assert hashlib.sha256(here).hexdigest() == digest, kind


def test_where_no_pdf_can_be_made_a_calm_page_says_so(
    calm_app: Flask, analyst: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pango(name: str) -> None:
        raise OSError(f"cannot load library for {name}")

    monkeypatch.setattr("youthvoice.paper.import_module", no_pango)
    assert analyst.get(f"{REPORT}/report.pdf", status=501).h1 == "This copy cannot be made here"


def _is_tagged(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Board report: July to September 2026"
    assert re.search(rb"pdfuaid:part\W+1\W", root["/Metadata"].get_data())
    every = list(tags(reader))
    kinds = [str(tag["/S"]) for tag in every]
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels)), "a level is left out"
    assert kinds.count("/Table") > 15
    assert kinds.count("/TH") > 100
    figures = [tag for tag in every if tag["/S"] == "/Figure"]
    assert len(figures) > 50
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def _says_the_same(reader: PdfReader, pages: list[Page]) -> None:
    said = _folded(read(reader))
    for page in pages:
        for row in _rows(page):
            assert _folded(row) in said, row
    on_pages = " ".join(page.text for page in pages)
    # The paper counts its own pages.
    own = {str(number) for number in range(1, len(reader.pages) + 1)}
    assert _numbers(said) <= _numbers(on_pages) | own


def _rows(page: Page) -> Iterator[str]:
    for table in page.all("table"):
        if table.get("id"):
            for row in table.iter("tr"):
                cells = [text(cell) for cell in row]
                if row.get("class") != "bar-row" and all(cells):
                    yield " ".join(cells)


def _service_pages(analyst: Browser) -> list[Page]:
    return [analyst.get(f"{REPORT}/services/{number}") for number in (1, 2, 3)]


def _numbers(words: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d)?%?", words))


def _folded(words: str) -> str:
    return " ".join(words.split())
