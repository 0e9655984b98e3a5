"""Runs every measurement once, one after the other, and prints a table with the goals beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.blinding import measure_blinding
from tests.bench.closing import measure_closing
from tests.bench.figures import Figure, print_figures
from tests.bench.first_view import measure_first_view
from tests.bench.reports import measure_reports
from tests.bench.server_time import measure_answer, measure_caseload
from tests.bench.serving import measure_serving
from tests.bench.year import measure_week, measure_year

_ALL = (
    measure_first_view,
    measure_answer,
    measure_caseload,
    measure_year,
    measure_week,
    measure_serving,
    measure_blinding,
    measure_reports,
    measure_closing,
)


def main() -> None:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="youthvoice-bench-") as name:
        folder = Path(name)
        for measure in _ALL:
            figures += measure(folder)
    print_figures(figures)


if __name__ == "__main__":
    main()
