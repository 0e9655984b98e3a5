"""Somebody writes while the folder is handed over: what they write is under the next key."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.at_once import meanwhile
from tests.handover.steps import hands_over, tells
from tests.plan.steps import Table
from tests.world import World
from youthvoice.folders.models import Folder
from youthvoice.plan.models import PlanStep, View


def test_what_was_begun_before_a_hand_over_and_kept_after_it_is_under_the_next_key(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever handed over may have kept a copy of the key before."""
    table = Table(world)
    aim, kim = table.aim(), world.staff("Kim")
    change = tells(world, table.sam, table.otter, kim)
    meanwhile(
        monkeypatch,
        "plan.service",
        lambda: hands_over(world, table.sam, table.otter, change),
        lambda: table.view(aim, View.AGREE, "But tell me first."),
    )
    with world.work() as session:
        step = session.scalars(select(PlanStep)).one()
        folder = session.get_one(Folder, table.otter.folder_id)
        assert (step.key_version, folder.current_version) == (2, 2)
    for reader in (kim, table.otter):
        assert table.item(aim, reader).said[0].fields["words"] == "But tell me first."
