"""The command for the timer: refused until it is set up, and quiet at night."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.databases import SqliteTemplate
from youthvoice import clock
from youthvoice.cli import main


def test_the_command_wants_a_contact_and_sends_nothing_at_night(
    sqlite_template: SqliteTemplate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"ENVIRONMENT": "test", "SECRET_KEY": "k" * 40, "HOUSE_SECRET": "h" * 40}
    settings["DATABASE_URL"] = sqlite_template.copy(tmp_path / "area.sqlite")
    for name, value in settings.items():
        monkeypatch.setenv(f"YOUTHVOICE_{name}", value)
    ran = CliRunner().invoke(main, ["alerts", "send"])
    assert ran.exit_code == 1
    assert "YOUTHVOICE_ALERTS_CONTACT is not set" in ran.output
    monkeypatch.setenv("YOUTHVOICE_ALERTS_CONTACT", "mailto:alerts@voice.example")
    for hour in (3, 9):
        with clock.held_at(datetime(2026, 3, 9, hour, tzinfo=clock.ZONE)):
            ran = CliRunner().invoke(main, ["alerts", "send"], catch_exceptions=False)
        assert (ran.exit_code, ran.output) == (0, "0 phones told.\n")
