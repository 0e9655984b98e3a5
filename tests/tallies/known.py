"""The area whose truth is known: 3 teams, 60 young people, 14 months to the end of 2025."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.tallies.plan import Plan, Young, made, reasoned

# The day on which everything is counted.
NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
MONTHS = [date(2024 + (10 + each) // 12, (10 + each) % 12 + 1, 1) for each in range(14)]


def known_plan() -> Plan:
    """30 in the north, 18 in the south, 8 in the west, 4 whose worker is in no team."""
    teams = ["North"] * 30 + ["South"] * 18 + ["West"] * 8 + [None] * 4
    young = [
        Young(number, team, date(2024, 11, 4) if number % 3 else date(2025, 2, 10))
        for number, team in enumerate(teams)
    ]
    return made(young, MONTHS, reasoned)
