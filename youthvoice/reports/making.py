"""Which reports there are, and one of them: where the pages ask, and nothing else."""

from __future__ import annotations

from sqlalchemy.orm import Session

from youthvoice.accounts.models import Area
from youthvoice.reports.period import parse
from youthvoice.reports.report import make_report, reportable
from youthvoice.reports.shape import Report


def closed_periods(session: Session, area: Area) -> list[str]:
    """The periods of this area that are over and have a report, newest first."""
    return [period.name for period in reportable(session, area.id)]


def report_for(session: Session, area: Area, period: str) -> Report:
    """The report for a closed period. Raises PeriodRefused for any other."""
    return make_report(session, area, parse(period))
