"""The report as files: each re-read by another library, and the same to the byte each time."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import zipfile

import pytest
from csvw import CSVW
from openpyxl import load_workbook

from tests.page import Browser
from tests.reports.pages.reading import in_csv, in_json, in_report, in_workbook
from tests.reports.sample import PERIOD, empty_report, sample_report
from tests.security.stage import only_sqlite
from youthvoice.reports.document import KEYS, json_of
from youthvoice.reports.sheets import workbook_of
from youthvoice.reports.tables import COLUMNS, csv_name, csv_of, csvw_of, guarded
from youthvoice.reports.wording import method_words

REPORT = f"/board/reports/{PERIOD}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@only_sqlite
@pytest.mark.usefixtures("made_by_hand")
@pytest.mark.parametrize(
    ("kind", "mimetype"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv"),
        ("csv-metadata.json", "application/csvm+json"),
        ("json", "application/json"),
    ],
)
def test_a_file_is_named_after_its_period_and_kept_nowhere(
    analyst: Browser, kind: str, mimetype: str
) -> None:
    response = analyst.client.get(f"{REPORT}/report.{kind}")
    assert response.status_code == 200
    assert response.mimetype == mimetype
    name = f"report-{PERIOD}.{kind}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"
    assert response.get_data() == analyst.client.get(f"{REPORT}/report.{kind}").get_data()


@pytest.mark.parametrize("make", [workbook_of, csv_of, csvw_of, json_of])
def test_the_same_report_made_later_is_the_same_to_the_byte(make) -> None:  # type: ignore[no-untyped-def]
    made = make(sample_report())
    # A ZIP file's times are as fine as two seconds.
    time.sleep(2.1 if make is workbook_of else 0)
    assert make(sample_report()) == made


def test_every_file_says_its_method_thresholds_and_day() -> None:
    report = sample_report()
    document = json.loads(json_of(report))
    assert document["method"] == dict(report.method)
    assert document["method_words"] == method_words(report.method)
    assert document["closed_on"] == "2026-10-02"
    about = load_workbook(io.BytesIO(workbook_of(report)))["About"]
    told = dict(about.iter_rows(min_row=2, values_only=True))
    assert told["Closed on"] == "2 October 2026"
    assert told["Method: smallest_group"] == 10
    assert told["Method: smallest_count"] == 5
    described = json.loads(csvw_of(report))
    assert described["notes"] == [{"method": dict(report.method)}]
    assert described["dc:issued"]["@value"] == "2026-10-02"


def test_a_nearly_empty_report_has_files_too() -> None:
    report = empty_report()
    numbers = in_report(report)
    assert in_csv(csv_of(report)) == numbers
    assert in_json(json_of(report)) == numbers
    assert in_workbook(workbook_of(report), report) == numbers
    assert {shown for *_, shown in numbers} == {"too few to show", "not known"}


def test_the_workbook_has_six_sheets_with_heads_and_no_merged_cells() -> None:
    book = load_workbook(io.BytesIO(workbook_of(sample_report())))
    assert book.sheetnames == [
        *("About", "Indicators", "Ratings", "Breakdowns", "Words", "You said, we did"),
    ]
    for sheet in book:
        heads = [cell.value for cell in sheet[1]]
        assert all(heads)
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        for column in sheet.column_dimensions.values():
            assert 12 <= column.width <= 64


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    raw = workbook_of(sample_report())
    book = load_workbook(io.BytesIO(raw))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert cell.hyperlink is None
    words = [row[1].value for row in book["Words"].iter_rows(min_row=2)]
    assert '=HYPERLINK("http://x.example","I like it here")' in words
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert "external" not in name.casefold()


def test_numbers_are_numbers_and_what_is_hidden_is_text() -> None:
    book = load_workbook(io.BytesIO(workbook_of(sample_report())))
    values = [row[5] for row in book["Indicators"].iter_rows(min_row=2, values_only=True)]
    assert {type(value) for value in values} == {int, str}
    texts = {value for value in values if isinstance(value, str)}
    assert "too few to show" in texts
    assert all(
        re.match("too few to show|about [0-9]+ or more|at (least|most) |not known", each)
        for each in texts
    )


def test_the_table_is_as_rfc_4180_asks_and_known_as_utf_8() -> None:
    raw = csv_of(sample_report())
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert rows[0] == [name for name, _type, _says in COLUMNS]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]


@pytest.mark.parametrize("first", _FORMULA)
def test_no_spreadsheet_takes_a_name_for_a_formula(first: str) -> None:
    assert guarded(f"{first}cmd") == f"'{first}cmd"
    assert guarded("The Den") == "The Den"
    for row in csv.reader(io.StringIO(csv_of(sample_report()).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(_FORMULA) for cell in row)


def test_the_description_fits_its_table_cell_by_cell(tmp_path) -> None:  # type: ignore[no-untyped-def]
    report = sample_report()
    (tmp_path / csv_name(report)).write_bytes(csv_of(report))
    metadata = tmp_path / f"{csv_name(report)}-metadata.json"
    metadata.write_bytes(csvw_of(report))
    # Another implementation of the W3C's standard reads both, and warns of the least fault.
    read = CSVW(str(metadata), validate=True)
    assert read.is_valid, read.warnings
    assert not read.warnings
    rows = list(read.tables[0].iterdicts(strict=True))
    assert len(rows) == len(csv_of(report).decode("utf-8-sig").splitlines()) - 1
    for row in rows:
        assert row["value"] is None or row["value"] >= 0
        assert isinstance(row["shorter_period_hidden"], bool)
    described = json.loads(csvw_of(report))
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == csv_name(report)
    assert described["dc:license"]
    assert described["dc:source"]


def test_every_key_of_the_document_is_explained_in_it() -> None:
    document = json.loads(json_of(sample_report()))
    assert set(document) == set(KEYS) == set(document["keys"]) - {"numbers[]"}
    explained = set(document["keys"]["numbers[]"])
    for number in document["numbers"]:
        assert set(number) <= explained
        assert (number["value"] is None) == (number["reading"] == "hidden")
    assert list(document) == sorted(document)
