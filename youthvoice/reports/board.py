"""The board reads the reports of closed periods, and takes them along as files."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.accounts.roles import Door
from youthvoice.errors import NotFound
from youthvoice.paper import pdf_of
from youthvoice.reports import making, wording
from youthvoice.reports.change import changed_lines, first_lines
from youthvoice.reports.document import json_of
from youthvoice.reports.shape import RatedService, Report
from youthvoice.reports.sheets import workbook_of
from youthvoice.reports.tables import csv_of, csvw_of
from youthvoice.web.doors import Routes
from youthvoice.web.files import file_to_keep
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.BOARD)

# What each file is, and what its link says.
_FILES = MappingProxyType(
    {
        "pdf": ("application/pdf", _("To print or to read: PDF")),
        "xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _("To work with: Excel"),
        ),
        "csv": ("text/csv", _("One table: CSV")),
        "csv-metadata.json": ("application/csvm+json", _("What its columns mean: CSVW")),
        "json": ("application/json", _("For programs: JSON")),
    }
)


@routes.get("/reports")
def reports() -> ResponseReturnValue:
    """The closed periods of the area: years, quarters, months, newest first."""
    periods = making.closed_periods(db(), _area())
    return render_template(
        "board/reports.html",
        any=bool(periods),
        found=(
            (_("Years"), [each for each in periods if "-" not in each]),
            (_("Quarters"), [each for each in periods if "Q" in each]),
            (_("Months"), [each for each in periods if "-" in each and "Q" not in each]),
        ),
        month_ends=wording.last_day(f"{clock.today():%Y-%m}"),
        say=wording,
    )


@routes.get("/reports/<period>")
def report(period: str) -> ResponseReturnValue:
    """One period beside the one before it; one that is not over is not shown, and says so."""
    found = _report(period)
    if found is None:
        return _not_there(period)
    files = [(kind, words) for kind, (_type, words) in _FILES.items()]
    return render_template("board/report.html", files=files, **_drawn(found))


@routes.get("/reports/<period>/services/<int:number>")
def report_service(period: str, number: int) -> ResponseReturnValue:
    """What young people said about one service, in the order of the report's list."""
    found = _report(period)
    if found is None:
        return _not_there(period)
    services = _by_service(found)
    if not 1 <= number <= len(services):
        raise NotFound
    service = services[number - 1]
    return render_template("board/report_service.html", service=service, report=found, say=wording)


@routes.get("/reports/<period>/report.<kind>")
def report_file(period: str, kind: str) -> ResponseReturnValue:
    """The same report as a file, the same to the byte each time."""
    if kind not in _FILES:
        raise NotFound
    found = _report(period)
    if found is None:
        return _not_there(period)
    return file_to_keep(_made(found, kind), _FILES[kind][0], f"report-{found.period}.{kind}")


def _made(found: Report, kind: str) -> bytes:
    if kind == "pdf":
        return pdf_of(render_template("board/report_pdf.html", **_drawn(found)), is_report=True)
    if kind == "xlsx":
        return workbook_of(found)
    if kind == "csv":
        return csv_of(found)
    return csvw_of(found) if kind == "csv-metadata.json" else json_of(found)


def _drawn(found: Report) -> Mapping[str, object]:
    """What a report is drawn with, on the page and on paper."""
    return {
        "report": found,
        "findings": first_lines(found),
        "changed": changed_lines(found),
        "rated": _by_service(found),
        "say": wording,
    }


def _by_service(found: Report) -> list[list[RatedService]]:
    """The ways in which each service was rated in a round, services by name."""

    def key(rated: RatedService) -> tuple[str, str, str]:
        return rated.name.casefold(), rated.name, rated.round_name

    # Sorting keeps the order of what is equal: the ways stay as the report has them.
    return [list(ways) for _key, ways in groupby(sorted(found.services, key=key), key=key)]


def _report(period: str) -> Report | None:
    """The report of a closed period, or None for one that has none."""
    area = _area()
    if period not in making.closed_periods(db(), area):
        return None
    return making.report_for(db(), area, period)


def _not_there(period: str) -> ResponseReturnValue:
    ends = wording.last_day(period)
    over = ends is None or ends < clock.today()
    page = render_template(
        "board/report_not.html", period=period, ends=None if over else ends, say=wording
    )
    return page, 404 if over else 422


def _area() -> Area:
    return db().get_one(Area, visitor().person.area_id)
