"""Which reports there are, and one of them: where the pages ask, and nothing else."""

from __future__ import annotations

from sqlalchemy.orm import Session

from youthvoice.accounts.models import Area
from youthvoice.errors import NotFound
from youthvoice.reports.shape import Report


def closed_periods(session: Session, area: Area) -> list[str]:  # noqa: ARG001 - joined to it next
    """The periods of this area that are over and have a report, newest first."""
    return []


def report_for(session: Session, area: Area, period: str) -> Report:  # noqa: ARG001 - as above
    """The report for a closed period. Raises NotFound for any other."""
    raise NotFound
