"""The nightly command counts what is over, and a second run does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.databases import SqliteTemplate
from tests.tallies.known import NOW
from tests.tallies.test_closing import put
from youthvoice import clock
from youthvoice.cli import main
from youthvoice.db.database import Database


def test_the_command_counts_every_area_once(
    sqlite_template: SqliteTemplate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_template.copy(tmp_path / "area.sqlite")
    put(Database(url), young=1)
    settings = {"ENVIRONMENT": "test", "DATABASE_URL": url}
    settings |= {"SECRET_KEY": "k" * 40, "HOUSE_SECRET": "h" * 40}
    for name, value in settings.items():
        monkeypatch.setenv(f"YOUTHVOICE_{name}", value)
    said = []
    with clock.held_at(NOW.replace(month=4)):
        for _ in range(2):
            ran = CliRunner().invoke(main, ["close-periods"], catch_exceptions=False)
            assert ran.exit_code == 0
            said.append(ran.output)
    assert said == ["Riverbend: 4 periods counted.\n", "Riverbend: 0 periods counted.\n"]
